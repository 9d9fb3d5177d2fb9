import { z } from 'zod';
import type { Connection } from '../engine/connection.js';
import { ident } from '../engine/sql.js';
import type { Element } from '../model/element.js';
import type { Intake } from '../model/sample.js';
import type { Canary } from '../proof/reference/reference.js';
import { sourceOf } from './read-table.js';

/** The columns of a canary file that are not data elements. */
export const CANARY_COLUMNS: Readonly<Record<string, Element>> = {
  canary_id: 'ignore',
  system: 'ignore',
  planted_on: 'ignore',
};

const date = z.iso.date();

/** Name, system and planting day of each planted record, by its row. */
export async function readCanaries(connection: Connection, intake: Intake): Promise<Omit<Canary, 'part'>[]> {
  const [table] = intake.tables;
  if (table === undefined) return [];
  const cell = (name: string): string => {
    const column = table.columns.find((entry) => entry.name.trim().toLowerCase() === name);
    return column === undefined ? 'NULL::VARCHAR' : ident(`c${column.index}`);
  };
  const rows = await connection.rows(
    `SELECT row, ${cell('canary_id')} AS id, ${cell('system')} AS system, ${cell('planted_on')} AS planted FROM ${sourceOf(table)} ORDER BY row`,
  );
  return rows.map((row) => {
    const planted = date.safeParse(row['planted']);
    return {
      canary_id: typeof row['id'] === 'string' ? row['id'] : `canary-${String(row['row'])}`,
      system: typeof row['system'] === 'string' ? row['system'] : null,
      planted_on: planted.success ? planted.data : null,
      row: Number(row['row']),
    };
  });
}
