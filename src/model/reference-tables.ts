import type { Reference } from './reference.js';

/** A key that more people than this share points at nobody: the John-Smith block is left out, counted and reported. */
export const MOST_PEOPLE_PER_KEY = 100;

/** What a column holds, in no engine's words: unsigned and signed integers by their bits, days, texts, truth values. */
export type ColumnType = 'u8' | 'u32' | 'u64' | 'i64' | 'day' | 'text' | 'flag';

export type TableColumn = {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
};

export type ReferenceTableName =
  | 'record'
  | 'version'
  | 'lookup'
  | 'frequency'
  | 'spread'
  | 'place'
  | 'census'
  | 'prior'
  | 'prior_lookup'
  | 'canary';

export type ReferenceTable = {
  readonly name: ReferenceTableName;
  readonly columns: readonly TableColumn[];
  /** Columns in whose order the lines are written. */
  readonly order: readonly string[];
  /** Column by whose value the lines are shared out among several machines; null: few lines, of which each machine has all. */
  readonly parted: string | null;
};

/** The tables of a reference as `model/reference.ts` describes them; two of them have as many columns as the sources have forms. */
export function referenceTables(reference: Pick<Reference, 'columns' | 'prior_columns'>): ReferenceTable[] {
  const tokens = (columns: Reference['columns']): TableColumn[] => columns.map(({ name }) => held('u64', name));
  const span = ['from_lo', 'from_hi', 'to_lo', 'to_hi'].map((name) => held('day', name));
  return [
    {
      name: 'record',
      columns: [
        column('u32', 'record_id'),
        column('u32', 'person_id'),
        column('u8', 'system'),
        held('day', 'first_lo'),
        held('day', 'first_from'),
        held('day', 'last_to'),
        held('text', 'state_code'),
        column('flag', 'alone'),
      ],
      order: ['person_id', 'record_id'],
      parted: 'person_id',
    },
    {
      name: 'version',
      columns: [
        column('u32', 'record_id'),
        column('u32', 'person_id'),
        column('u8', 'system'),
        ...span,
        ...tokens(reference.columns),
      ],
      order: ['person_id', 'record_id'],
      parted: 'person_id',
    },
    {
      name: 'lookup',
      columns: [column('text', 'form'), column('u64', 'token'), held('u32', 'person_id'), column('u32', 'people')],
      order: ['form', 'token'],
      parted: 'token',
    },
    {
      name: 'frequency',
      columns: [column('text', 'form'), column('u64', 'token'), column('u32', 'people')],
      order: ['form', 'token'],
      parted: 'token',
    },
    {
      name: 'spread',
      columns: [column('text', 'form'), column('u32', 'people'), column('u32', 'tokens')],
      order: ['form', 'people'],
      parted: null,
    },
    { name: 'place', columns: [column('u64', 'postal'), held('u64', 'state')], order: ['postal'], parted: null },
    {
      name: 'census',
      columns: [
        column('u8', 'system'),
        column('text', 'attribute'),
        column('text', 'value'),
        held('day', 'day'),
        column('u32', 'came'),
        column('u32', 'went'),
        column('u32', 'ever'),
      ],
      order: ['system', 'attribute', 'value'],
      parted: null,
    },
    {
      name: 'prior',
      columns: [column('u8', 'leak'), column('i64', 'row'), ...tokens(reference.prior_columns)],
      order: ['leak', 'row'],
      parted: 'row',
    },
    {
      name: 'prior_lookup',
      columns: [column('text', 'form'), column('u64', 'token'), column('u8', 'leak'), column('i64', 'row')],
      order: ['form', 'token'],
      parted: 'token',
    },
    {
      name: 'canary',
      columns: [column('u32', 'canary'), column('text', 'form'), column('u64', 'token')],
      order: ['canary', 'form'],
      parted: null,
    },
  ];
}

function column(type: ColumnType, name: string): TableColumn {
  return { name, type, nullable: false };
}

function held(type: ColumnType, name: string): TableColumn {
  return { name, type, nullable: true };
}
