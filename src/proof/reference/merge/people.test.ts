import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withIndex, type IndexFolder, type Words } from '../../../../test/help/index-folder.js';

/** Groups of record ids that were found to be one person. */
async function groups(index: IndexFolder, systems: Readonly<Record<string, readonly Words[]>>): Promise<string[]> {
  return (await merged(index, systems)).groups;
}

async function merged(index: IndexFolder, systems: Readonly<Record<string, readonly Words[]>>) {
  const parts = [];
  for (const [name, rows] of Object.entries(systems)) parts.push(await index.system(name, 'table', null, rows));
  const reference = await index.merge(parts);
  const rows = await index.read(
    reference,
    'SELECT DISTINCT person_id, username AS id FROM reference.version ORDER BY ALL',
  );
  const people = new Map<unknown, string[]>();
  for (const row of rows) people.set(row['person_id'], [...(people.get(row['person_id']) ?? []), String(row['id'])]);
  return { reference, groups: [...people.values()].map((ids) => ids.sort().join(' ')).sort() };
}

const ANN = { last_name: 'Arbor', first_name: 'Ann', date_of_birth: '1980-02-03', name_birth: 'Arbor Ann 1980-02-03' };
const BEN = { last_name: 'Birch', first_name: 'Ben', date_of_birth: '1975-06-07', name_birth: 'Birch Ben 1975-06-07' };

/** The record's own name, so that a test can speak of it; user names play no part in telling people apart. */
function record(username: string, said: Words): Words {
  return { username, ...said };
}

test('one SSN is one person across systems, also when the surname changed', async () => {
  await withIndex(async (index) => {
    expect(
      await groups(index, {
        billing: [record('b1', { ssn: '1', ...ANN }), record('b2', { ssn: '2', ...BEN })],
        credit: [record('c1', { ssn: '1', ...ANN, last_name: 'Cedar', name_birth: 'Cedar Ann 1980-02-03' })],
      }),
    ).toEqual(['b1 c1', 'b2']);
  });
});

test('one SSN under two names and two birth dates is two people', async () => {
  await withIndex(async (index) => {
    expect(
      await groups(index, {
        billing: [record('b1', { ssn: '1', ...ANN })],
        credit: [record('c1', { ssn: '1', ...BEN }), record('c2', { ssn: '1', ...BEN })],
      }),
    ).toEqual(['b1', 'c1 c2']);
  });
});

test('a record without name and birth date joins the only person of its SSN, and nobody where there are two', async () => {
  await withIndex(async (index) => {
    expect(
      await groups(index, {
        billing: [
          record('b1', { ssn: '1', ...ANN }),
          record('b2', { ssn: '2', ...ANN }),
          record('b3', { ssn: '2', ...BEN }),
        ],
        devices: [record('d1', { ssn: '1' }), record('d2', { ssn: '2' }), record('d3', { ssn: '2' })],
      }),
    ).toEqual(['b1 d1', 'b2', 'b3', 'd2 d3']);
  });
});

test('a family that shares an insurance number stays a family of several people', async () => {
  await withIndex(async (index) => {
    const child = { last_name: 'Arbor', first_name: 'Cleo', date_of_birth: '2010-01-01' };
    expect(
      await groups(index, {
        clinic: [
          record('k1', { health_insurance_id: '9', ...ANN }),
          record('k2', { health_insurance_id: '9', ...child }),
        ],
        claims: [record('l1', { health_insurance_id: '9', ...ANN })],
      }),
    ).toEqual(['k1 l1', 'k2']);
  });
});

test('name and birth date join with a contact or an address, not alone', async () => {
  await withIndex(async (index) => {
    expect(
      await groups(index, {
        billing: [
          record('b1', { ...ANN, phone: '5', street: '1 Elm St', postal_code: '98101' }),
          record('b2', { ...BEN, phone: '6', email: 'ben@mail.example' }),
        ],
        credit: [
          record('c1', { ...ANN, phone: '7', postal_code: '98101' }),
          record('c2', { ...ANN, phone: '8', postal_code: '97201' }),
          record('c3', { last_name: 'Birch', first_name: 'Ben', email: 'ben@mail.example' }),
          record('c4', { last_name: 'Birch', first_name: 'Bea', email: 'ben@mail.example' }),
        ],
      }),
    ).toEqual(['b1 c1', 'b2 c3', 'c2', 'c4']);
  });
});

