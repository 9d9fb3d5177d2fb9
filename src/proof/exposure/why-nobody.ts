import { unreachable } from '../../base/errors.js';
import type { Verdict } from '../../model/verdict.js';

/** Why nobody is counted under a verdict; null where people are. */
export function whyNobody({ verdict }: Pick<Verdict, 'verdict'>): string | null {
  switch (verdict) {
    case 'authentic':
    case 'mixed':
    case 'recycled':
    case 'scraped':
      return null;
    case 'fabricated':
      return 'The rows fit your records no better than made-up ones would: they expose nobody of yours.';
    case 'not_ours':
      return 'The rows are of people who are not in your systems: whom they expose is not yours to count.';
    case 'stitched':
      return 'The values are real, but each row puts those of different people together: whom a row exposes cannot be told by row.';
    case 'inconclusive':
      return 'Whether the rows are yours was not decided: a count of people would say more than the verdict does.';
    default:
      return unreachable(verdict);
  }
}
