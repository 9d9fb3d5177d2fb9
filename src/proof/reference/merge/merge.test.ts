import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reference } from '../../../model/reference.js';
import {
  KEY_CHECK,
  NORMALISER,
  NOW,
  withIndex,
  type IndexFolder,
  type Words,
} from '../../../../test/help/index-folder.js';
import { openReference } from '../open-reference.js';
import { findPart } from '../part.js';
import type { SystemPart } from './plan.js';

const TABLES = ['record', 'version', 'lookup', 'frequency', 'prior', 'prior_lookup', 'canary'];

async function contents(index: IndexFolder, reference: Reference): Promise<unknown[]> {
  const tables: unknown[] = [];
  for (const table of TABLES) tables.push(await index.read(reference, `FROM reference.${table}`));
  return tables;
}

const ANN = { ssn: '1', last_name: 'Arbor', phone: '5' };
const BEN = { ssn: '2', last_name: 'Birch', phone: '6' };

test('lookup and frequency hold each person once, in order, and the description counts them', async () => {
  await withIndex(async (index) => {
    const parts = [
      await index.system('billing', 'table', null, [
        { record_id: 'a', ...ANN, phone_2: '6' },
        { record_id: 'b', ...BEN, phone_2: '6' },
        { record_id: 'c', ...BEN, last_name: 'Arbor', phone_2: null },
      ]),
      await index.system('credit', 'table', null, [{ ...ANN }, { ...BEN, ssn: null, last_name: 'Arbor' }]),
    ];
    const reference = await index.merge(parts);
    const phones = await index.read(
      reference,
      `SELECT token, count(*)::INTEGER AS people FROM reference.lookup WHERE form = 'phone' GROUP BY token ORDER BY 1`,
    );
    expect(phones).toContainEqual({ token: '5', people: 1 });
    expect(phones).toContainEqual({ token: '6', people: reference.people });
    const order = await index.read(
      reference,
      `SELECT form, token::VARCHAR AS token, lpad(token::VARCHAR, 20, '0') AS place FROM reference.lookup`,
    );
    const places = order.map((row) => `${String(row['form'])} ${String(row['place'])}`);
    expect(places).toEqual([...places].sort());
    expect(await index.read(reference, `SELECT form, token, people FROM reference.frequency`)).toContainEqual({
      form: 'last_name',
      token: 'Arbor',
      people: 3,
    });
    const phone = reference.forms.find(({ form }) => form === 'phone');
    expect(phone).toEqual({ form: 'phone', distinct: 2, people: 4, repeat: (1 + 16) / 25, space: 2_970_000_000 });
    expect(reference.systems.map(({ name, rows, forms }) => [name, rows, forms.length])).toEqual([
      ['billing', 3, 4],
      ['credit', 2, 3],
    ]);
    expect(reference.columns.map(({ name }) => name)).toEqual(['last_name', 'ssn', 'phone', 'phone_2', 'record_id_1']);
    const numbers = await index.read(reference, `SELECT token FROM reference.lookup WHERE form = 'record_id'`);
    expect(new Set(numbers.map((row) => row['token']))).toEqual(new Set(['a', 'b', 'c']));
  });
});

