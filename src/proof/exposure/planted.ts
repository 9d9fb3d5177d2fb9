import type { Connection } from '../../engine/connection.js';
import { literal } from '../../engine/sql.js';
import type { Store } from '../../engine/store.js';
import { COMPOSITE_FORMS, type Form } from '../../model/element.js';
import type { MatchResult } from '../../model/evidence.js';
import { EXPOSURE_TABLES } from './people.js';

/** A name and a birth date can be somebody's; whatever identifies alone was made up for the planted record. */
const SHARED: readonly Form[] = [...COMPOSITE_FORMS, 'record_id'];

/** Takes planted records out of `exposed_person`, for they are nobody; how many there were. */
export async function leaveOutPlanted(
  connection: Connection,
  store: Store,
  canaries: MatchResult['canaries'],
): Promise<number> {
  const forms = [...new Set(canaries.flatMap((hit) => hit.forms))].filter((form) => !SHARED.includes(form));
  if (forms.length === 0) return 0;
  await store.find(connection, 'exposed_canary', [{ from: 'canary', columns: ['form', 'token'] }]);
  const keys = (form: Form): string => `exposed_canary_${form}`;
  for (const form of forms) {
    await connection.run(
      `CREATE OR REPLACE TEMP VIEW ${keys(form)} AS SELECT token FROM exposed_canary WHERE form = ${literal(form)}`,
    );
  }
  await store.find(
    connection,
    'exposed_planted',
    forms.map((form) => ({
      from: 'lookup',
      columns: ['person_id'],
      where: { form },
      among: { keys: keys(form), on: [{ column: 'token', key: 'token' }] },
    })),
  );
  const planted = `person_id IN (SELECT person_id FROM exposed_planted WHERE person_id IS NOT NULL)`;
  const [row] = await connection.rows(`SELECT count(*) AS planted FROM ${EXPOSURE_TABLES.person} WHERE ${planted}`);
  await connection.run(`DELETE FROM ${EXPOSURE_TABLES.person} WHERE ${planted}`);
  return Number(row?.['planted'] ?? 0);
}