test('what joins step by step joins all', async () => {
  await withIndex(async (index) => {
    expect(
      await groups(index, {
        billing: [record('b1', { ssn: '1', ...ANN, phone: '5' })],
        credit: [record('c1', { ...ANN, phone: '5', email: 'ann@mail.example' })],
        shop: [
          record('s1', { last_name: 'Arbor', first_name: 'Ann', email: 'ann@mail.example', drivers_license: 'D' }),
        ],
        rental: [record('r1', { drivers_license: 'D', first_name: 'Ann' })],
      }),
    ).toEqual(['b1 c1 r1 s1']);
  });
});

test('a placeholder that many names share joins nobody and is told', async () => {
  await withIndex(async (index) => {
    const many = Array.from({ length: 25 }, (_, n) =>
      record(`m${n + 10}`, {
        record_id: `${n}`,
        ssn: '0',
        email: 'none@mail.example',
        last_name: `L${n % 24}`,
        first_name: 'Kim',
        date_of_birth: '1900-01-01',
      }),
    );
    const { reference, groups: found } = await merged(index, { billing: many });
    expect(found).toHaveLength(25);
    expect(reference.warnings).toHaveLength(2);
  });
});

test('people are numbered without gaps, and the versions stand in their order', async () => {
  await withIndex(async (index) => {
    const { reference } = await merged(index, {
      billing: [record('b1', { ssn: '1', ...ANN }), record('b2', { ssn: '2', ...BEN }), record('b3', { ssn: '3' })],
      credit: [record('c1', { ssn: '2', ...BEN })],
    });
    const people = (await index.read(reference, 'SELECT person_id FROM reference.version')).map(
      (row) => row['person_id'],
    );
    expect(people).toEqual([0, 1, 1, 2]);
    expect(reference.people).toBe(3);
  });
});

/** Connected components by the plain rule: same name and birth date, and a phone in common. */
function components(rows: readonly Words[]): string[] {
  const parent = rows.map((_, at) => at);
  const root = (at: number): number => (parent[at] === at || parent[at] === undefined ? at : root(parent[at]));
  for (const [at, row] of rows.entries()) {
    for (const [other, that] of rows.entries()) {
      const phones = [row['phone'], row['phone_2']];
      const shared = phones.includes(that['phone']) || phones.includes(that['phone_2']);
      if (shared && row['name_birth'] === that['name_birth']) parent[root(at)] = root(other);
    }
  }
  const sets = new Map<number, string[]>();
  for (const [at, row] of rows.entries()) sets.set(root(at), [...(sets.get(root(at)) ?? []), row['username'] ?? '']);
  return [...sets.values()].map((ids) => ids.sort().join(' ')).sort();
}

test('any web of shared phones gives its connected components', async () => {
  const person = fc.record({
    name_birth: fc.constantFrom('x', 'y'),
    phone: fc.nat(14).map(String),
    phone_2: fc.nat(14).map(String),
  });
  const web = fc.array(person, { minLength: 1, maxLength: 20 });
  // Webs that have no phone and no name in common lie side by side in one index: a merge takes longer than any of them.
  const apart = (row: Words, of: number): Words =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, `${of} ${value}`]));
  await withIndex(async (index) => {
    await fc.assert(
      fc.asyncProperty(fc.array(web, { minLength: 8, maxLength: 8 }), async (webs) => {
        const rows = webs.flatMap((each, of) => each.map((row) => apart(row, of)));
        const named = rows.map((row, at) => record(`u${at + 100}`, { record_id: `${at}`, ...row }));
        expect(await groups(index, { shop: named })).toEqual(components(named));
      }),
      { numRuns: 4 },
    );
  });
});