test('earlier leaks and canaries stand beside the systems', async () => {
  await withIndex(async (index) => {
    const system = await index.system('billing', 'table', null, [ANN, BEN]);
    const leak = await index.part('leak', [
      { ssn: '1', city: 'Oxbow' },
      { ssn: '1', city: 'Rainier' },
      { ssn: '3', city: null },
    ]);
    const planted = await index.part('planted', [
      { ssn: '8', city: 'Oxbow' },
      { ssn: '9', city: null },
    ]);
    const named = { canary_id: 'canary-1', system: 'billing', planted_on: '2021-01-01' };
    const reference = await index.merge([system], {
      priorLeaks: [{ name: 'cpni-2020', date: '2020-12-03', parts: [leak] }],
      canaries: [
        { ...named, part: planted, row: 2 },
        { ...named, canary_id: 'canary-2', part: planted, row: 1 },
      ],
    });
    expect(reference.prior_leaks).toEqual([
      { name: 'cpni-2020', date: '2020-12-03', rows: 3, people: 2, elements: ['ssn', 'city'], forms: ['ssn', 'city'] },
    ]);
    expect(await index.read(reference, 'SELECT leak, row::INTEGER AS row, ssn, city FROM reference.prior')).toEqual([
      { leak: 0, row: 1, ssn: '1', city: 'Oxbow' },
      { leak: 0, row: 2, ssn: '1', city: 'Rainier' },
      { leak: 0, row: 3, ssn: '3', city: null },
    ]);
    const looked = await index.read(
      reference,
      'SELECT form, token, row::INTEGER AS row FROM reference.prior_lookup ORDER BY row',
    );
    expect(looked).toEqual([1, 2, 3].map((row) => ({ form: 'ssn', token: row === 3 ? '3' : '1', row })));
    expect(await index.read(reference, 'FROM reference.canary ORDER BY ALL')).toEqual([
      { canary: 0, form: 'ssn', token: '9' },
      { canary: 1, form: 'city', token: 'Oxbow' },
      { canary: 1, form: 'ssn', token: '8' },
    ]);
    expect(reference.people).toBe(2);
  });
});

const row = fc.record({
  account_number: fc.constantFrom('A', 'B', 'C'),
  ssn: fc.constantFrom('1', '2', null),
  last_name: fc.constantFrom('Arbor', 'Birch'),
  phone: fc.constantFrom('5', '6', '7'),
  city: fc.constantFrom('Oxbow', 'Rainier', null),
});
const rows = fc.array(row, { minLength: 1, maxLength: 6 });

async function writeAll(index: IndexFolder, tables: readonly (readonly Words[])[]): Promise<SystemPart[]> {
  const [first = [], second = [], third = []] = tables;
  return [
    await index.system('prepaid', 'snapshots', '2021-06-01', first),
    await index.system('prepaid', 'snapshots', '2021-07-01', second),
    await index.system('prospects', 'table', null, third),
  ];
}

test('an index brought up to date is the index built anew, whatever the order of its parts', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, rows, rows, async (before, first, second, third) => {
      const anew = await withIndex(async (index) => {
        const reference = await index.merge(await writeAll(index, [first, second, third]));
        return { reference, tables: await contents(index, reference) };
      });
      await withIndex(async (index) => {
        const [kept, , other] = await writeAll(index, [first, before, third]);
        if (kept === undefined || other === undefined) throw new TypeError('no parts');
        await index.merge([kept, other]);
        const later = await index.system('prepaid', 'snapshots', '2021-07-01', second);
        const reference = await index.merge([other, later, kept]);
        expect(reference).toEqual(anew.reference);
        expect(await contents(index, reference)).toEqual(anew.tables);
      });
    }),
    { numRuns: 10 },
  );
});

test('a merge leaves the index, its parts and nothing else, and gives back the memory', async () => {
  await withIndex(async (index) => {
    await index.merge([await index.system('billing', 'table', null, [ANN])]);
    const system = await index.system('billing', 'table', null, [ANN, BEN]);
    const reference = await index.merge([system], { now: new Date(NOW.getTime() + 1000) });
    expect(readdirSync(index.dir).sort()).toEqual(['merge.json', 'parts', reference.database, 'reference.json']);
    expect(readdirSync(join(index.dir, 'parts'))).toHaveLength(2);
    expect(await index.connection.rows(`SELECT database_name FROM duckdb_databases() WHERE NOT internal`)).toHaveLength(
      1,
    );
  });
});

test('a failed merge leaves the earlier index in its place, and the connection ready for another', async () => {
  await withIndex(async (index) => {
    const system = await index.system('billing', 'table', null, [ANN]);
    await index.merge([system]);
    const broken = { ...system, part: { ...system.part, digest: 'other', file: join(index.dir, 'none.parquet') } };
    await expect(index.merge([broken])).rejects.toMatchObject({ code: 'query_failed' });
    expect(openReference(index.dir, { normaliser: NORMALISER, keyCheck: KEY_CHECK }).reference.people).toBe(1);
    expect((await index.merge([system])).people).toBe(1);
  });
});

