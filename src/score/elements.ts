import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '../engine/connection.js';
import { openDuckDb } from '../engine/duckdb/open.js';
import { literal } from '../engine/sql.js';
import type { Element } from '../model/element.js';
import { identify } from '../proof/identify/identify.js';
import { makeTable, type Made } from '../simulate/tables/tables.js';

// Which element a column is, on made tables: columns that matter among columns that only look like them.

const SCORED: readonly Element[] = [
  'ssn',
  'phone',
  'imei',
  'email',
  'date_of_birth',
  'postal_code',
  'first_name',
  'last_name',
  'full_name',
  'drivers_license',
];
export type Tally = { readonly right: number; readonly wrong: number; readonly missed: number };
export type ElementScore = Tally & {
  readonly misses: readonly string[];
  readonly byElement: ReadonlyMap<Element, Tally>;
};

async function loadTable(connection: Connection, name: string, { columns, rows }: Made): Promise<void> {
  const cells = columns.map((_, at) => `c${at}`).join(', ');
  const tuples = rows.map(
    (row, at) =>
      `(${at + 1}::BIGINT, 0, NULL::BIGINT, ${row.map((text) => (text === null ? 'NULL::VARCHAR' : literal(text))).join(', ')})`,
  );
  await connection.run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT * FROM (VALUES ${tuples.join(', ')}) t("row", file, line, ${cells})`,
  );
}

/** With and without headers, in an engine of its own. `tuning` and `test` are labels that share no table. */
export async function scoreColumns(tables: number, tuning: boolean): Promise<Record<'header' | 'bare', ElementScore>> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'assay-score-'));
  const connection = await openDuckDb({ scratch, allowed: [] });
  const label = tuning ? 'tune' : 'test';
  try {
    return {
      header: await scoreElements(connection, label, { tables, header: true, sizes: [5, 12, 50, 300] }),
      bare: await scoreElements(connection, label, { tables, header: false, sizes: [50, 120, 300] }),
    };
  } finally {
    connection.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Runs identification over made tables and counts, for the elements that matter most, what was right, wrong and missed. */
async function scoreElements(
  connection: Connection,
  label: string,
  options: { readonly tables: number; readonly header: boolean; readonly sizes: readonly number[] },
): Promise<ElementScore> {
  const tallies = new Map(SCORED.map((element) => [element, { right: 0, wrong: 0, missed: 0 }]));
  const count = (element: Element, what: keyof Tally): void => {
    const tally = tallies.get(element);
    if (tally !== undefined) tally[what] += 1;
  };
  const wrong: string[] = [];
  const missed: string[] = [];
  for (let index = 0; index < options.tables; index += 1) {
    const size = options.sizes[index % options.sizes.length] ?? 100;
    const made = makeTable(label, index, size);
    await loadTable(connection, 'made', made);
    const columns = made.columns.map(({ name }, at) => ({
      name: options.header ? name : `column${at + 1}`,
      index: at,
    }));
    const findings = await identify(connection, {
      source: 'made',
      columns,
      header: options.header,
      now: new Date('2021-08-20T00:00:00Z'),
    });
    for (const [at, { element, confidence }] of findings.entries()) {
      const kind = made.columns[at]?.kind;
      if (kind === undefined) continue;
      const [truth] = kind.truth;
      const says = `${index}/${size} ${kind.id} "${made.columns[at]?.name ?? ''}" as ${element} ${confidence}`;
      if (truth === undefined) continue;
      if (kind.truth.includes(element)) count(truth, 'right');
      else if (SCORED.includes(element) && (options.header || kind.passesFor?.includes(element) !== true)) {
        count(element, 'wrong');
        wrong.push(`wrong: ${says}`);
      }
      const findable = kind.needsHeader !== true || options.header;
      if (SCORED.includes(truth) && element !== truth && findable) {
        count(truth, 'missed');
        missed.push(`missed: ${says}`);
      }
    }
  }
  const right = [...tallies.values()].reduce((sum, tally) => sum + tally.right, 0);
  return {
    right,
    wrong: wrong.length,
    missed: missed.length,
    misses: [...wrong, ...missed],
    byElement: tallies,
  };
}

export function precisionOf({ right, wrong }: Tally): number {
  return right / (right + wrong);
}

export function recallOf({ right, missed }: Tally): number {
  return right / (right + missed);
}
