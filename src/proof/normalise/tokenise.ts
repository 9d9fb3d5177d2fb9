import type { Connection } from '../../engine/connection.js';
import { literal } from '../../engine/sql.js';
import type { Element, Form } from '../../model/element.js';
import type { ColumnFinding } from '../../model/fields.js';
import type { TokenTable } from '../../model/tokens.js';
import { planColumn, type ColumnPlan } from './cells.js';
import { COMPOSITES, compositeSql } from './composite.js';
import { isWorthwhile, makeRawDictionary, makeTextDictionaries, type TextDictionary } from './dictionary.js';
import { NormaliseError } from './error.js';
import { order, type DateOrder } from './registry.js';

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
};

/** The parts of the statement that makes a token table. */
type Parts = {
  /** Columns of the innermost scan, of the texts over it, of the tokens over those. */
  readonly scanned: string[];
  readonly texts: string[];
  readonly joins: string[];
  readonly tokens: string[];
  readonly states: string[];
  readonly cells: Omit<TokenTable['cells'][number], 'filled'>[];
  readonly dictionaries: string[];
};

export async function makeTokens(connection: Connection, request: TokeniseRequest): Promise<TokenTable> {
  const [counted] = await connection.rows(`SELECT count(*) AS rows FROM ${request.source}`);
  const rows = Number(counted?.['rows'] ?? 0);
  const parts: Parts = { scanned: [], texts: [], joins: [], tokens: [], states: [], cells: [], dictionaries: [] };
  const reserved = new Set(request.dates === undefined ? [] : [request.dates.from, request.dates.to]);
  try {
    for (const finding of request.findings) {
      const plan = reserved.has(finding.name) ? null : planColumn(finding);
      if (plan === null) continue;
      if (isWorthwhile(plan, rows)) await addFromDictionary(connection, request.source, plan, parts);
      else await addInPlace(connection, request.source, plan, parts, rows);
    }
    await connection.run(statement(request, parts));
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
  source: string,
  plan: ColumnPlan,
  parts: Parts,
  rows: number,
): Promise<void> {
  const known = await makeTextDictionaries(connection, source, plan, rows);
  const scanned = `s${plan.column}`;
  parts.scanned.push(`${plan.split?.(`c${plan.column}`) ?? `c${plan.column}`} AS ${scanned}`);
  for (const [index, text] of plan.texts.entries()) {
    const name = `x${plan.column}_${index}`;
    parts.texts.push(`${text.text(scanned)} AS ${name}`);
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
  const extras: string[] = [];
  if (request.dates !== undefined) {
    parts.scanned.push(
      `${dateSql(request, request.dates.from)} AS valid_from`,
      `${dateSql(request, request.dates.to)} AS valid_to`,
    );
    extras.push('valid_from', 'valid_to');
  }
  const state = parts.states.length === 0 ? 'NULL::VARCHAR' : `coalesce(${parts.states.join(', ')})`;
  const tokens = [
    'texts."row"',
    ...parts.tokens,
    ...extras,
    ...(request.state === true ? [`${state} AS state_code`] : []),
  ];
  return `CREATE OR REPLACE TABLE ${request.into} AS
    SELECT ${['"row"', ...outer, ...extras, ...(request.state === true ? ['state_code'] : [])].join(', ')} FROM (
      SELECT ${tokens.join(', ')} FROM (
        SELECT ${['"row"', ...parts.texts, ...extras].join(', ')} FROM (
          SELECT ${['"row"', ...parts.scanned].join(', ')} FROM ${request.source}) scanned) texts
      ${parts.joins.join('\n      ')})`;
}

function dateSql(request: TokeniseRequest, name: string | null): string {
  if (name === null) return 'NULL::DATE';
  const finding = request.findings.find((candidate) => candidate.name === name);
  if (finding === undefined)
    throw new NormaliseError('no_such_column', 'a column of validity dates is missing', { exit: 2 });
  return daySql(`c${finding.index}`, finding.date_order);
}

function daySql(cell: string, dateOrder: DateOrder): string {
  return `assay_day(${cell}, ${order(dateOrder)})`;
}

async function describe(
  connection: Connection,
  request: TokeniseRequest,
  parts: Parts,
  rows: number,
): Promise<TokenTable> {
  const counts = parts.cells.map(({ name }) => `count(${name}) AS ${name}`);
  const [filled] =
    counts.length === 0 ? [{}] : await connection.rows(`SELECT ${counts.join(', ')} FROM ${request.into}`);
  return {
    table: request.into,
    rows,
    cells: parts.cells.map((cell) => ({ ...cell, filled: Number(filled?.[cell.name] ?? 0) })),
    hasDates: request.dates !== undefined,
    hasState: request.state === true,
  };
}
