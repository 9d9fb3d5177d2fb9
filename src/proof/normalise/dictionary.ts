import type { Connection } from '../../engine/connection.js';
import { literal } from '../../engine/sql.js';
import type { ColumnFinding } from '../../model/fields.js';
import type { ColumnPlan, TextPlan } from './cells.js';

/** Below this many rows one pass that computes everything is as fast as looking for what repeats. */
const WORTHWHILE_ROWS = 50_000;
/** Share of distinct values up to which a dictionary is faster, and its largest size, for it stays in memory. */
const REPEATING = 0.5;
const LARGEST = 1_000_000;
/** Rows looked at to tell whether a text repeats: one in ten, between these bounds. */
const SAMPLE = { least: 10_000, most: 60_000 };
const REPEATING_IN_SAMPLE = 0.5;

/** Tokens of the values that a column holds many times, each computed once. Keyed by the raw cell or by a text. */
export type Dictionary = { readonly table: string };

/** Whether a column holds its values so often that a dictionary pays. */
export function repeats({ distinct }: ColumnFinding, rows: number): boolean {
  return rows >= WORTHWHILE_ROWS && distinct <= Math.min(rows * REPEATING, LARGEST);
}

/** Whether it pays for a column: also where its odd cells had better be kept apart from the usual ones. */
export function isWorthwhile({ finding, usual }: ColumnPlan, rows: number): boolean {
  return repeats(finding, rows) || (usual !== null && rows >= WORTHWHILE_ROWS && finding.distinct <= LARGEST);
}

/**
 * Every distinct cell of a column with its tokens (`t0_0`: first text, first cell) and, for a state, its text (`x0`).
 * Softer forms repeat among distinct cells (there are ten thousand last four digits): each is tokenised once as well.
 */
export async function makeRawDictionary(connection: Connection, source: string, plan: ColumnPlan): Promise<Dictionary> {
  const table = `assay_raw_${plan.column}`;
  const base = `${table}_texts`;
  const texts = plan.texts.map((text, index) => `${text.text('cell')} AS x${index}`);
  const parts: DictionaryParts = { base, columns: [], joins: [], made: [base] };
  try {
    const distinct = `SELECT DISTINCT c${plan.column} AS raw FROM ${source} WHERE c${plan.column} IS NOT NULL`;
    const read = (from: string): string =>
      `SELECT raw, ${texts.join(', ')} FROM (SELECT raw, ${plan.split?.('raw') ?? 'raw'} AS cell FROM ${from})`;
    const usual = plan.usual?.('raw');
    if (usual === undefined) {
      await connection.run(`CREATE OR REPLACE TEMP TABLE ${base} AS ${read(`(${distinct})`)}`);
    } else {
      const raws = `${table}_cells`;
      parts.made.push(raws);
      await connection.run(`CREATE OR REPLACE TEMP TABLE ${raws} AS ${distinct}`);
      await connection.run(
        `CREATE OR REPLACE TEMP TABLE ${base} AS
         ${read(`temp.${raws} WHERE ${usual}`)} UNION ALL ${read(`temp.${raws} WHERE NOT (${usual})`)}`,
      );
    }
    for (const [index, text] of plan.texts.entries()) {
      for (const place of text.cells.keys()) await addTokens(connection, parts, { text, index, place });
      if (text.form === 'state') parts.columns.push(`b.x${index}`);
    }
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT b.raw, ${parts.columns.join(', ')} FROM temp.${base} b ${parts.joins.join(' ')}`,
    );
  } finally {
    for (const name of parts.made) await connection.run(`DROP TABLE IF EXISTS temp.${name}`);
  }
  return { table };
}

type DictionaryParts = {
  readonly base: string;
  readonly columns: string[];
  readonly joins: string[];
  readonly made: string[];
};

/** The tokens of one cell: of the exact form in place, of a softer form by way of its own distinct values. */
async function addTokens(
  connection: Connection,
  parts: DictionaryParts,
  { text, index, place }: { readonly text: TextPlan; readonly index: number; readonly place: number },
): Promise<void> {
  const cell = text.cells[place];
  if (cell === undefined) return;
  const name = `t${index}_${place}`;
  if (place === 0) {
    parts.columns.push(`token(${literal(cell.form)}, ${cell.softer(`b.x${index}`)}) AS ${name}`);
    return;
  }
  const soft = `${parts.base}_${name}`;
  parts.made.push(soft);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${soft} AS SELECT key, token(${literal(cell.form)}, key) AS t
     FROM (SELECT DISTINCT ${cell.softer(`x${index}`)} AS key FROM temp.${parts.base})`,
  );
  parts.columns.push(`${soft}.t AS ${name}`);
  parts.joins.push(`LEFT JOIN temp.${soft} ON ${soft}.key = ${cell.softer(`b.x${index}`)}`);
}

