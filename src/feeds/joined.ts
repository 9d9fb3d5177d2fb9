import type { Affected, Exploited } from '../model/vulnerability.js';
import type { CveRecord } from './read/cve.js';

/** The catalogue's entries of a day, each with the versions of its CVE record where that was out by then. */
export function joined(exploited: readonly Exploited[], records: readonly CveRecord[], asOf: string): Exploited[] {
  const byCve = new Map(records.map((record) => [record.cve, record]));
  return exploited
    .filter(({ added_on: day }) => day <= asOf)
    .map((entry) => {
      const record = byCve.get(entry.cve);
      if (record === undefined || (record.published_on !== null && record.published_on > asOf)) return entry;
      const affected = record.affected.map((each) => withVendor(each, entry.vendor));
      return { ...entry, published_on: record.published_on, affected: affected.length === 0 ? null : affected };
    });
}

/** Records that name no maker mean the catalogue's. */
function withVendor(affected: Affected, vendor: string): Affected {
  return affected.vendor === '' ? { ...affected, vendor } : affected;
}
