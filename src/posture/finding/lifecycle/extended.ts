import { toDay } from '../../../base/dates.js';
import type { Asset } from '../../../model/asset.js';
import type { Product } from '../../../model/identified.js';
import type { Entry, Row } from '../../product/schema.js';

/** Was more time bought? Nobody says: null. `year`: the last that was bought, where it is told. */
export type Bought = { bought: boolean | null; year: number | null; said: string };

type Period = { what: string; until: string };

const NO =
  /\b(?:no|not|without|never|kein|declined)\b[^.;,]{0,20}\b(?:esu|els|esm|extended)|\b(?:esu|els|esm|extended \w+(?: \w+)?)\b[^.;,]{0,12}\b(?:expired|lapsed|ended|not bought|none|no\b)/u;
const YES =
  /\b(?:esu|els|esm|premium assurance|extended security|extended support|extended life|ubuntu pro|legacy add-?on)\b/u;

/** What the machine's notes and texts, or the person who asks, say of more time. */
export function boughtOf(asset: Asset, product: Product, text: string, told: boolean | undefined): Bought {
  const said = [asset.notes ?? '', text, product.edition ?? ''].join(' ; ').toLowerCase().slice(0, 2_000);
  if (told !== undefined) return { bought: told, year: null, said };
  if (NO.test(said)) return { bought: false, year: null, said };
  const pro = product.product === 'ubuntu' && /\bpro\b/u.test(product.edition ?? '');
  if (!pro && (!YES.test(said) || /\b(?:esu|els|esm)\s*\?/u.test(said))) return { bought: null, year: null, said };
  const year = /\besu\b[^.;]{0,12}\b(?:year|y|yr)[ .]?([1-3])\b/u.exec(said)?.[1];
  return { bought: true, year: year === undefined ? null : Number(year), said };
}

/** Days within which the first bought update has come, and is installed by whoever bought it: monthly updates, and a month of grace. */
const FIRST_UPDATE = 62;

/** Whether the machine's last update lies before the plain support ended, and long enough ago: what was bought, if anything, never reached it. */
export function isUnpatched({ last_patched: last }: Asset, row: Row, { bought }: Bought, asOf: string): boolean {
  const { until } = plainEnd(row);
  if (bought !== null || last === null || until === null) return false;
  return last <= until && last <= asOf && toDay(asOf) - toDay(until) > FIRST_UPDATE;
}

/** Support that comes by itself lengthens the plain one: the last day of both. */
export function plainEnd({ lifecycle, entry }: Row): { until: string | null; free: Period | null } {
  const free =
    (entry?.extended ?? [])
      .filter(({ how }) => how === 'free')
      .sort(byDay)
      .at(-1) ?? null;
  const { support_until: until } = lifecycle;
  return free !== null && until !== null && free.until > until ? { until: free.until, free } : { until, free: null };
}

/** Time that can be bought for this edition, in the order of its days; empty where there is none. */
export function paidPeriods({ lifecycle, entry }: Row, product: Product, { said }: Bought): Period[] {
  if (entry !== null && excluded(entry, product)) return [];
  const periods = entry === null ? lifecycle.extended : entry.extended.filter((each) => counts(each, said));
  return periods.toSorted(byDay);
}

/** Editions that could not buy more time: SQL Server Express. */
export function excluded(entry: Entry, { edition }: Product): boolean {
  const words = (edition ?? '').toLowerCase().split(/[\s,]+/u);
  return words.some((word) => entry.no_extended.includes(word));
}

function counts({ how, needs }: Entry['extended'][number], said: string): boolean {
  return how === 'paid' && (needs === null || said.includes(needs));
}

function byDay(a: { until: string }, b: { until: string }): number {
  return a.until < b.until ? -1 : a.until > b.until ? 1 : 0;
}
