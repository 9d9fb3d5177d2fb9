import { inertText } from '../../base/text.js';
import type { Connection } from '../../engine/connection.js';
import { literal } from '../../engine/sql.js';
import { watch } from '../../engine/watch.js';
import type { Element, Form } from '../../model/element.js';
import type { ColumnFinding } from '../../model/fields.js';
import type { TokenTable } from '../../model/tokens.js';
import { planColumn, type ColumnPlan } from './cells.js';
import { COMPOSITES, compositeSql } from './composite.js';
import { isWorthwhile, makeRawDictionary, makeTextDictionaries, repeats, type TextDictionary } from './dictionary.js';
import { NormaliseError } from './error.js';
import { order } from './registry.js';

/** Normalised texts that were made before: a table of `row` and texts, and SQL of each out of `c0`, `c1`, ... to its column there. */
export type KnownTexts = { readonly table: string; readonly columns: ReadonlyMap<string, string> };

export type TokeniseRequest = {
  /** SQL table expression with the columns `row`, `c0`, `c1`, ... VARCHAR. */
  readonly source: string;
  /** One per column, by index. */
  readonly findings: readonly ColumnFinding[];
  /** Quoted name of the table to make. */
  readonly into: string;
  /** Names of the columns that say from when and until when a row held: they give `valid_from` and `valid_to`. */
  readonly dates?: { readonly from: string | null; readonly to: string | null };
  /** Also `state_code`, from a state or address column. */
  readonly state?: boolean;
  /** Also `mark`, a token of all cells of the row as they stand. */
  readonly mark?: boolean;
  /** Taken from there in place of being made again; it holds every row. */
  readonly known?: KnownTexts | null;
  /** Told how much of the table is made, 0 to 1. */
  readonly tell?: (share: number) => void;
};

/** The parts of the statement that makes a token table. */
type Parts = {
  /** Columns of the innermost scan, of the texts over it, of the tokens over those. */
  readonly scanned: string[];
  readonly texts: string[];
  readonly joins: string[];
  readonly tokens: string[];
  readonly states: string[];
  /** `valid_from` and `valid_to`. */
  readonly days: string[];
  readonly marks: string[];
  readonly cells: Omit<TokenTable['cells'][number], 'filled'>[];
  readonly dictionaries: string[];
};

export async function makeTokens(connection: Connection, request: TokeniseRequest): Promise<TokenTable> {
  const [counted] = await connection.rows(`SELECT count(*) AS rows FROM ${request.source}`);
  const rows = Number(counted?.['rows'] ?? 0);
  const parts: Parts = {
    scanned: [],
    texts: [],
    joins: [],
    tokens: [],
    states: [],
    days: [],
    marks: request.mark === true ? ['mark'] : [],
    cells: [],
    dictionaries: [],
  };
  if (request.mark === true) parts.scanned.push(`${markSql(request.findings)} AS mark`);
  const reserved = new Set(request.dates === undefined ? [] : [request.dates.from, request.dates.to]);
  try {
    for (const finding of request.findings) {
      const plan = reserved.has(finding.name) ? null : planColumn(finding);
      if (plan === null) continue;
      if (isWorthwhile(plan, rows)) await addFromDictionary(connection, request.source, plan, parts);
      else await addInPlace(connection, request, plan, parts, rows);
    }
    for (const name of ['from', 'to'] as const) await addDay(connection, request, name, parts, rows);
    await watch(connection, request.tell, () => connection.run(statement(request, parts)));
  } finally {
    for (const table of parts.dictionaries) await connection.run(`DROP TABLE IF EXISTS temp.${table}`);
  }
  return describe(connection, request, parts, rows);
}

async function addFromDictionary(
  connection: Connection,
  source: string,
  plan: ColumnPlan,
  parts: Parts,
): Promise<void> {
  const { table } = await makeRawDictionary(connection, source, plan);
  parts.dictionaries.push(table);
  parts.scanned.push(`c${plan.column}`);
  parts.texts.push(`c${plan.column}`);
  parts.joins.push(`LEFT JOIN temp.${table} ON ${table}.raw = texts.c${plan.column}`);
  for (const [index, text] of plan.texts.entries()) {
    for (const [place, cell] of text.cells.entries()) addCell(parts, text, cell, `${table}.t${index}_${place}`);
    if (text.form === 'state') parts.states.push(`${table}.x${index}`);
  }
}

async function addInPlace(
  connection: Connection,
  { source, known: made }: TokeniseRequest,
  plan: ColumnPlan,
  parts: Parts,
  rows: number,
): Promise<void> {
  const known = await makeTextDictionaries(connection, source, plan, rows);
  const scanned = `s${plan.column}`;
  parts.scanned.push(`${plan.split?.(`c${plan.column}`) ?? `c${plan.column}`} AS ${scanned}`);
  for (const [index, text] of plan.texts.entries()) {
    const name = `x${plan.column}_${index}`;
    const before = plan.split === null ? made?.columns.get(text.text(`c${plan.column}`)) : undefined;
    if (before !== undefined) parts.scanned.push(before);
    parts.texts.push(`${before ?? text.text(scanned)} AS ${name}`);
    const dictionaries = known.get(text) ?? [];
    for (const { table, key } of dictionaries) {
      parts.dictionaries.push(table);
      parts.joins.push(`LEFT JOIN temp.${table} ON ${table}.key = ${key(`texts.${name}`)}`);
    }
    for (const [place, cell] of text.cells.entries()) {
      const computed = `token(${literal(cell.form)}, ${cell.softer(`texts.${name}`)})`;
      addCell(parts, text, cell, looked(dictionaries, place, computed));
    }
    if (text.form === 'state') parts.states.push(`texts.${name}`);
  }
}

