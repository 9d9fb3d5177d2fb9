import { z } from 'zod';
import { readData } from '../../base/data.js';
import { type Random, between, chance, uniform } from '../../base/random.js';
import { PEOPLE } from '../rates.js';

const areasSchema = z.object({ states: z.record(z.string(), z.array(z.tuple([z.int(), z.int()]))) });

const FIRST_YEAR = 1936;
const LAST_YEAR = 2011;
/** Order in which the groups of an area were given out: odd 01-09, even 10-98, even 02-08, odd 11-99. */
const GROUPS = [...steps(1, 9), ...steps(10, 98), ...steps(2, 8), ...steps(11, 99)];

function steps(from: number, to: number): number[] {
  return Array.from({ length: (to - from) / 2 + 1 }, (_, index) => from + index * 2);
}

/** One number that may be given to somebody born in that state and year. It can be taken already: the caller asks again. */
export function drawSsn(random: Random, birthState: string, birthYear: number, randomised: boolean): number {
  if (randomised) return drawAnySsn(random);
  const area = drawArea(random, readData('ssn-areas', areasSchema).states[birthState] ?? [[531, 539]]);
  const issued = Math.max(FIRST_YEAR, issueYear(random, birthYear));
  const progress = Math.min(1, (issued - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR));
  const at = Math.round(progress * (GROUPS.length - 12)) + between(random, -8, 8);
  const group = GROUPS[Math.min(GROUPS.length - 1, Math.max(0, at))] ?? 1;
  return area * 1_000_000 + group * 10_000 + between(random, 1, 9999);
}

/** Any number that could have been issued after randomisation; also what a careful forger makes up. */
export function drawAnySsn(random: Random): number {
  let area = between(random, 1, 898);
  if (area >= 666) area += 1;
  return area * 1_000_000 + between(random, 1, 99) * 10_000 + between(random, 1, 9999);
}

// Numbers at birth became usual by 1989; before, at first work, and for children once tax forms asked for them (1986).
function issueYear(random: Random, birthYear: number): number {
  if (birthYear >= 1987) return birthYear + (chance(random, 0.9) ? 0 : 1);
  if (birthYear >= 1970) return Math.max(birthYear + 1, birthYear + Math.floor(uniform(random) * 17));
  return birthYear + between(random, 13, 18);
}

function drawArea(random: Random, ranges: readonly (readonly [number, number])[]): number {
  const size = ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);
  let at = Math.floor(uniform(random) * size);
  for (const [low, high] of ranges) {
    if (at <= high - low) return low + at;
    at -= high - low + 1;
  }
  throw new RangeError('no area');
}

/** A number for each of `count` people, no number twice. Twelve bytes a person. */
export function assignSsns(count: number, draw: (person: number, attempt: number) => number): Int32Array {
  const assigned = new Int32Array(count);
  const slots = 2 ** Math.ceil(Math.log2(Math.max(4, count * 2)));
  const taken = new Int32Array(slots);
  for (let person = 0; person < count; person += 1) {
    for (let attempt = 0; ; attempt += 1) {
      const ssn = draw(person, attempt);
      if (!claim(taken, ssn)) continue;
      assigned[person] = ssn;
      break;
    }
  }
  return assigned;
}

function claim(taken: Int32Array, ssn: number): boolean {
  const mask = taken.length - 1;
  let at = Math.imul(ssn, 0x9e3779b1) >>> 0;
  for (at &= mask; taken[at] !== 0; at = (at + 1) & mask) if (taken[at] === ssn) return false;
  taken[at] = ssn;
  return true;
}

export function writeSsn(ssn: number): string {
  const digits = String(ssn).padStart(9, '0');
  return `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
}

export const ssnRandomised = (random: Random): boolean => chance(random, PEOPLE.ssnRandomised);
