import type { Connection } from '../engine/connection.js';
import type { Explanation, RowStanding } from '../model/explanation.js';
import type { Reference } from '../model/reference.js';
import type { RowClass } from '../model/verdict.js';
import { MATCH_TABLES } from '../model/match-tables.js';
import { findRow } from '../proof/match/match.js';
import { explainRow as takeApart, rivalsOf } from '../proof/verdict/verdict.js';
import { weigh } from '../proof/weigh/weigh.js';
import type { AppContext, ExplainOptions } from './context.js';
import { RowError } from './error.js';
import { findPlace, type RowPlace } from './find-place.js';
import { ABOUT_A_PERSON, personToken } from './person-token.js';
import { matchLeak, readLeak, type Leak } from './read-leak.js';
import { withLeak, type OpenedLeak } from './with-leak.js';

/** A row, and the SHA-256 of every file that was read, in their order: rows are numbered over all of them. */
export type ExplainedRow = { readonly explanation: Explanation; readonly files: readonly string[] };

/** Shows how one row of a leak was judged. The whole leak is read and weighed: what a row is also depends on what the others are. */
export async function explainRow(
  workspaceDir: string,
  leaks: readonly string[],
  options: ExplainOptions,
  context: AppContext,
): Promise<Explanation> {
  return (await explainAmongFiles(workspaceDir, leaks, options, context)).explanation;
}

export async function explainAmongFiles(
  workspaceDir: string,
  leaks: readonly string[],
  options: ExplainOptions,
  context: AppContext,
): Promise<ExplainedRow> {
  return withLeak({ workspaceDir, leaks }, context, async (opened) => {
    const row = await judgeRow(opened, options, context);
    return { explanation: await explanationOf(opened, row), files: row.leak.intake.files.map(({ sha256 }) => sha256) };
  });
}

type JudgedRow = {
  readonly leak: Leak;
  readonly place: RowPlace;
  readonly standing: RowStanding;
  readonly judged: ReturnType<typeof takeApart>;
};

async function judgeRow(opened: OpenedLeak, options: ExplainOptions, context: AppContext): Promise<JudgedRow> {
  const { session, reading, reference } = opened;
  const { connection } = session;
  reading.speak();
  const place = await findPlace(connection, await reading.intake, options.choice);
  const leak = await readLeak(opened, options, context);
  const found = await matchLeak(opened, leak, context);
  const standing = await findRow(connection, opened.store, found.cells, place.row);
  if (standing === null) throw blankRow(place, leak);
  context.onProgress?.({ step: 'weighing', done: 0, total: null, unit: 'rows' });
  const { columns, columnOffset } = columnsOf(leak, place, options.clear);
  const weighing = weigh(found, reference);
  const rivals = rivalsOf(weighing, standing.pattern);
  if (options.against !== undefined && !rivals.includes(options.against)) throw noRival(options.against, rivals);
  const judged = takeApart({
    match: found,
    weighing,
    reference,
    standing,
    cells: columns,
    columnOffset,
    ...(options.against === undefined ? {} : { against: options.against }),
  });
  return { leak, place, standing, judged };
}

async function explanationOf(
  { session, reference }: OpenedLeak,
  { leak, place, standing, judged }: JudgedRow,
): Promise<Explanation> {
  const { path, sha256 } = leak.intake.files[place.file] ?? { path: '', sha256: '' };
  return {
    schema: 'assay.explanation/1',
    row: place.row,
    file: { path, sha256 },
    line: place.line,
    copies: judged.copies,
    first_row: judged.first_row,
    class: judged.class,
    probabilities: judged.probabilities,
    weight: judged.weight,
    person: {
      candidates: standing.candidates,
      token: ABOUT_A_PERSON.includes(judged.class) ? await tokenOf(session.connection, standing) : null,
      systems: systemsOf(standing, reference),
    },
    prior_leak: judged.prior_leak,
    canaries: judged.canaries,
    cells: judged.cells,
  };
}

/** The columns of the row's table, with its cells where they were asked for, and where they begin among all columns. */
function columnsOf(
  leak: Leak,
  { at, table, cells }: RowPlace,
  clear: boolean,
): { readonly columns: Explanation['cells']; readonly columnOffset: number } {
  const columnOffset = leak.tables[at]?.columnOffset ?? 0;
  const columns = table.columns.map((column, index) => ({
    column: column.name,
    element: leak.columns[columnOffset + index]?.element ?? 'unknown',
    ...(clear ? { value: cells[index] ?? null } : {}),
  }));
  return { columns, columnOffset };
}

/** The token that `--rows` gives for the person whom the row fits best. */
async function tokenOf(connection: Connection, { unit }: RowStanding): Promise<string | null> {
  const [row] = await connection.rows(
    `SELECT ${personToken('person_id')} AS person FROM ${MATCH_TABLES.best} WHERE unit = $1`,
    [unit],
  );
  return typeof row?.['person'] === 'string' ? row['person'] : null;
}

function systemsOf({ systems }: RowStanding, reference: Reference): string[] {
  return systems.flatMap((index) => reference.systems[index]?.name ?? []);
}

function blankRow({ row, file, line }: RowPlace, { intake }: Leak): RowError {
  const path = intake.files[file]?.path;
  return new RowError('blank_row', `row ${row} holds no value of a recognised kind, so there is nothing to judge`, {
    where: { ...(path === undefined ? {} : { file: path }), ...(line === null ? {} : { line }) },
    hint: 'If it does hold something, say what its columns are with --column NAME=element.',
  });
}

function noRival(against: RowClass, rivals: readonly RowClass[]): RowError {
  const message =
    against === 'recycled'
      ? 'the row is not to be weighed against recycled: it is that, or there is no earlier leak'
      : `the row is ${against} itself`;
  return new RowError('no_rival', message, { hint: `Weigh it against one of: ${rivals.join(' ')}.` });
}