function looked(dictionaries: readonly TextDictionary[], place: number, computed: string): string {
  const dictionary = dictionaries.find(({ places }) => places.includes(place));
  if (dictionary === undefined) return computed;
  return `CASE WHEN ${dictionary.table}.key IS NOT NULL THEN ${dictionary.table}.t${place} ELSE ${computed} END`;
}

function addCell(
  parts: Parts,
  text: { readonly element: Element; readonly column: number },
  cell: { readonly form: Form; readonly derived: boolean },
  sql: string,
): void {
  const name = `a${parts.cells.length}`;
  parts.tokens.push(`${sql} AS ${name}`);
  parts.cells.push({ name, form: cell.form, element: text.element, column: text.column, derived: cell.derived });
}

function statement(request: TokeniseRequest, parts: Parts): string {
  const outer = parts.cells.map(({ name }) => name);
  for (const [form, wanted] of COMPOSITES) {
    const columns = wanted.map((part) => parts.cells.find((cell) => cell.form === part)?.name);
    const present = columns.filter((column) => column !== undefined);
    if (present.length < wanted.length) continue;
    const name = `a${parts.cells.length}`;
    outer.push(`${compositeSql(present)} AS ${name}`);
    parts.cells.push({ name, form, element: 'full_name', column: null, derived: false });
  }
  const extras = request.dates === undefined ? [] : ['valid_from', 'valid_to'];
  const state = parts.states.length === 0 ? 'NULL::VARCHAR' : `coalesce(${parts.states.join(', ')})`;
  const tokens = [
    'texts."row"',
    ...parts.tokens,
    ...parts.days,
    ...parts.marks.map((mark) => `texts.${mark}`),
    ...(request.state === true ? [`${state} AS state_code`] : []),
  ];
  return `CREATE OR REPLACE TABLE ${request.into} AS
    SELECT ${['"row"', ...outer, ...extras, ...(request.state === true ? ['state_code'] : []), ...parts.marks].join(', ')} FROM (
      SELECT ${tokens.join(', ')} FROM (
        SELECT ${['"row"', ...parts.texts, ...parts.marks].join(', ')} FROM (
          SELECT ${['"row"', ...parts.scanned].join(', ')} FROM ${sourceOf(request)}) scanned) texts
      ${parts.joins.join('\n      ')})`;
}

function sourceOf({ source, known }: TokeniseRequest): string {
  return known === undefined || known === null ? source : `(SELECT * FROM ${source} JOIN ${known.table} USING ("row"))`;
}

/** A validity date. There are few days among many rows, so that each is read once. */
async function addDay(
  connection: Connection,
  { source, findings, dates }: TokeniseRequest,
  which: 'from' | 'to',
  parts: Parts,
  rows: number,
): Promise<void> {
  if (dates === undefined) return;
  const name = dates[which];
  if (name === null) {
    parts.days.push(`NULL::DATE AS valid_${which}`);
    return;
  }
  const finding = findings.find((candidate) => candidate.name === name);
  if (finding === undefined)
    throw new NormaliseError('no_such_column', `there is no column ${inertText(name, 60)} of validity dates`, {
      hint: 'Correct `from` and `to` of that history in assay.yaml; they are names in the header of its files.',
      exit: 2,
    });
  const cell = `c${finding.index}`;
  const day = (text: string): string => `assay_day(${text}, ${order(finding.date_order)})`;
  const text = `d_${which}`;
  parts.scanned.push(`${cell} AS ${text}`);
  parts.texts.push(text);
  if (!repeats(finding, rows)) {
    parts.days.push(`${day(`texts.${text}`)} AS valid_${which}`);
    return;
  }
  const table = `assay_day_${which}`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT raw, ${day('raw')} AS day
     FROM (SELECT DISTINCT ${cell} AS raw FROM ${source} WHERE ${cell} IS NOT NULL)`,
  );
  parts.dictionaries.push(table);
  parts.joins.push(`LEFT JOIN temp.${table} ON ${table}.raw = texts.${text}`);
  parts.days.push(`${table}.day AS valid_${which}`);
}

async function describe(
  connection: Connection,
  request: TokeniseRequest,
  parts: Parts,
  rows: number,
): Promise<TokenTable> {
  return countFilled(connection, {
    table: request.into,
    rows,
    cells: parts.cells,
    hasDates: request.dates !== undefined,
    hasState: request.state === true,
    hasMark: request.mark === true,
  });
}

/** A token table with the filled cells of its columns counted. */
export async function countFilled(
  connection: Connection,
  table: Omit<TokenTable, 'cells'> & { readonly cells: readonly Omit<TokenTable['cells'][number], 'filled'>[] },
): Promise<TokenTable> {
  const counts = table.cells.map(({ name }) => `count(${name}) AS ${name}`);
  const [filled] =
    counts.length === 0 ? [{}] : await connection.rows(`SELECT ${counts.join(', ')} FROM ${table.table}`);
  return { ...table, cells: table.cells.map((cell) => ({ ...cell, filled: Number(filled?.[cell.name] ?? 0) })) };
}

/** A token of a row: its cells parted by a character that no cell holds. */
export function markSql(findings: readonly ColumnFinding[]): string {
  const cells = findings.map(({ index }) => `c${index}`);
  return `token('row', concat(${["''", ...cells].join(', chr(0), ')}))`;
}
