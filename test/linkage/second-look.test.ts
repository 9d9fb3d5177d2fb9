import { expect, test } from 'vitest';
import { linkFebrl } from './febrl.js';

const GIVEN = ['mary', 'linda', 'susan', 'karen', 'donna', 'carol', 'james', 'robert', 'david', 'thomas'];
const SOUNDS = [
  'bar',
  'del',
  'fin',
  'gor',
  'han',
  'jul',
  'kel',
  'lom',
  'mer',
  'nov',
  'pol',
  'rid',
  'sut',
  'tam',
  'vex',
];
const pad = (value: number, size: number): string => String(value).padStart(size, '0');

type Invented = Record<string, string>;

/** Three hundred invented people, each in a place of its own. */
const invented = (at: number): Invented => ({
  rec_id: `rec-${at}-org`,
  given_name: GIVEN[(at * 7) % 10] ?? '',
  surname: `${SOUNDS[at % 15] ?? ''}${SOUNDS[(at * 4 + Math.floor(at / 15)) % 15] ?? ''}`,
  street_number: String(1 + ((at * 37) % 200)),
  address_1: `${SOUNDS[(at * 11) % 15] ?? ''} street`,
  suburb: `${SOUNDS[(at * 2) % 15] ?? ''}wood`,
  postcode: String(2000 + ((at * 13) % 400)),
  date_of_birth: `19${pad(30 + ((at * 17) % 65), 2)}${pad(1 + ((at * 5) % 12), 2)}${pad(1 + ((at * 11) % 28), 2)}`,
  soc_sec_id: String(1_000_003 + at * 27_644),
});
const originals = Array.from({ length: 300 }, (_, at) => invented(at));

/** The same people with a mistake in every value that the lookup holds: number, surname and, for half of them, the street. */
const mistyped = (person: Invented, at: number): Invented => ({
  ...person,
  rec_id: `rec-${at}-dup-0`,
  surname: `${person['surname'] ?? ''}q`,
  soc_sec_id: String(9_000_001 + at),
  ...(at % 2 === 0 ? { address_1: 'unheard lane' } : {}),
});

test('who is mistyped in all that identifies is found by the rest', async () => {
  const linked = await linkFebrl(originals, originals.map(mistyped));
  expect(linked).toMatchObject({ wrong: 0 });
  expect(linked.recall).toBeGreaterThan(0.95);
});

test('one household, or one name, is not one person', async () => {
  const household = originals.slice(0, 100).map((person, at) => ({
    ...person,
    rec_id: `rec-${1000 + at}-dup-0`,
    given_name: 'zoltan',
    date_of_birth: `2001${pad(1 + (at % 12), 2)}${pad(1 + (at % 28), 2)}`,
    soc_sec_id: String(8_000_001 + at),
  }));
  const namesakes = originals.slice(100, 200).map((person, at) => ({
    ...invented(at + 5000),
    rec_id: `rec-${2000 + at}-dup-0`,
    given_name: person['given_name'] ?? '',
    surname: person['surname'] ?? '',
    soc_sec_id: String(7_000_001 + at),
    address_1: 'elsewhere road',
  }));
  const linked = await linkFebrl(originals, [...household, ...namesakes]);
  expect(linked.misses).toEqual([]);
});
