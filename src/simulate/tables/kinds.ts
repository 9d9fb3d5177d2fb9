import type { Random } from '../../base/random.js';
import type { Element } from '../../model/element.js';
import { pick, type Person } from './people.js';

/** A kind of column: what it holds in truth, names that files give it, and ways to write it. */
export type Kind = {
  readonly id: string;
  /** What it may rightly be called, best first. */
  readonly truth: readonly Element[];
  readonly headers: readonly string[];
  readonly write: (random: Random) => Writer;
  /** Without a name its values do not tell: only counted where there is a header. */
  readonly needsHeader?: boolean;
  /** Without a name it may pass for these too. */
  readonly passesFor?: readonly Element[];
};
export type Writer = (person: Person, row: number) => string;

export const two = (value: number): string => String(value).padStart(2, '0');

export type Day = readonly [year: number, month: number, day: number];
export const DATE_STYLES: readonly ((day: Day) => string)[] = [
  ([y, m, d]) => `${y}-${two(m)}-${two(d)}`,
  ([y, m, d]) => `${two(m)}/${two(d)}/${y}`,
  ([y, m, d]) => `${m}/${d}/${y}`,
  ([y, m, d]) => `${two(d)}.${two(m)}.${y}`,
  ([y, m, d]) => `${y}${two(m)}${two(d)}`,
  ([y, m, d]) => `${m}/${d}/${two(y % 100)}`,
  ([y, m, d]) => `${two(d)}-${MONTHS[m - 1] ?? ''}-${y}`,
  ([y, m, d]) => `${y}-${two(m)}-${two(d)} 00:00:00`,
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const CASES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
];
export const cased =
  (of: (person: Person) => string) =>
  (random: Random): Writer => {
    const change = pick(random, CASES);
    return (person) => change(of(person));
  };
