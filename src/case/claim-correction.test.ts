import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readClaim } from '../claim/claim.js';
import { claimEntries } from '../model/claim-fields.js';
import { claimSchema, type Claim } from '../model/claim.js';
import { correctedClaim } from './claim-correction.js';
import { spanOfWords } from './claim-words.js';

async function read(file: string, date: string): Promise<Claim> {
  const bytes = readFileSync(new URL(`../../examples/${file}`, import.meta.url));
  return (await readClaim(bytes, { date, rates: null })).claim;
}

const carrier = await read('carrier-2021/claim.txt', '2021-08-16');
const town = await read('town/note.txt', '2021-08-02');

function made(
  claim: Claim,
  entry: string,
  values: Record<string, string>,
  span: [number, number] | null = null,
): Claim {
  const result = correctedClaim(claim, { story: 0, entry, values, span });
  if ('fault' in result) throw new Error(`${result.fault} ${result.slot}`);
  return result.claim;
}

test('sets a value where it stands, with the sureness of a person', () => {
  const { people } = made(carrier, 'people', { people: 'about 98 500 000' });
  expect(people).toEqual({ value: 98_500_000, bound: 'about', span: carrier.people?.span, confidence: 1 });
  expect(made(carrier, 'access', { access: 'kept' }).access?.value).toBe('kept');
  expect(made(carrier, 'claimed_on', { claimed_on: '2021-08' }).claimed_on?.value).toBe('2021-08');
});

test('adds what was missed, at the words that say so', () => {
  const { affected_assets: assets } = made(
    town,
    'affected_assets.0',
    { 'affected_assets.0.what': 'computer with the pumps' },
    [10, 20],
  );
  expect(assets).toEqual([
    {
      what: { value: 'computer with the pumps', span: [10, 20], confidence: 1 },
      operating_system: null,
      role: null,
      connected_to: null,
    },
  ]);
  const elements = made(town, 'elements', { 'elements.4': 'email' }, [10, 20]).elements;
  expect(elements.map(({ value }) => value)).toEqual(['full_name', 'address', 'phone', 'bank_account', 'email']);
});

test('takes out one of a list, one of several, or a part of one', () => {
  expect(made(town, 'elements', { 'elements.1': '' }).elements.map(({ value }) => value)).toEqual([
    'full_name',
    'phone',
    'bank_account',
  ]);
  expect(made(carrier, 'subsets.1', { 'subsets.1.offer': '' }).subsets).toEqual([carrier.subsets[0]]);
  expect(made(carrier, 'subsets.0', { 'subsets.0.price.amount': '' }).subsets[0]?.price.amount).toBeNull();
});

test.each([
  ['people', { people: 'many' }, 'bad_value'],
  ['claimed_on', { claimed_on: '2021-13' }, 'bad_value'],
  ['access', { access: 'sometimes' }, 'bad_value'],
  ['actor', { actor: 'a seller' }, 'no_place'],
  ['people', { people: 'more than 100,000,000' }, 'nothing_changed'],
  ['people', { rows: '5' }, 'nothing_changed'],
  ['subsets.0', { 'subsets.0.offer': '' }, 'incomplete'],
  ['__proto__', { x: '5' }, 'no_such_entry'],
  ['contradictions', { contradictions: '5' }, 'no_such_entry'],
])('refuses %s with %j: %s', (entry, values, fault) => {
  expect(correctedClaim(carrier, { story: 0, entry, values, span: null })).toMatchObject({ fault });
});

test('what contradicted itself is settled by whoever sets it', () => {
  const [first, second] = [carrier.elements[0], carrier.elements[1]];
  if (first === undefined || second === undefined || carrier.people === null) throw new Error('nothing was read');
  const torn: Claim = {
    ...carrier,
    denied_elements: [first],
    contradictions: [
      { field: 'people', values: [carrier.people, { ...carrier.people, value: 5 }], why: 'two counts' },
      { field: 'elements', values: [first, first], why: 'taken and not' },
    ],
  };
  expect(made(torn, 'people', { people: '5' }).contradictions.map(({ field }) => field)).toEqual(['elements']);
  expect(made(torn, 'denied_elements', { 'denied_elements.0': '' }).contradictions.map(({ field }) => field)).toEqual([
    'people',
  ]);
  expect(made(torn, 'elements', { 'elements.1': '' }).contradictions).toHaveLength(2);
});

test('whatever is typed, a claim stays a claim, and every entry can be taken out', () => {
  const entries = [carrier, town].flatMap((claim) => claimEntries(claim).map((entry) => ({ claim, entry })));
  for (const { claim, entry } of entries) {
    const values = Object.fromEntries(entry.slots.map(({ id }) => [id, '']));
    const result = correctedClaim(claim, { story: 0, entry: entry.id, values, span: null });
    expect('fault' in result ? result.fault : null).toBe(entry.isEmpty ? 'nothing_changed' : null);
  }
  fc.assert(
    fc.property(fc.constantFrom(...entries), fc.string(), fc.boolean(), ({ claim, entry }, typed, isPlaced) => {
      const values = Object.fromEntries(entry.slots.map(({ id }) => [id, typed]));
      const span = isPlaced ? ([0, 5] as const) : null;
      const result = correctedClaim(claim, { story: 0, entry: entry.id, values, span });
      expect('fault' in result || claimSchema.safeParse(result.claim).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('finds words however the lines of the text are broken', () => {
  expect(spanOfWords('He said (twice):\n  more than\n5 people.', 'more than 5', [0, 40])).toEqual([19, 30]);
  expect(spanOfWords('He SAID so', 'said', [0, 10])).toEqual([3, 7]);
  expect(spanOfWords('a.c abc', 'abc', [0, 7])).toEqual([4, 7]);
  expect(spanOfWords('one two', 'two', [0, 3])).toBeNull();
  expect(spanOfWords('one', '  ', [0, 3])).toBeNull();
});
