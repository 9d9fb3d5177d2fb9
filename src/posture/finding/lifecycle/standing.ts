import { toDay } from '../../../base/dates.js';
import type { Product } from '../../../model/identified.js';
import type { Entry, Row } from '../../product/schema.js';

import { excluded, paidPeriods, plainEnd, type Bought } from './extended.js';

/**
 * How a product stands on a day. `lines`: what it rests on. `since`: last day with support; null where only is known that it ended.
 * `ask` says whose answer is missing: the maker's, the owner's, or that of public lists that nobody has fetched.
 */
export type Standing =
  | { is: 'supported'; until: string | null; lines: string[] }
  | { is: 'ended'; since: string | null; lines: string[] }
  | { is: 'open'; ask: 'maker' | 'owner' | 'lists'; because: string; buy: boolean; lines: string[] };

/** Days after which a source that says "supported" and gives no end is too old to go by: two years, a judgement. */
const STALE = 731;

/** How a row stands as of a day, with what is known of bought time. */
export function standingOf(row: Row, product: Product, asOf: string, bought: Bought): Standing {
  const { lifecycle, entry } = row;
  if (lifecycle.confidence === 'low') return low(row);
  const { until, free } = plainEnd(row);
  if (until === null) return undated(row, asOf);
  const lines = free === null ? [] : [`${free.what}: to ${free.until}`];
  if (asOf <= until) return inTime(row, product, until, lines);
  const periods = paidPeriods(row, product, bought);
  const last = periods.at(-1);
  if (last === undefined || earlier(row, product)) {
    const no = entry !== null && excluded(entry, product) ? [`no extended support is sold for this edition`] : [];
    const before = earlier(row, product)
      ? ['that is the last day of a newer version: this one ended on it or before']
      : [];
    return { is: 'ended', since: until, lines: [...lines, ...no, ...before] };
  }
  return paid({ until, periods, last, asOf, bought, lines });
}

function inTime({ entry }: Row, product: Product, until: string, lines: string[]): Standing {
  if (entry?.at_most === true)
    return open(
      'owner',
      `its support ends on ${until} at the latest, and our own table does not tell its versions apart: say which it is, and get public lists with \`assay feeds update\``,
    );
  if (olderPack(entry, product)) {
    const because = `fixes until ${until} come for service pack ${entry?.service_pack} only, and this one is older: install it`;
    return open('owner', because);
  }
  return { is: 'supported', until, lines };
}

type Paid = {
  until: string;
  periods: { what: string; until: string }[];
  last: { what: string; until: string };
  asOf: string;
  bought: Bought;
  lines: string[];
};

/** Plain support is over, and more could be bought. */
function paid({ until, periods, last, asOf, bought, lines }: Paid): Standing {
  const end = bought.year === null ? last : (periods[bought.year - 1] ?? last);
  const both = [...lines, ...periods.map((each) => `${each.what}: to ${each.until}`)];
  if (asOf > last.until) {
    const over = `even with bought extended support (${last.what}) the fixes ended on ${last.until}`;
    return { is: 'ended', since: bought.bought === true ? end.until : until, lines: [...lines, over] };
  }
  if (bought.bought === false) return { is: 'ended', since: until, lines: both };
  if (bought.bought === null) {
    const because = `without bought extended support the fixes ended on ${until}, with it they come until ${last.until}: say whether it was bought`;
    return { is: 'open', ask: 'owner', because, buy: true, lines: both };
  }
  if (asOf > end.until) return { is: 'ended', since: end.until, lines: both };
  const now = periods.find((each) => asOf <= each.until) ?? end;
  return { is: 'supported', until: bought.year === null ? now.until : end.until, lines: both };
}

function low({ lifecycle, entry }: Row): Standing {
  const at = entry?.ask_at === undefined || entry.ask_at === null ? '' : ` (${entry.ask_at})`;
  const seen = lifecycle.support_until === null ? '' : `; unconfirmed: ${lifecycle.support_until}`;
  return open('maker', `no dependable date is known for it${seen}: check with the maker${at}`);
}

function undated({ lifecycle, entry }: Row, asOf: string): Standing {
  const { as_of, ended } = lifecycle;
  if (ended === true) {
    return asOf >= as_of
      ? { is: 'ended', since: null, lines: [`the source of ${as_of} says that support has ended, and gives no day`] }
      : open('maker', `support had ended by ${as_of}; since when is not known`);
  }
  const status = entry?.status ?? (ended === false ? 'active' : 'unknown');
  if (status === 'active' || status === 'mature') {
    const line = `the source of ${as_of} says that it is supported, and gives no end`;
    if (toDay(asOf) - toDay(as_of) <= STALE) return { is: 'supported', until: null, lines: [line] };
    return open('maker', `${line}; that is too long ago to go by`);
  }
  return open('maker', wordsFor(status, entry?.discontinued_on ?? null, asOf));
}

function wordsFor(status: string, on: string | null, asOf: string): string {
  const ask = 'ask the maker whether it still gets security fixes';
  if (status === 'discontinued') {
    const since = on === null ? '' : on <= asOf ? ` since ${on}` : ` from ${on}`;
    return `it is no longer made${since}, and no end of its support is known: ${ask}`;
  }
  return status === 'limited'
    ? `the maker mends newer versions only, as far as is known: ${ask}, or update`
    : `no end of its support is known: ${ask}`;
}

function open(ask: 'maker' | 'owner', because: string): Standing {
  return { is: 'open', ask, because, buy: false, lines: [] };
}

/** The date of the row is that of a newer version or service pack than this one: it ended before. */
function earlier({ entry }: Row, product: Product): boolean {
  return entry?.at_most === true || olderPack(entry, product);
}

function olderPack(entry: Entry | null, { version }: Product): boolean {
  const pack = /\b(?:sp|service pack) ?(\d+)/iu.exec(version ?? '')?.[1];
  return entry !== null && entry.service_pack !== null && pack !== undefined && Number(pack) < entry.service_pack;
}
