import { createHash } from 'node:crypto';
import { canonicalJson } from '../../base/canonical-json.js';
import type { Connection } from '../../engine/connection.js';
import type { TokenCell, TokenTable } from '../../model/tokens.js';
import { countFilled, makeTokens, markSql, type TokeniseRequest } from './tokenise.js';

/** Tokens made before from another state of a table, with a mark for each row. */
export type Earlier = {
  /** SQL table expression with the columns of a token table and `mark`. */
  readonly table: string;
  readonly cells: readonly Omit<TokenCell, 'filled'>[];
};

/** Digest of all but the cells and the key that tokens depend on: where it is alike, rows of the same mark have the same tokens. */
export function markingOf({ findings, dates, state }: TokeniseRequest, version: number): string {
  const columns = findings.map(({ index, name, element, shape, part, date_order: order }) => {
    return { index, name, element, shape, part, date_order: order };
  });
  const how = { version, columns, dates: dates ?? null, state: state === true };
  return createHash('sha256').update(canonicalJson(how)).digest('hex');
}

const MARKS = 'assay_marks';
const UNLIKE = 'assay_unlike';
const MOVED = 'assay_moved';
const CHANGED = 'assay_changed';
const FRESH = 'assay_fresh';

/** Beyond this share of rows without a like all are tokenised. */
const MOST_CHANGED = 0.5;

/**
 * The token table of a marked request, with the tokens of rows that stood before taken from there, wherever they stood. Null where
 * too few did, or what was made before does not fit.
 */
export async function reuseTokens(
  connection: Connection,
  request: TokeniseRequest,
  earlier: Earlier,
): Promise<TokenTable | null> {
  try {
    const rows = await findChanged(connection, request, earlier);
    if (rows === null) return null;
    const fresh = await makeTokens(connection, { ...request, source: `temp.${CHANGED}`, into: FRESH });
    if (canonicalJson(fresh.cells.map(shapeOf)) !== canonicalJson(earlier.cells.map(shapeOf))) return null;
    const names = [
      ...fresh.cells.map(({ name }) => name),
      ...(fresh.hasDates ? ['valid_from', 'valid_to'] : []),
      ...(fresh.hasState ? ['state_code'] : []),
      'mark',
    ].join(', ');
    await connection.run(`CREATE OR REPLACE TABLE ${request.into} AS
      SELECT "row", ${names} FROM ${earlier.table} ANTI JOIN temp.${UNLIKE} USING ("row") WHERE "row" BETWEEN ${rows.first} AND ${rows.last}
      UNION ALL SELECT m."row", ${names} FROM ${earlier.table} e JOIN temp.${MOVED} m ON e."row" = m.before
      UNION ALL SELECT "row", ${names} FROM ${FRESH}`);
    return { ...(await countFilled(connection, { ...fresh, table: request.into })), rows: rows.count };
  } finally {
    for (const table of [FRESH, ...[MARKS, UNLIKE, MOVED, CHANGED].map((name) => `temp.${name}`)])
      await connection.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

type Rows = { readonly first: number; readonly last: number; readonly count: number };

/** Leaves the rows that do not stand where they stood (`unlike`), those of them that stood elsewhere (`moved`), and the clear cells of the others (`changed`). */
async function findChanged(
  connection: Connection,
  { source, findings }: TokeniseRequest,
  earlier: Earlier,
): Promise<Rows | null> {
  const make = (table: string, sql: string): Promise<void> =>
    connection.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${sql}`);
  await make(MARKS, `SELECT "row", ${markSql(findings)} AS mark FROM ${source}`);
  const [row] = await connection.rows(
    `SELECT min("row") AS first, max("row") AS last, count(*) AS count FROM temp.${MARKS}`,
  );
  const [first, last, count] = ['first', 'last', 'count'].map((name) => Number(row?.[name] ?? 0));
  if (first === undefined || last === undefined || count === undefined || count !== last - first + 1) return null;
  await make(UNLIKE, `SELECT "row", mark FROM temp.${MARKS} ANTI JOIN ${earlier.table} USING ("row", mark)`);
  await make(
    MOVED,
    `SELECT u."row", e.before FROM temp.${UNLIKE} u JOIN (
       SELECT mark, min("row") AS before FROM ${earlier.table} SEMI JOIN temp.${UNLIKE} USING (mark) GROUP BY mark) e USING (mark)`,
  );
  const [left] = await connection.rows(
    `SELECT (SELECT count(*) FROM temp.${UNLIKE}) - (SELECT count(*) FROM temp.${MOVED}) AS rows`,
  );
  if (Number(left?.['rows'] ?? 0) > count * MOST_CHANGED) return null;
  await make(
    CHANGED,
    `SELECT * FROM ${source} SEMI JOIN (FROM temp.${UNLIKE} ANTI JOIN temp.${MOVED} USING ("row")) USING ("row")`,
  );
  return { first, last, count };
}

function shapeOf({ name, form, element, column, derived }: Omit<TokenCell, 'filled'>) {
  return { name, form, element, column, derived };
}
