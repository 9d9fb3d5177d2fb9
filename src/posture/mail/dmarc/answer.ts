import type { DmarcAnswer, DmarcPolicy } from '../../../model/mail-check.js';
import type { Level } from './collect.js';
import type { DmarcRecord } from './record.js';

const EMPTY = { policy: null, subdomains: null, missing_subdomains: null, percent: 100 } as const;

/** RFC 7489, 6.6.3: the domain's own record, else that of its organisational domain by the public suffix list. */
export function answer7489(own: Level, organisational: Level): DmarcAnswer {
  const chosen = own.records.length > 0 || own.unanswered !== null ? own : organisational;
  const known = { organisational_domain: organisational.domain };
  if (chosen.unanswered !== null) return { ...EMPTY, ...known, state: 'cannot_tell', at: null };
  const [record, another] = chosen.records;
  if (record === undefined) return { ...EMPTY, ...known, state: 'none', at: null };
  const place = { ...known, at: chosen.domain };
  if (another !== undefined) return { ...EMPTY, ...place, state: 'not_applied' };
  const p = effective(record, record.bad.filter((tag) => tag !== 'np').length > 0);
  if (p === null) return { ...EMPTY, ...place, state: 'not_applied' };
  const below = p.fallback ? 'none' : (record.sp ?? p.policy);
  const own7489 = chosen.domain === own.domain ? p.policy : below;
  return {
    ...place,
    state: 'applied',
    policy: own7489,
    subdomains: below,
    missing_subdomains: below,
    percent: record.pct,
  };
}

/** RFC 9989, 4.10: the domain's own record, else what a walk up the tree finds; `np` and `t` count, `pct` does not. */
export function answer9989(levels: readonly Level[]): DmarcAnswer {
  const [own] = levels;
  if (own === undefined) return { ...EMPTY, state: 'none', at: null, organisational_domain: null };
  const organisational = organisationalDomain(levels);
  const silent = levels.some(({ unanswered }) => unanswered !== null);
  const known = { organisational_domain: silent ? null : organisational };
  const chosen = single(own) === null ? policyLevel(levels, organisational) : own;
  // Without a record of its own, any silent name above could change whose record counts.
  if (own.unanswered !== null || (single(own) === null && silent)) {
    return { ...EMPTY, ...known, state: 'cannot_tell', at: null };
  }
  const record = chosen === null ? null : single(chosen);
  if (chosen === null || record === null) {
    const several = levels.some(({ records }) => records.length > 1);
    return { ...EMPTY, ...known, state: several ? 'not_applied' : 'none', at: null };
  }
  return { ...policies9989(record, chosen.domain === own.domain), ...known, at: chosen.domain };
}

function policies9989(record: DmarcRecord, isOwn: boolean): Omit<DmarcAnswer, 'at' | 'organisational_domain'> {
  const p = effective(record, record.bad.length > 0);
  if (p === null) return { ...EMPTY, state: 'not_applied' };
  const milder = (policy: DmarcPolicy): DmarcPolicy => (record.testing ? oneMilder(policy) : policy);
  const below = p.fallback ? 'none' : (record.sp ?? p.policy);
  return {
    state: 'applied',
    policy: milder(isOwn ? p.policy : below),
    subdomains: milder(below),
    missing_subdomains: milder(p.fallback ? 'none' : (record.np ?? below)),
    percent: 100,
  };
}

/** A record without a readable policy counts as `none` where it asks for reports, and else for nothing. */
function effective(record: DmarcRecord, bad: boolean): { policy: DmarcPolicy; fallback: boolean } | null {
  if (record.p !== null && !bad) return { policy: record.p, fallback: false };
  return record.rua.length > 0 ? { policy: 'none', fallback: true } : null;
}

function oneMilder(policy: DmarcPolicy): DmarcPolicy {
  return policy === 'reject' ? 'quarantine' : 'none';
}

function single({ records }: Level): DmarcRecord | null {
  return records.length === 1 ? (records[0] ?? null) : null;
}

/** The organisational domain of a walk: `psd=n` is it; below `psd=y` lies it; else the shortest name with a record. */
function organisationalDomain(levels: readonly Level[]): string | null {
  const [own] = levels;
  if (own === undefined) return null;
  const held = levels.filter((level) => single(level) !== null);
  const marked = held.find((level) => single(level)?.psd === 'n');
  if (marked !== undefined) return marked.domain;
  const suffix = held.find((level) => level !== own && single(level)?.psd === 'y');
  if (suffix !== undefined) return oneBelow(own.domain, suffix.domain);
  return held.at(-1)?.domain ?? own.domain;
}

function oneBelow(domain: string, parent: string): string {
  const labels = domain.split('.');
  return labels.slice(-(parent.split('.').length + 1)).join('.');
}

/** Whose record holds where the domain has none of its own: that of the organisational domain, else of the public suffix. */
function policyLevel(levels: readonly Level[], organisational: string | null): Level | null {
  const own = levels.find(({ domain }) => domain === organisational);
  if (own !== undefined && single(own) !== null) return own;
  return levels.find((level, at) => at > 0 && single(level)?.psd === 'y') ?? null;
}
