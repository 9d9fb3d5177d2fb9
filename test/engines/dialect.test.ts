import { describe, expect, it } from 'vitest';
import { createSql, spellLookUp } from '../../src/engine/clickhouse/dialect.js';
import { askedTable } from '../../src/engine/clickhouse/generation.js';
import { spellLookUps } from '../../src/engine/duckdb/dialect.js';
import { referenceTables } from '../../src/model/reference-tables.js';
import type { LookUp } from '../../src/engine/store.js';

type Spelled = { readonly name: string; readonly lookUp: LookUp; readonly duckdb: string; readonly clickhouse: string };

const CASES: readonly Spelled[] = [
  {
    name: 'a table as it is',
    lookUp: { from: 'place', columns: ['postal', 'state'] },
    duckdb: 'SELECT r."postal", r."state" FROM reference."place" r',
    clickhouse: 'SELECT "postal", "state" FROM "assay"."place_g1_00000000"',
  },
  {
    name: 'lines with a text of ours, each once',
    lookUp: { from: 'spread', columns: ['people'], where: { form: "a'b\\" }, distinct: true },
    duckdb: `SELECT DISTINCT r."people" FROM reference."spread" r WHERE r."form" = 'a''b\\'`,
    clickhouse: `SELECT DISTINCT "people" FROM "assay"."spread_g1_00000000" WHERE "form" = 'a\\'b\\\\'`,
  },
  {
    name: 'lines that equal a key',
    lookUp: {
      from: 'lookup',
      columns: ['person_id'],
      where: { form: 'ssn' },
      among: { keys: 'asked', on: [{ column: 'token', key: 'ssn' }] },
    },
    duckdb: `SELECT r."person_id" FROM reference."lookup" r SEMI JOIN "asked" k ON r."token" = k."ssn" WHERE r."form" = 'ssn'`,
    clickhouse: `SELECT "person_id" FROM "assay"."lookup_g1_00000000" WHERE "form" = 'ssn' AND "token" IN (SELECT k0 FROM assay_keys)`,
  },
  {
    name: 'wide lines that equal a key',
    lookUp: {
      from: 'version',
      columns: ['ssn', 'say "x"'],
      among: { keys: 'who', on: [{ column: 'person_id', key: 'person_id' }] },
    },
    duckdb:
      'SELECT r."ssn", r."say ""x""" FROM reference."version" r SEMI JOIN "who" k ON r."person_id" = k."person_id"',
    clickhouse: `SELECT "ssn", "say \\"x\\"" FROM "assay"."version_g1_00000000" WHERE "person_id" IN (SELECT k0 FROM assay_keys)`,
  },
  {
    name: 'pairs of a line and a key',
    lookUp: {
      from: 'lookup',
      columns: ['person_id'],
      among: {
        keys: 'asked',
        on: [
          { column: 'form', key: 'f' },
          { column: 'token', key: 't' },
        ],
        carry: ['unit'],
      },
    },
    duckdb:
      'SELECT r."person_id", k."unit" FROM reference."lookup" r JOIN "asked" k ON r."form" = k."f" AND r."token" = k."t"',
    clickhouse:
      'SELECT "person_id", "form", "token" FROM "assay"."lookup_g1_00000000" WHERE ("form", "token") IN (SELECT k0, k1 FROM assay_keys)',
  },
];

describe.each(CASES)('$name', ({ lookUp, duckdb, clickhouse }) => {
  it('in the embedded engine', () => {
    expect(spellLookUps([lookUp])).toBe(duckdb);
  });

  it('at a cluster', () => {
    expect(spellLookUp(lookUp, askedTable('assay', lookUp.from, 'g1_00000000'))).toBe(clickhouse);
  });
});

describe('a look-up that asks for nothing', () => {
  it('is a fault of the caller', () => {
    expect(() => spellLookUps([])).toThrow(TypeError);
    expect(() => spellLookUps([{ from: 'place', columns: [] }])).toThrow(TypeError);
    expect(() => spellLookUps([{ from: 'place', columns: ['postal'], among: { keys: 'k', on: [] } }])).toThrow(
      TypeError,
    );
    expect(() => spellLookUps([{ from: 'place', columns: ['a\u0000'] }])).toThrow(TypeError);
  });
});

describe('the tables at a cluster', () => {
  const sqlOf = (wanted: string) =>
    referenceTables({ columns: [], prior_columns: [] })
      .filter(({ name }) => name === wanted)
      .map((table) => createSql(table, 't'));

  it('are in the order of the local ones, finely marked where they are parted', () => {
    expect(sqlOf('frequency')).toEqual([
      'CREATE TABLE t ("form" LowCardinality(String), "token" UInt64, "people" UInt32) ENGINE = MergeTree ORDER BY ("form", "token") SETTINGS index_granularity = 1024, min_compress_block_size = 8192',
    ]);
  });

  it('hold a day as a number, and NULL where the local ones do', () => {
    expect(sqlOf('census')).toEqual([
      'CREATE TABLE t ("system" UInt8, "attribute" LowCardinality(String), "value" LowCardinality(String), "day" Nullable(Int32), "came" UInt32, "went" UInt32, "ever" UInt32) ENGINE = MergeTree ORDER BY ("system", "attribute", "value")',
    ]);
  });
});
