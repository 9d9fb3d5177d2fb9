import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection, Row } from '../../src/engine/connection.js';
import { openDuckDb } from '../../src/engine/duckdb/open.js';
import { ident, literal } from '../../src/engine/sql.js';
import { COMPOSITE_FORMS, ELEMENTS, formSchema, type Element, type Form } from '../../src/model/element.js';
import type { Reference } from '../../src/model/reference.js';
import {
  mergeReference,
  writePart,
  type MergeInput,
  type Part,
  type PartMeta,
  type SystemKind,
  type SystemPart,
} from '../../src/proof/reference/reference.js';

/** A row of a source, in words: column of the reference to value, and `from`, `to`, `home` beside them. */
export type Words = Readonly<Record<string, string | null>>;

export const NORMALISER = 1;
export const KEY_CHECK = '0011223344556677';
export const NOW = new Date('2021-08-16T09:00:00Z');

const ATTRIBUTES = new Set(['from', 'to', 'home']);

export type IndexFolder = {
  readonly dir: string;
  readonly connection: Connection;
  part(digest: string, rows: readonly Words[], meta?: Partial<PartMeta>): Promise<Part>;
  system(system: string, kind: SystemKind, date: string | null, rows: readonly Words[]): Promise<SystemPart>;
  merge(parts: readonly SystemPart[], more?: Partial<MergeInput>): Promise<Reference>;
  /** Rows of the reference's database, with tokens as the words that they came from. */
  read(reference: Reference, sql: string): Promise<Row[]>;
};

/** An index folder of its own, with an engine beside it; both are gone afterwards. */
export async function withIndex<T>(body: (index: IndexFolder) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'assay-index-'));
  const dir = join(root, "it's [a] *folder");
  mkdirSync(dir);
  const connection = await openDuckDb({ scratch: join(root, 'spill'), allowed: [dir], threads: 2 });
  const { index, close } = indexFolder(dir, connection);
  try {
    return await body(index);
  } finally {
    close();
    connection.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** A token as the tests make it: any function of form and word will do. */
export function tokenOf(form: string, word: string): bigint {
  return createHash('sha256').update(`${form} ${word}`).digest().readBigUInt64BE();
}

/** What stands for a token in look-up tables: see `keySql`. */
export function keyOf(token: bigint): bigint {
  return token >> 16n;
}

function indexFolder(dir: string, connection: Connection): { readonly index: IndexFolder; readonly close: () => void } {
  const words = new Map<bigint, string>();
  let reader: { readonly database: string; readonly connection: Connection } | null = null;
  const close = (): void => {
    reader?.connection.close();
    reader = null;
  };
  /** An engine apart, which has the database open until there is another. */
  const readerOf = async ({ database }: Reference): Promise<Connection> => {
    if (reader?.database === database) return reader.connection;
    close();
    const opened = await openDuckDb({
      scratch: join(dir, '..', 'reader'),
      allowed: [],
      attach: { reference: { path: join(dir, database), readOnly: true } },
      threads: 1,
    });
    reader = { database, connection: opened };
    return opened;
  };
  const part = (digest: string, rows: readonly Words[], meta: Partial<PartMeta> = {}) =>
    writeWords({ dir, connection, words }, digest, rows, meta);
  const index: IndexFolder = {
    dir,
    connection,
    part,
    async system(system, kind, date, rows) {
      return { system, kind, date, part: await part(`${system}-${date ?? kind}`, rows) };
    },
    merge(parts, more = {}) {
      close();
      return mergeReference(connection, {
        dir,
        parts,
        priorLeaks: [],
        canaries: [],
        normaliser: NORMALISER,
        keyCheck: KEY_CHECK,
        now: NOW,
        // Parts of the tests are named by hand: the same name may hold other rows the next time.
        again: true,
        ...more,
      });
    },
    async read(reference, sql) {
      const rows = await (await readerOf(reference)).rows(sql);
      return rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [
            name,
            typeof cell === 'bigint' ? (words.get(cell) ?? Number(cell)) : cell,
          ]),
        ),
      );
    },
  };
  return { index, close };
}

type Target = { readonly dir: string; readonly connection: Connection; readonly words: Map<bigint, string> };

async function writeWords(
  target: Target,
  digest: string,
  rows: readonly Words[],
  meta: Partial<PartMeta>,
): Promise<Part> {
  const { connection, words } = target;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const names = columns.filter((column) => !ATTRIBUTES.has(column));
  const hasDates = columns.includes('from') || columns.includes('to');
  const hasState = columns.includes('home');
  const cells = names.map((name, index) => ({ name: `a${index}`, word: name, form: formOf(name) }));
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE tokens_in (row BIGINT${cells.map(({ name }) => `, ${ident(name)} UBIGINT`).join('')}
     ${hasDates ? ', valid_from DATE, valid_to DATE' : ''}${hasState ? ', state_code VARCHAR' : ''})`,
  );
  const lines = rows.map((row, index) => {
    const tokens = cells.map(({ word, form }) => {
      const value = row[word] ?? null;
      if (value === null) return 'NULL';
      words.set(tokenOf(form, value), value);
      words.set(keyOf(tokenOf(form, value)), value);
      return `${tokenOf(form, value)}`;
    });
    const attributes = [...(hasDates ? ['from', 'to'] : []), ...(hasState ? ['home'] : [])].map((name) =>
      row[name] === null || row[name] === undefined ? 'NULL' : literal(row[name]),
    );
    return `(${[index + 1, ...tokens, ...attributes].join(', ')})`;
  });
  if (lines.length > 0) await connection.run(`INSERT INTO tokens_in VALUES ${lines.join(', ')}`);
  const hasMark = typeof meta.marking === 'string';
  if (hasMark) {
    const said = [...cells.map(({ name }) => name), ...(hasDates ? ['valid_from', 'valid_to'] : [])];
    await connection.run('ALTER TABLE tokens_in ADD COLUMN mark UBIGINT');
    await connection.run(
      `UPDATE tokens_in SET mark = hash(${['0', ...said, ...(hasState ? ['state_code'] : [])].join(', ')})`,
    );
  }
  const table = {
    table: 'tokens_in',
    rows: rows.length,
    hasDates,
    hasState,
    hasMark,
    cells: cells.map(({ name, word, form }, index) => ({
      name,
      form,
      element: elementOf(form),
      column: COMPOSITE_FORMS.some((composite) => composite === form) ? null : index,
      derived: false,
      filled: rows.filter((row) => (row[word] ?? null) !== null).length,
    })),
  };
  return writePart(
    connection,
    table,
    { digest, normaliser: NORMALISER, keyCheck: KEY_CHECK, sources: [], ...meta },
    target.dir,
  );
}

function formOf(name: string): Form {
  return formSchema.parse(name.replace(/_[0-9]$/u, ''));
}

function elementOf(form: Form): Element {
  return ELEMENTS.find((element) => element === form) ?? 'full_name';
}
