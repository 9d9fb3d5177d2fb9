import { isAbsent } from './absent.js';
import { bared, notRead, nothing, numberOf, type Read } from './numbers.js';

/** Hours of one person: a working day has 8, a week 40. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:|h|hr|hrs|hour|hours|man[- ]?hours|person[- ]?hours|std)\.?$/u, 1],
  [/^(?:m|min|mins|minute|minutes)\.?$/u, 1 / 60],
  [/^(?:d|day|days|working days?|work days?)\.?$/u, 8],
  [/^(?:w|wk|wks|week|weeks)\.?$/u, 40],
];
const MOST = 100_000;

/** Hours: `24`, `~ 24 h`, `3 days`. A range is not guessed. */
export function hoursOf(text: string): Read<number> {
  if (isAbsent(text)) return nothing;
  const bare = bared(text);
  if (/\d\s*(?:-|–|to)\s*\d/u.test(bare)) return notRead('a range, not a number of hours');
  const worded = /^half an? (hour|day)$/u.exec(bare)?.[1];
  if (worded !== undefined) return { value: worded === 'day' ? 4 : 0.5, why: null };
  const parts = /^([\d., ]*\d|an?|one)\s*([a-z -]*\.?)$/u.exec(bare);
  const unit = UNITS.find(([words]) => words.test((parts?.[2] ?? '?').trim()))?.[1];
  const number = parts === null ? null : /^[ao]/u.test(parts[1] ?? '') ? 1 : numberOf(parts[1] ?? '');
  if (number === null || unit === undefined) return notRead('not a number of hours that can be read in one way');
  const value = Math.round(number * unit * 100) / 100;
  return value > MOST ? notRead('more hours than a person works in a life') : { value, why: null };
}