/** A dictionary over normalised texts: which one of a text plan's cells is keyed on what. */
export type TextDictionary = {
  readonly table: string;
  /** SQL of the key out of the normalised text. */
  readonly key: (text: string) => string;
  /** Cells of the plan, by place, that it holds the tokens of, as `t0`, `t1`, ... by place. */
  readonly places: readonly number[];
};

/**
 * What repeats among the first rows of a column that does not repeat as a whole: the last four digits of its numbers, the
 * first names in its full names. A text that the dictionary lacks is tokenised in place, so it need not be complete.
 */
export async function makeTextDictionaries(
  connection: Connection,
  source: string,
  plan: ColumnPlan,
  rows: number,
): Promise<ReadonlyMap<TextPlan, readonly TextDictionary[]>> {
  const found = new Map<TextPlan, TextDictionary[]>();
  if (rows < WORTHWHILE_ROWS) return found;
  const sample = `assay_sample_${plan.column}`;
  const limit = Math.min(SAMPLE.most, Math.max(SAMPLE.least, Math.floor(rows / 10)));
  const texts = plan.texts.map((text, index) => `${text.text('cell')} AS x${index}`);
  try {
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE ${sample} AS SELECT ${texts.join(', ')}
       FROM (SELECT ${plan.split?.(`c${plan.column}`) ?? `c${plan.column}`} AS cell FROM (SELECT c${plan.column} FROM ${source} LIMIT ${limit}))`,
    );
    for (const [index, text] of plan.texts.entries()) {
      const scan = `(SELECT x${index} AS x FROM temp.${sample})`;
      found.set(text, await dictionariesOf(connection, scan, text, `assay_text_${plan.column}_${index}`));
    }
  } finally {
    await connection.run(`DROP TABLE IF EXISTS temp.${sample}`);
  }
  return found;
}

async function dictionariesOf(
  connection: Connection,
  scan: string,
  text: TextPlan,
  name: string,
): Promise<TextDictionary[]> {
  const all = text.cells.map((_, place) => place);
  const keys = text.cells.map((cell) => cell.softer('x'));
  const [counts] = await connection.rows(
    `SELECT ${keys.map((key, place) => `count(DISTINCT ${key}) AS d${place}, count(${key}) AS n${place}`).join(', ')} FROM ${scan}`,
  );
  const repeated = all.filter(
    (place) => Number(counts?.[`d${place}`] ?? 1) <= Number(counts?.[`n${place}`] ?? 0) * REPEATING_IN_SAMPLE,
  );
  const dictionaries: TextDictionary[] = [];
  for (const place of repeated.includes(0) ? [0] : repeated) {
    const cell = text.cells[place];
    if (cell === undefined) continue;
    const table = `${name}_${place}`;
    const places = place === 0 ? all : [place];
    const tokens = places.map((at) => {
      const target = text.cells[at] ?? cell;
      return `token(${literal(target.form)}, ${at === place ? 'key' : target.softer('key')}) AS t${at}`;
    });
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE ${table} AS
       SELECT key, ${tokens.join(', ')} FROM (SELECT DISTINCT ${cell.softer('x')} AS key FROM ${scan})`,
    );
    dictionaries.push({ table, key: cell.softer, places });
  }
  return dictionaries;
}
