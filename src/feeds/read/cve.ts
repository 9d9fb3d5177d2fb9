import { z } from 'zod';
import { affectedSchema, type Affected } from '../../model/vulnerability.js';
import { affectedOfCpes, applicabilitySchema } from './cve-cpe.js';
import { versionsOf, versionSchema } from './cve-versions.js';
import { cut, dayOf, jsonOf, notTheFeed } from './json.js';

const MOST = 5000;

// CVE Record Format 5: CVE_Record_Format.json of the CVE Program.
const productSchema = z.object({
  vendor: z.string().optional(),
  product: z.string().optional(),
  packageName: z.string().optional(),
  defaultStatus: z.string().optional(),
  cpes: z.array(z.string()).max(MOST).optional(),
  versions: z.array(versionSchema).max(MOST).optional(),
});
const containerSchema = z.object({
  affected: z.array(productSchema).max(MOST).optional(),
  cpeApplicability: applicabilitySchema.optional(),
});
const recordSchema = z.object({
  cveMetadata: z.object({ cveId: z.string(), state: z.string(), datePublished: z.string().optional() }),
  containers: z.object({ cna: containerSchema, adp: z.array(containerSchema).max(100).optional() }),
});

export const cveRecordSchema = z.object({
  cve: z.string(),
  published_on: z.iso.date().nullable(),
  affected: z.array(affectedSchema),
});
/** Which products and versions a CVE record names, those that its publisher gave first. */
export type CveRecord = z.infer<typeof cveRecordSchema>;

/** A CVE record of format 5. Throws `not_the_feed`, also for another record than the one that was asked for. */
export function readCve(bytes: Uint8Array, id: string): CveRecord {
  const parsed = recordSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) throw notTheFeed('it is not a CVE record of format 5');
  const { cveMetadata, containers } = parsed.data;
  if (cveMetadata.cveId !== id) throw notTheFeed('it is another CVE record than the one that was asked for');
  if (cveMetadata.state !== 'PUBLISHED') throw notTheFeed('the record was withdrawn');
  const affected = [containers.cna, ...(containers.adp ?? [])].flatMap((container) => [
    ...(container.affected ?? []).flatMap(affectedOf),
    ...affectedOfCpes(container.cpeApplicability ?? []),
  ]);
  return { cve: id, published_on: dayOf(cveMetadata.datePublished), affected: distinct(affected) };
}

function affectedOf(given: z.infer<typeof productSchema>): Affected[] {
  const vendor = known(given.vendor);
  const product = known(given.product ?? given.packageName);
  if (product === '') return [];
  const base = { vendor: cut(vendor, 200), cpes: (given.cpes ?? []).slice(0, 50).map((cpe) => cut(cpe, 300)) };
  const otherwise =
    given.defaultStatus === 'affected' || given.defaultStatus === 'unaffected' ? given.defaultStatus : 'unknown';
  return versionsOf(product, given.versions ?? []).map(({ product: name, ranges, unread, named }) => ({
    ...base,
    product: cut(name, 400),
    ranges,
    unread,
    otherwise: named ? 'unknown' : otherwise,
  }));
}

function known(text: string | undefined): string {
  const trimmed = (text ?? '').trim();
  return /^(?:n\/?a|unknown|unspecified)$/iu.test(trimmed) ? '' : trimmed;
}

function distinct(affected: readonly Affected[]): Affected[] {
  return [...new Map(affected.map((each) => [JSON.stringify(each), each])).values()];
}
