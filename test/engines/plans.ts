import * as fc from 'fast-check';
import type { LookUp } from '../../src/engine/store.js';
import { referenceTables, type ColumnType, type ReferenceTable } from '../../src/model/reference-tables.js';
import { REFERENCE, type Cell, type ReferenceData } from './reference-data.js';

/** A question with the keys that it is asked with. As plain as JSON, so that one that failed once is kept as a file. */
export type Plan = {
  readonly lookUps: readonly LookUp[];
  /** The table `keys` of the connection: types of its columns `k0`, `k1` ... and its lines. */
  readonly keys: { readonly types: readonly ColumnType[]; readonly lines: readonly (readonly Cell[])[] };
};

export type Case = { readonly data: ReferenceData; readonly plans: readonly Plan[] };

const TABLES = referenceTables(REFERENCE);
/** Few values, so that they meet; each domain with its ends. Texts are as hostile as a source may be. */
const TEXTS = [
  'ssn',
  "\\'",
  '\\n',
  '',
  "'",
  '"',
  '\\',
  '\n',
  '\t',
  'NULL',
  '\\N',
  '%',
  '😀',
  'é',
  'e\u0301',
  '{x:String}',
  '--',
  ';',
];
const text = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...TEXTS.slice(0, 3)) },
  { weight: 1, arbitrary: fc.constantFrom(...TEXTS) },
);
const DOMAINS: Readonly<Record<ColumnType, fc.Arbitrary<Cell>>> = {
  u8: fc.constantFrom('0', '1', '255'),
  u32: fc.constantFrom('0', '1', '2', '4294967295'),
  u64: fc.constantFrom('0', '1', '2', '9223372036854775807', '9223372036854775808', '18446744073709551615'),
  i64: fc.constantFrom('-9223372036854775808', '-1', '0', '1', '9223372036854775807'),
  day: fc.constantFrom(
    '1970-01-01',
    '1969-12-31',
    '2024-02-29',
    '1900-01-01',
    '1899-12-31',
    '2299-12-31',
    '2300-01-01',
    '9999-12-31',
    '0001-01-01',
    '5881580-07-10',
    '5877642-06-25 (BC)',
    'infinity',
    '-infinity',
  ),
  text,
  flag: fc.boolean(),
};

function cells(type: ColumnType, nullable: boolean): fc.Arbitrary<Cell> {
  return nullable ? fc.option(DOMAINS[type], { nil: null, freq: 3 }) : DOMAINS[type];
}

function linesOf(table: ReferenceTable): fc.Arbitrary<readonly (readonly Cell[])[]> {
  const line = fc.tuple(...table.columns.map(({ type, nullable }) => cells(type, nullable)));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 6, arbitrary: fc.array(line, { minLength: 4, maxLength: 16, size: 'max' }) },
  );
}

const data: fc.Arbitrary<ReferenceData> = fc.record(
  Object.fromEntries(TABLES.map((table) => [table.name, linesOf(table)])),
);

type Shape = { readonly types: readonly ColumnType[] };

/** A look-up of columns of given types, where the table has them. */
function lookUp(keys: readonly ColumnType[], returned: Shape | null): fc.Arbitrary<LookUp> {
  return fc.constantFrom(...TABLES).chain((table) => {
    const named = (type: ColumnType) => table.columns.filter((column) => column.type === type).map(({ name }) => name);
    const all = table.columns.map(({ name }) => name);
    const wanted = returned?.types.every((type) => named(type).length > 0) === true ? returned.types : null;
    const columns =
      wanted === null
        ? fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 4 })
        : fc.tuple(...wanted.map((type) => fc.constantFrom(...named(type))));
    const pairs = keys.flatMap((type, at) => named(type).map((column) => ({ column, key: `k${at}` })));
    const texts = named('text');
    const where =
      texts.length === 0
        ? fc.constant({})
        : fc.option(fc.dictionary(fc.constantFrom(...texts), text, { maxKeys: 1, noNullPrototype: true }), { nil: {} });
    const carry = fc.subarray(
      keys.map((_, at) => `k${at}`),
      { minLength: 1 },
    );
    return fc
      .record({
        columns,
        where,
        distinct: fc.boolean(),
        on:
          pairs.length === 0
            ? fc.constant([])
            : fc.oneof(
                fc.array(fc.constantFrom(...pairs), { minLength: 1, maxLength: 1 }),
                fc.array(fc.constantFrom(...pairs), { maxLength: 3 }),
              ),
        carry: fc.option(carry, { nil: null }),
      })
      .map(({ columns: names, where: equals, distinct, on, carry: beside }): LookUp => {
        const plain = { from: table.name, columns: names, where: equals };
        if (on.length === 0) return { ...plain, distinct };
        if (beside === null) return { ...plain, distinct, among: { keys: 'keys', on } };
        return { ...plain, among: { keys: 'keys', on, carry: beside } };
      });
  });
}

const TYPES = ['u8', 'u32', 'u64', 'i64', 'day', 'text', 'flag'] as const;

const plan: fc.Arbitrary<Plan> = fc
  .array(fc.constantFrom<ColumnType>(...TYPES), { minLength: 1, maxLength: 4 })
  .chain((types) =>
    fc.record({
      lookUps: fc.oneof(
        lookUp(types, null).map((one) => [one]),
        // Several of one shape: two columns that many tables have.
        fc.array(
          lookUp([...types], { types: ['u64', 'text'] }).filter(
            ({ columns, among, from }) =>
              among?.carry === undefined &&
              columns.length === 2 &&
              columns.every((name, at) => typeOf(from, name) === (['u64', 'text'] as const)[at]),
          ),
          { minLength: 2, maxLength: 3 },
        ),
      ),
      keys: fc.record({
        types: fc.constant(types),
        lines: fc.oneof(
          { weight: 1, arbitrary: fc.constant([]) },
          {
            weight: 6,
            arbitrary: fc.array(fc.tuple(...types.map((type) => cells(type, true))), { maxLength: 20, size: 'max' }),
          },
        ),
      }),
    }),
  );

function typeOf(from: string, name: string): ColumnType | undefined {
  return TABLES.find((table) => table.name === from)?.columns.find((column) => column.name === name)?.type;
}

/** Tables and questions about them: many questions of one reference, since publishing takes longer than asking. */
export const cases: fc.Arbitrary<Case> = fc.record({
  data,
  plans: fc.array(plan, { minLength: 1, maxLength: 40, size: 'max' }),
});
