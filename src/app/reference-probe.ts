import type { Connection } from '../engine/connection.js';
import { literal } from '../engine/sql.js';
import type { Store } from '../engine/store.js';
import { keySql } from '../engine/token.js';
import { EXACT_FORMS, IDENTIFYING_FORMS, type Element, type Form } from '../model/element.js';
import type { Reference } from '../model/reference.js';
import type { SampleTable } from '../model/sample.js';
import type { JoinProbe, JoinQuestion } from '../proof/identify/identify.js';
import { normalisedSql, type KnownTexts } from '../proof/normalise/normalise.js';
import { sourceOf, type ReferenceProbe } from './read-table.js';

/** Distinct values asked about per column: enough to tell a column of ours from chance, whatever the chance. */
const SAMPLE = 1000;
/** Rows looked at for them: every so-manieth of a large table. */
const ROWS = 20_000;
/** Questions put to the engine in one statement: one look at the reference serves them all, and its plan stays small. */
const TOGETHER = 40;

type Answer = Awaited<ReturnType<JoinProbe>>[number];
type Asked = { readonly at: number; readonly form: Form; readonly value: string };

const NOT_ASKED: Answer = { tried: 0, found: 0, chance: 0 };

/** Asks the reference whether columns' values are ones it holds under the elements proposed for them. */
export function referenceProbe(
  connection: Connection,
  table: SampleTable,
  { reference, store }: { readonly reference: Reference; readonly store: Store },
): ReferenceProbe {
  let texts: KnownTexts | null = null;
  const drop = async (): Promise<void> => {
    texts = null;
    await connection.run(`DROP TABLE IF EXISTS ${TEXTS}`);
  };
  return {
    texts: () => texts,
    drop,
    ask: async (questions) => {
      const asked = questions.flatMap((question, at) => toAsked(question, at, reference));
      const answers = new Map<number, Answer>();
      for (let from = 0; from < asked.length; from += TOGETHER) {
        const some = asked.slice(from, from + TOGETHER);
        await makeTexts(connection, table, some);
        for (const [at, answer] of await ask(connection, store, reference, some)) answers.set(at, answer);
      }
      if (stepOf(table) === 1 && asked.length > 0 && asked.length <= TOGETHER) texts = knownTexts(asked);
      else await drop();
      return questions.map((_, at) => answers.get(at) ?? NOT_ASKED);
    },
  };
}

const TEXTS = 'temp.asked_text';

/** Makes `asked_text(row, t0, t1, ...)`: the normalised text of each question, of all rows or of every so-manieth. */
async function makeTexts(connection: Connection, table: SampleTable, asked: readonly Asked[]): Promise<void> {
  const texts = asked.map(({ at, value }) => `, ${value} AS t${at}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE asked_text AS SELECT row${texts.join('')} FROM ${sourceOf(table)} WHERE row % ${stepOf(table)} = 0`,
  );
}

function stepOf(table: SampleTable): number {
  return Math.max(1, Math.floor(table.rows / ROWS));
}

function knownTexts(asked: readonly Asked[]): KnownTexts {
  return { table: TEXTS, columns: new Map(asked.map(({ at, value }) => [value, `t${at}`])) };
}

function toAsked(question: JoinQuestion, at: number, reference: Reference): Asked[] {
  const form = formOf(question.element);
  const held = form !== null && reference.columns.some((column) => column.form === form);
  if (!held || question.shape !== 'plain') return [];
  return [{ at, form, value: normalisedSql(form, `c${question.column}`, { dateOrder: question.date_order }) }];
}

async function ask(
  connection: Connection,
  store: Store,
  reference: Reference,
  asked: readonly Asked[],
): Promise<readonly (readonly [number, Answer])[]> {
  const values = asked.map(({ at, form }) => {
    const token = `token(${literal(form)}, t${at})`;
    return `{question: ${at}, form: ${literal(form)}, token: ${IDENTIFYING_FORMS.includes(form) ? keySql(token) : token}}`;
  });
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE asked AS
     SELECT * FROM (SELECT DISTINCT * FROM (SELECT unnest([${values.join(', ')}], recursive := true) FROM ${TEXTS}))
     WHERE token IS NOT NULL QUALIFY row_number() OVER (PARTITION BY question ORDER BY token) <= ${SAMPLE}`,
  );
  const forms = [...new Set(asked.map(({ form }) => form))];
  for (const form of forms) {
    await connection.run(
      `CREATE OR REPLACE TEMP VIEW asked_${form} AS SELECT DISTINCT token FROM asked WHERE form = ${literal(form)}`,
    );
  }
  await store.find(
    connection,
    'asked_held',
    forms.map((form) => ({
      from: IDENTIFYING_FORMS.includes(form) ? 'lookup' : 'frequency',
      columns: ['form', 'token'],
      where: { form },
      distinct: true,
      among: { keys: `asked_${form}`, on: [{ column: 'token', key: 'token' }] },
    })),
  );
  const rows = await connection.rows(
    `SELECT question::INTEGER AS question, count(*) AS tried, count(held.token) AS found
     FROM asked LEFT JOIN asked_held held USING (form, token) GROUP BY question ORDER BY question`,
  );
  await connection.run('DROP TABLE asked');
  const counts = new Map(rows.map((row) => [Number(row['question']), row]));
  return asked.map(({ at, form }) => {
    const row = counts.get(at);
    return [
      at,
      { tried: Number(row?.['tried'] ?? 0), found: Number(row?.['found'] ?? 0), chance: chanceOf(form, reference) },
    ];
  });
}

function chanceOf(form: Form, reference: Reference): number {
  const known = reference.forms.find((entry) => entry.form === form);
  const space = known?.space ?? null;
  return space === null ? 0.001 : Math.min(1, (known?.distinct ?? 0) / space);
}

function formOf(element: Element): Form | null {
  return EXACT_FORMS.find((form) => form === element) ?? null;
}
