import { z } from 'zod';
import { readData } from '../../base/data.js';
import { below, between, uniform, type Random } from '../../base/random.js';

/** Invented people and the numbers they carry, for tables whose truth is known. */
const namesSchema = z.object({
  surnames: z.array(z.object({ name: z.string(), per100k: z.number() })),
  first: z.array(z.object({ name: z.string(), per100k: z.number() })),
});
const zip3Schema = z.object({ states: z.record(z.string(), z.string()) });
const codesSchema = z.object({ codes: z.record(z.string(), z.object({ state: z.string().nullable() })) });

export type Person = {
  readonly first: string;
  readonly last: string;
  readonly middle: string;
  readonly born: readonly [year: number, month: number, day: number];
  readonly ssn: string;
  readonly state: string;
  readonly zip: string;
  readonly city: string;
  readonly street: string;
  readonly phone: string;
  readonly email: string;
  readonly imei: string;
};

export function pick<T>(random: Random, list: readonly T[]): T {
  const value = list[below(random, list.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

export function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(below(random, 10))).join('');
}

const ONSETS = [
  'B',
  'Br',
  'C',
  'Ch',
  'D',
  'F',
  'G',
  'Gr',
  'H',
  'J',
  'K',
  'Kl',
  'L',
  'M',
  'N',
  'P',
  'R',
  'S',
  'Sch',
  'T',
  'V',
  'W',
  'Z',
];
const MIDDLES = ['a', 'ai', 'e', 'ei', 'i', 'o', 'ou', 'u', 'ie'];
const ENDS = [
  'ber',
  'cchi',
  'der',
  'ski',
  'ler',
  'mann',
  'nez',
  'ros',
  'sen',
  'tini',
  'vic',
  'witz',
  'yama',
  'zzo',
  'kov',
  'ndez',
  'quist',
  'ros',
  'nguyo',
];

/** A surname that no table lists: six people in ten have one. */
function rareName(random: Random): string {
  return `${pick(random, ONSETS)}${pick(random, MIDDLES)}${pick(random, ENDS)}`;
}

function weighted(random: Random, list: readonly { name: string; per100k: number }[]): string {
  let left = uniform(random) * list.reduce((sum, { per100k }) => sum + per100k, 0);
  for (const { name, per100k } of list) {
    left -= per100k;
    if (left <= 0) return title(name);
  }
  return title(list[0]?.name ?? '');
}

export function title(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

const AREAS: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.12, 1, 99],
  [0.79, 100, 665],
  [0.05, 667, 772],
  [0.04, 773, 899],
];

export function ssn(random: Random): string {
  let left = uniform(random);
  const [, from, to] = AREAS.find(([share]) => (left -= share) <= 0) ?? [0, 100, 665];
  return `${String(between(random, from, to)).padStart(3, '0')}${String(between(random, 1, 99)).padStart(2, '0')}${String(between(random, 1, 9999)).padStart(4, '0')}`;
}

export function withLuhn(digitsBefore: string): string {
  const sum = Array.from(digitsBefore)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return `${digitsBefore}${(10 - (sum % 10)) % 10}`;
}

const TACS = [
  '35417803',
  '35328811',
  '86012604',
  '01326700',
  '35693803',
  '35901109',
  '99000482',
  '35204906',
  '86723403',
];
const TOWNS = [
  'Houston',
  'Portland',
  'Springfield',
  'Salem',
  'Fairview',
  'Georgetown',
  'Clinton',
  'Madison',
  'Spokane',
  'Tacoma',
  'Boise',
  'Omaha',
  'Wichita',
  'Mesa',
  'El Paso',
  'Fort Worth',
  'San Diego',
  'Lake Charles',
  'Cedar Rapids',
  'Grand Junction',
  'Yakima',
  'Olathe',
  'Tulsa',
  'Reno',
  'Akron',
  'Dover',
  'Kenosha',
  'Quincy',
  'Warwick',
  'Oakmont',
  'Penfield',
  'Maple Heights',
  'Bellrock',
  'Corvale',
  'Northbury',
  'Eastholm',
];
const STREETS = [
  'Maple',
  'Oak',
  'Washington',
  'Lakeview',
  'Second',
  'Elm',
  'Martin Luther King',
  'Ridge',
  'Church',
  'Highland',
  'Sunset',
  'Mill',
  '14th',
  '3rd',
  'County Line',
];
const TYPES = ['St', 'Ave', 'Rd', 'Blvd', 'Ln', 'Dr', 'Ct', 'Way', 'Pl', 'Street', 'Avenue'];
const MAILS = ['mail.example', 'post.example', 'inbox.example', 'example.com', 'example.net', 'corp.example.org'];

export function person(random: Random): Person {
  const { surnames, first: firsts } = readData('names', namesSchema);
  const first = uniform(random) < 0.12 ? title(rareName(random)) : weighted(random, firsts);
  const last = uniform(random) < 0.59 ? rareName(random) : weighted(random, surnames);
  const [prefix, state] = place(random);
  const age = 18 + Math.floor((uniform(random) + uniform(random)) * 38);
  return {
    first,
    last,
    middle: String.fromCodePoint(65 + below(random, 26)),
    born: [2021 - age, between(random, 1, 12), between(random, 1, 28)],
    ssn: ssn(random),
    state,
    zip: `${prefix}${digits(random, 2)}`,
    city: pick(random, TOWNS),
    street:
      uniform(random) < 0.06
        ? `PO Box ${between(random, 10, 9999)}`
        : `${between(random, 1, 19_999)} ${pick(random, STREETS)} ${pick(random, TYPES)}`,
    phone: `${areaCode(random, state)}${between(random, 200, 999)}${digits(random, 4)}`,
    email: `${first}.${last}${below(random, 90)}@${pick(random, MAILS)}`.toLowerCase(),
    imei: withLuhn(`${pick(random, TACS)}${digits(random, 6)}`),
  };
}

function place(random: Random): readonly [prefix: string, state: string] {
  return pick(random, Object.entries(readData('zip3', zip3Schema).states));
}

function areaCode(random: Random, state: string): string {
  const codes = Object.entries(readData('area-codes', codesSchema).codes);
  const own = codes.filter((entry) => entry[1].state === state).map(([code]) => code);
  return pick(
    random,
    own.length > 0 && uniform(random) < 0.8 ? own : ['206', '425', '312', '917', '415', '303', '702'],
  );
}
