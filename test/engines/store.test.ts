import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LookUp, Store } from '../../src/engine/store.js';
import { CLUSTER_RUNS_HERE } from '../cluster/fetch-engine.js';
import { makeKeys, type ReferenceData } from './reference-data.js';
import { foundBy, openBench, type Bench } from './stores.js';

const ABOVE = '18446744073709551615';
const DATA: ReferenceData = {
  record: [
    ['1', '1', '0', null, '2020-01-01', null, 'TX', true],
    ['2', '2', '0', null, null, '2021-01-01', null, false],
    ['3', '2', '1', '9999-12-30', '9999-12-31', '0001-01-01', "O'\\n", false],
  ],
  version: [
    ['1', '1', '0', null, null, null, null, ABOVE, '5', null],
    ['1', '1', '0', '2020-01-01', '2020-01-01', null, null, ABOVE, '6', '5'],
    ['2', '2', '0', '-infinity', 'infinity', '290000-01-01', '1583-01-01', '7', null, null],
  ],
  lookup: [
    ['ssn', '5', '1', '1'],
    ['ssn', '7', '2', '2'],
    ['ssn', '7', '3', '2'],
    ['phone', '7', null, '101'],
  ],
  frequency: [['last_name', ABOVE, '4']],
  place: [
    ['1', null],
    ['2', ABOVE],
  ],
};

describe.skipIf(!CLUSTER_RUNS_HERE).each(['duckdb', 'clickhouse'] as const)('the store of %s', (engine) => {
  let bench: Bench;
  let store: Store;
  beforeAll(async () => {
    bench = await openBench();
    await bench.publish(DATA);
    store = (await bench.stores())[engine];
  });
  afterAll(() => bench.close());

  const find = async (...lookUps: LookUp[]) =>
    (await foundBy(store, bench.connection, lookUps)).rows.map((row) => Object.values(row));

  it('says name and version', () => {
    expect(store.engine).toMatch(engine === 'duckdb' ? /^duckdb \d+\.\d+/u : /^clickhouse \d+\.\d+/u);
  });

  it('reads a table, its days and tokens as they are', async () => {
    expect(
      await find({ from: 'version', columns: ['ssn', 'last_name', 'from_lo', 'from_hi', 'to_lo', 'to_hi'] }),
    ).toEqual([
      [ABOVE, '5', null, null, null, null],
      [ABOVE, '6', '2020-01-01', '2020-01-01', null, null],
      ['7', null, '-infinity', 'infinity', '290000-01-01', '1583-01-01'],
    ]);
    expect(await find({ from: 'record', columns: ['state_code', 'alone'], where: { state_code: "O'\\n" } })).toEqual([
      ["O'\\n", 'false'],
    ]);
  });

  it('finds lines among keys once, however many keys they equal', async () => {
    await makeKeys(bench.connection, 'keys', ['u64'], [['7'], ['7'], [null]]);
    const among = { keys: 'keys', on: [{ column: 'token', key: 'k0' }] };
    expect(await find({ from: 'lookup', columns: ['form', 'person_id'], among })).toEqual([
      ['phone', null],
      ['ssn', '2'],
      ['ssn', '3'],
    ]);
    expect(await find({ from: 'lookup', columns: ['token'], where: { form: 'ssn' }, distinct: true, among })).toEqual([
      ['7'],
    ]);
  });

  it('pairs lines with what stands beside their keys', async () => {
    await makeKeys(
      bench.connection,
      'keys',
      ['text', 'u64', 'i64'],
      [
        ['ssn', '7', '-1'],
        ['ssn', '7', '-2'],
        ['phone', '5', '-3'],
        ['ssn', null, '-4'],
      ],
    );
    const on = [
      { column: 'form', key: 'k0' },
      { column: 'token', key: 'k1' },
    ];
    expect(await find({ from: 'lookup', columns: ['person_id'], among: { keys: 'keys', on, carry: ['k2'] } })).toEqual([
      ['2', '-1'],
      ['2', '-2'],
      ['3', '-1'],
      ['3', '-2'],
    ]);
  });

  it('holds that NULL equals nothing', async () => {
    await makeKeys(
      bench.connection,
      'keys',
      ['u64', 'u64'],
      [
        [null, null],
        [ABOVE, null],
        [null, '1'],
        [ABOVE, '2'],
      ],
    );
    const on = [
      { column: 'state', key: 'k0' },
      { column: 'postal', key: 'k1' },
    ];
    expect(await find({ from: 'place', columns: ['postal'], among: { keys: 'keys', on } })).toEqual([['2']]);
  });

  it('adds up look-ups, and finds nothing among no keys and in an empty table', async () => {
    await makeKeys(bench.connection, 'keys', ['u64'], []);
    const on = [{ column: 'token', key: 'k0' }];
    expect(
      await find(
        { from: 'lookup', columns: ['form', 'token'], among: { keys: 'keys', on } },
        { from: 'canary', columns: ['form', 'token'] },
        { from: 'lookup', columns: ['form', 'token'], where: { form: 'phone' } },
        { from: 'frequency', columns: ['form', 'token'] },
      ),
    ).toEqual([
      ['last_name', ABOVE],
      ['phone', '7'],
    ]);
  });

  it('takes a key that no line can hold for one that none equals', async () => {
    await makeKeys(bench.connection, 'keys', ['i64'], [['-1'], ['4294967296'], ['2']]);
    const among = { keys: 'keys', on: [{ column: 'person_id', key: 'k0' }] };
    expect(await find({ from: 'lookup', columns: ['token'], among })).toEqual([['7']]);
  });

  it('leaves nothing in the scratch folder', () => {
    expect(readdirSync(bench.scratch).filter((name) => !name.startsWith('duckdb_temp'))).toEqual([]);
  });
});