test('nothing to index, and parts of another key, are refused', async () => {
  await withIndex(async (index) => {
    await expect(index.merge([])).rejects.toMatchObject({ code: 'nothing_to_index', exit: 2 });
    const part = await index.part('one', [ANN], { keyCheck: 'ffffffffffffffff' });
    await expect(index.merge([{ system: 'billing', kind: 'table', date: null, part }])).rejects.toMatchObject({
      code: 'index_outdated',
    });
  });
});

/** Merges the parts `kept` and `late`, of the systems that are named, in a process of its own, which kills itself when a step begins. */
const MERGE_AND_DIE = `
  const [dir, step, scratch, root, ...parted] = process.argv.slice(1);
  const { openDuckDb } = await import(root + '/dist/engine/duckdb/open.js');
  const { findPart, mergeReference } = await import(root + '/dist/proof/reference/reference.js');
  const connection = await openDuckDb({ scratch, allowed: [dir], threads: 1 });
  const parts = parted.map((digest) => ({ system: parted.length === 1 ? 'kept' : digest, kind: 'table', date: null, part: findPart(dir, digest) }));
  await mergeReference(connection, { dir, parts, mostReplaced: 10, priorLeaks: [], canaries: [], normaliser: ${NORMALISER}, keyCheck: '${KEY_CHECK}', now: new Date(0),
    onProgress: ({ done, step: name }) => { if (done === Number(step) || name === step) process.kill(process.pid, 'SIGKILL'); } });`;

test('a merge or a refresh that is killed at any step leaves the earlier index readable and its parts in place', async () => {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  await withIndex(async (index) => {
    const kept = { system: 'kept', kind: 'table', date: null, part: await index.part('kept', [ANN]) } as const;
    const before = await index.merge([kept]);
    await index.part('late', [ANN, BEN]);
    const merges = [1, 6, 12, 15, 18, 20].map((step) => [String(step), 'kept', 'late']);
    const refreshes = [
      'find what changed',
      'copy the people affected',
      'put the values in place',
      'put the sums in place',
    ];
    for (const [step = '', ...parted] of [...merges, ...refreshes.map((name) => [name, 'late'])]) {
      const child = join(index.dir, '..', 'child');
      const args = ['--input-type=module', '-e', MERGE_AND_DIE, index.dir, step, child, root, ...parted];
      expect(() => execFileSync(process.execPath, args, { stdio: 'pipe' })).toThrow(
        expect.objectContaining({ signal: 'SIGKILL' }),
      );
      const { reference } = openReference(index.dir, { normaliser: NORMALISER, keyCheck: KEY_CHECK });
      expect(reference).toEqual(before);
      expect(await index.read(reference, 'SELECT count(*)::INTEGER AS n FROM reference.version')).toEqual([{ n: 1 }]);
    }
    const late = findPart(index.dir, 'late');
    if (late === null) throw new TypeError('the part is gone');
    const after = await index.merge([kept, { system: 'late', kind: 'table', date: null, part: late }]);
    expect(after.people).toBe(2);
    expect(readdirSync(index.dir).sort()).toEqual(['merge.json', 'parts', after.database, 'reference.json']);
  });
});

test('the same inputs are not merged a second time; other inputs are', async () => {
  await withIndex(async (index) => {
    const lines = [{ ssn: '1', last_name: 'Amber' }];
    const first = await index.merge([await index.system('billing', 'table', null, lines)]);
    const later = new Date('2031-01-01T00:00:00Z');
    const same = await index.merge([await index.system('billing', 'table', null, lines)], { again: false, now: later });
    expect(same.built_at).toBe(first.built_at);
    const more = await index.merge(
      [await index.system('billing', 'table', null, lines), await index.system('credit', 'table', null, lines)],
      { again: false, now: later },
    );
    expect(more.built_at).toBe(later.toISOString());
  });
});
