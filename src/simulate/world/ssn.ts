import { type Random, between, chance, uniform } from '../../base/random.js';
import { PEOPLE } from '../rates.js';

/**
 * Areas by state up to 2011-06-25, ranges inclusive.
 * Source: Social Security Administration, table of area numbers by state; the areas that two jurisdictions shared are left out.
 */
const AREAS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  NH: [[1, 3]],
  ME: [[4, 7]],
  VT: [[8, 9]],
  MA: [[10, 34]],
  RI: [[35, 39]],
  CT: [[40, 49]],
  NY: [[50, 134]],
  NJ: [[135, 158]],
  PA: [[159, 211]],
  MD: [[212, 220]],
  DE: [[221, 222]],
  VA: [
    [223, 231],
    [691, 699],
  ],
  WV: [[233, 236]],
  NC: [
    [237, 246],
    [681, 690],
  ],
  SC: [
    [247, 251],
    [654, 658],
  ],
  GA: [
    [252, 260],
    [667, 675],
  ],
  FL: [
    [261, 267],
    [589, 595],
    [766, 772],
  ],
  OH: [[268, 302]],
  IN: [[303, 317]],
  IL: [[318, 361]],
  MI: [[362, 386]],
  WI: [[387, 399]],
  KY: [[400, 407]],
  TN: [
    [408, 415],
    [756, 763],
  ],
  AL: [[416, 424]],
  MS: [
    [425, 428],
    [587, 588],
    [752, 755],
  ],
  AR: [
    [429, 432],
    [676, 679],
  ],
  LA: [
    [433, 439],
    [659, 665],
  ],
  OK: [[440, 448]],
  TX: [
    [449, 467],
    [627, 645],
  ],
  MN: [[468, 477]],
  IA: [[478, 485]],
  MO: [[486, 500]],
  ND: [[501, 502]],
  SD: [[503, 504]],
  NE: [[505, 508]],
  KS: [[509, 515]],
  MT: [[516, 517]],
  ID: [[518, 519]],
  WY: [[520, 520]],
  CO: [
    [521, 524],
    [650, 653],
  ],
  NM: [
    [525, 525],
    [585, 585],
    [648, 649],
  ],
  AZ: [
    [526, 527],
    [600, 601],
    [764, 765],
  ],
  UT: [
    [528, 529],
    [646, 647],
  ],
  NV: [
    [530, 530],
    [680, 680],
  ],
  WA: [[531, 539]],
  OR: [[540, 544]],
  CA: [
    [545, 573],
    [602, 626],
  ],
  AK: [[574, 574]],
  HI: [
    [575, 576],
    [750, 751],
  ],
  DC: [[577, 579]],
};

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
  const area = drawArea(random, AREAS[birthState] ?? [[531, 539]]);
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
