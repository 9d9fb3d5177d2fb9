import { z } from 'zod';
import { readData } from '../../base/data.js';
import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import { COHERENCES, type CoherenceCount } from '../../model/coherence.js';
import type { Form } from '../../model/element.js';
import type { Strangers } from '../../model/evidence.js';
import { MATCH_TABLES, holdersOf } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import { COMMON_FORMS } from './holders.js';
import type { LeakCell, LeakTable } from './units.js';

/** Powers of two up to a billion people. */
const BUCKETS = 31;

type Request = {
  readonly tables: readonly LeakTable[];
  readonly leak: readonly LeakCell[];
  readonly reference: Reference;
  readonly store: Store;
};

/** Looks at the rows that fit nobody: are their names as common, and their cells as coherent, as real people's? */
export async function describeStrangers(connection: Connection, request: Request): Promise<Strangers> {
  const spreads = [];
  for (const form of COMMON_FORMS) {
    const cell = request.leak.find((each) => each.form === form);
    const known = request.reference.forms.find((each) => each.form === form);
    if (cell === undefined || known === undefined) continue;
    spreads.push({
      form,
      counts: await countBuckets(connection, cell),
      expected: await expectBuckets(connection, form, known.people),
      listed: await listBuckets(connection, request.store, form),
    });
  }
  const [row] = await connection.rows(
    `SELECT count(*) AS units, count(*) FILTER (place) AS coherent, count(*) FILTER (NOT place) AS incoherent FROM unit_outcome WHERE NOT person`,
  );
  return {
    units: Number(row?.['units'] ?? 0),
    spreads,
    coherentPlaces: Number(row?.['coherent'] ?? 0),
    incoherentPlaces: Number(row?.['incoherent'] ?? 0),
    coherence: await countCoherence(connection, request),
  };
}

async function countBuckets(connection: Connection, cell: LeakCell): Promise<number[]> {
  const rows = await connection.rows(
    `SELECT CASE WHEN f.people IS NULL THEN 0 ELSE floor(log2(f.people))::INTEGER + 1 END AS bucket, count(*) AS units
     FROM ${MATCH_TABLES.unit} u JOIN unit_outcome o USING (unit)
     LEFT JOIN ${holdersOf(cell.name)} f ON f.token = u.${cell.name}
     WHERE NOT o.person AND u.${cell.name} IS NOT NULL GROUP BY bucket`,
  );
  return fill(rows.map((row) => [Number(row['bucket']), Number(row['units'])]));
}

/** Good and Turing (1953): one more person bears a name that r of ours bear with probability (r + 1) N(r + 1) / N. */
async function expectBuckets(connection: Connection, form: Form, people: number): Promise<number[]> {
  const rows = await connection.rows(
    `SELECT CASE WHEN people = 1 THEN 0 ELSE floor(log2(people - 1))::INTEGER + 1 END AS bucket, sum(people * tokens)::DOUBLE AS held
     FROM ${MATCH_TABLES.spread} WHERE form = $1 GROUP BY bucket`,
    [form],
  );
  return fill(rows.map((row) => [Number(row['bucket']), Number(row['held']) / Math.max(1, people)]));
}

const namesSchema = z.object({
  surnames: z.array(z.object({ name: z.string() })),
  first: z.array(z.object({ name: z.string() })),
});

/** Where the names of a public list of common ones fall, each counted once: inventors draw from such a list as it stands. */
async function listBuckets(connection: Connection, store: Store, form: Form): Promise<number[] | null> {
  if (form !== 'first_name' && form !== 'last_name') return null;
  const { surnames, first } = readData('names', namesSchema);
  const names = [...new Set((form === 'last_name' ? surnames : first).map(({ name }) => name))];
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE listed_name AS SELECT token($1, name) AS token FROM (SELECT unnest(string_split($2, ' ')) AS name)`,
    [form, names.join(' ')],
  );
  await store.find(connection, 'listed_holders', [
    {
      from: 'frequency',
      columns: ['token', 'people'],
      where: { form },
      among: { keys: 'listed_name', on: [{ column: 'token', key: 'token' }] },
    },
  ]);
  const rows = await connection.rows(
    `SELECT CASE WHEN f.people IS NULL THEN 0 ELSE floor(log2(f.people))::INTEGER + 1 END AS bucket, count(*) AS names
     FROM listed_name LEFT JOIN listed_holders f USING (token) GROUP BY bucket`,
  );
  return fill(rows.map((row) => [Number(row['bucket']), Number(row['names']) / names.length]));
}

function fill(pairs: readonly (readonly [number, number])[]): number[] {
  const filled = Array.from({ length: BUCKETS }, () => 0);
  for (const [bucket, value] of pairs) filled[Math.min(BUCKETS - 1, bucket)] = value;
  return filled;
}

/** Fewer rows of ours than this do not tell how often cells fit. */
const FEWEST = 50;

async function countCoherence(connection: Connection, { tables, reference }: Request): Promise<Strangers['coherence']> {
  const looked = tables.flatMap(({ coherence }) => coherence ?? []);
  const counted: Strangers['coherence'][number][] = [];
  for (const kind of COHERENCES) {
    const own = reference.coherence.find((count) => count.kind === kind);
    const from = looked
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ table }) => `SELECT "row", ${kind} FROM ${table}`);
    if (own === undefined || own.of < FEWEST || from.length === 0) continue;
    const [row] = await connection.rows(
      `SELECT count(*) FILTER (${kind}) AS coherent, count(${kind}) AS "of"
       FROM (${from.join(' UNION ALL ')}) JOIN unit_outcome ON unit = "row" WHERE NOT person`,
    );
    const count: CoherenceCount = { kind, coherent: Number(row?.['coherent'] ?? 0), of: Number(row?.['of'] ?? 0) };
    if (count.of > 0) counted.push({ ...count, ours: own.coherent / own.of });
  }
  return counted;
}
