import type { Connection } from '../engine/connection.js';
import { literal } from '../engine/sql.js';
import { EXACT_FORMS, IDENTIFYING_FORMS, type Element, type Form } from '../model/element.js';
import type { ColumnFinding } from '../model/fields.js';
import type { Reference } from '../model/reference.js';
import type { SampleTable } from '../model/sample.js';
import type { JoinProbe } from '../proof/identify/identify.js';
import { normalisedSql } from '../proof/normalise/normalise.js';
import { sourceOf } from './read-table.js';

/** Distinct values asked about per column: enough to tell a column of ours from chance, whatever the chance. */
const SAMPLE = 1000;
/** Rows looked at for them: every so-manieth of a large table. */
const ROWS = 20_000;

/** Asks the reference whether a column's values are ones it holds under a proposed element. */
export function joinProbe(connection: Connection, table: SampleTable, reference: Reference): JoinProbe {
  return async (questions) => {
    const answers = [];
    for (const question of questions) {
      const form = formOf(question.element);
      const usable =
        form !== null && question.shape === 'plain' && reference.columns.some((column) => column.form === form);
      answers.push(
        usable
          ? await ask(connection, table, reference, { column: question.column, form, dateOrder: question.date_order })
          : { tried: 0, found: 0, chance: 0 },
      );
    }
    return answers;
  };
}

type Asked = { readonly column: number; readonly form: Form; readonly dateOrder: ColumnFinding['date_order'] };
type Answer = Awaited<ReturnType<JoinProbe>>[number];

async function ask(
  connection: Connection,
  table: SampleTable,
  reference: Reference,
  { column, form, dateOrder }: Asked,
): Promise<Answer> {
  const where = IDENTIFYING_FORMS.includes(form) ? 'reference.lookup' : 'reference.frequency';
  const value = normalisedSql(form, `c${column}`, { dateOrder });
  const [row] = await connection.rows(
    `WITH given AS (SELECT DISTINCT token(${literal(form)}, ${value}) AS token FROM ${sourceOf(table)} WHERE row % ${Math.max(1, Math.floor(table.rows / ROWS))} = 0 ORDER BY token LIMIT ${SAMPLE})
     SELECT (SELECT count(token) FROM given) AS tried, count(DISTINCT token) AS found FROM ${where}
     WHERE form = ${literal(form)} AND token IN (SELECT token FROM given WHERE token IS NOT NULL)`,
  );
  const known = reference.forms.find((entry) => entry.form === form);
  const space = known?.space ?? null;
  return {
    tried: Number(row?.['tried'] ?? 0),
    found: Number(row?.['found'] ?? 0),
    chance: space === null ? 0.001 : Math.min(1, (known?.distinct ?? 0) / space),
  };
}

function formOf(element: Element): Form | null {
  return EXACT_FORMS.find((form) => form === element) ?? null;
}
