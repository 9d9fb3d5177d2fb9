import type { Licence } from '../../model/plant.js';
import type { Rule } from './rules.js';

/** The same day so many months on, or the last day of that month where it has none. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** The next day of renewal on or after a day; else what must be said to know it. */
export function renewalOf(
  rule: Rule,
  licence: Licence,
  asOf: string,
): { readonly day: string } | { readonly ask: string } {
  const { renewal } = licence;
  if (renewal !== undefined)
    return renewal >= asOf
      ? { day: renewal }
      : { ask: `the renewal day that is written, ${renewal}, has passed: write the next one` };
  if (rule.renewal === null) return { ask: 'write the day of renewal that stands on the licence (renewal)' };
  const parity = parityOf(rule.renewal.years, licence);
  if (parity === null)
    return {
      ask: 'the number of the certificate decides the year: write it (number), or the day of renewal (renewal)',
    };
  const end = `-${String(rule.renewal.month).padStart(2, '0')}-${String(rule.renewal.day).padStart(2, '0')}`;
  const year = Number(asOf.slice(0, 4));
  const next = [year, year + 1, year + 2].find((each) => each % 2 === parity && `${each}${end}` >= asOf);
  return { day: `${next ?? year}${end}` };
}

function parityOf(years: 'odd' | 'even' | 'certificate', { number }: Licence): 0 | 1 | null {
  if (years !== 'certificate') return years === 'odd' ? 1 : 0;
  const digit = /(\d)\D*$/u.exec(String(number ?? ''))?.[1];
  return digit === undefined ? null : Number(digit) % 2 === 1 ? 1 : 0;
}
