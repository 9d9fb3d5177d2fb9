import type { Connection } from '../../src/engine/connection.js';
import { literal } from '../../src/engine/sql.js';
import type { Element } from '../../src/model/element.js';
import { identify } from '../../src/proof/identify/identify.js';
import { makeTable, type Made } from './tables.js';

export const SCORED: readonly Element[] = [
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
export type Score = {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly misses: readonly string[];
};

export async function loadTable(connection: Connection, name: string, { columns, rows }: Made): Promise<void> {
  const cells = columns.map((_, at) => `c${at}`).join(', ');
  const tuples = rows.map(
    (row, at) =>
      `(${at + 1}::BIGINT, 0, NULL::BIGINT, ${row.map((text) => (text === null ? 'NULL::VARCHAR' : literal(text))).join(', ')})`,
  );
  await connection.run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT * FROM (VALUES ${tuples.join(', ')}) t("row", file, line, ${cells})`,
  );
}

/** Runs identification over made tables and counts, for the elements that matter most, what was right, wrong and missed. */
export async function score(
  connection: Connection,
  label: string,
  options: { readonly tables: number; readonly header: boolean; readonly sizes: readonly number[] },
): Promise<Score> {
  let right = 0;
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
      if (kind.truth.includes(element)) right += truth !== undefined && SCORED.includes(truth) ? 1 : 0;
      else if (SCORED.includes(element)) wrong.push(`wrong: ${says}`);
      if (
        truth !== undefined &&
        SCORED.includes(truth) &&
        element !== truth &&
        !(kind.needsHeader === true && !options.header)
      )
        missed.push(`missed: ${says}`);
    }
  }
  return { right, wrong: wrong.length, missed: missed.length, misses: [...wrong, ...missed] };
}
