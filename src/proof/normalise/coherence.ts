import { z } from 'zod';
import { readData } from '../../base/data.js';
import type { Connection } from '../../engine/connection.js';
import { literal } from '../../engine/sql.js';
import { COHERENCES, type Coherence, type CoherenceTable } from '../../model/coherence.js';
import type { ColumnFinding } from '../../model/fields.js';
import { EXACT, SPLIT, type ExactForm } from './registry.js';
import type { KnownTexts } from './tokenise.js';

const areaCodesSchema = z.object({ codes: z.record(z.string(), z.object({ state: z.string().nullable() })) });
const ssnAreasSchema = z.object({ states: z.record(z.string(), z.array(z.tuple([z.int(), z.int()]))) });

export type CoherenceRequest = {
  /** SQL table expression with the columns `row`, `c0`, `c1`, ... VARCHAR. */
  readonly source: string;
  readonly findings: readonly ColumnFinding[];
  readonly known?: KnownTexts | null;
  /** Name of the temporary table to make. */
  readonly into: string;
};

/** The texts that a kind is told from, and SQL that tells it out of them. */
type Rule = { readonly needs: readonly ExactForm[]; readonly sql: string };

const RULES: Readonly<Record<Coherence, Rule>> = {
  phone_state: {
    needs: ['phone', 'state'],
    sql: `CASE WHEN NOT starts_with(texts.phone, '+') AND texts.state IS NOT NULL THEN coalesce(line.state = texts.state, false) END`,
  },
  ssn_state: {
    needs: ['ssn', 'state'],
    sql: `CASE WHEN texts.ssn IS NOT NULL AND texts.state IS NOT NULL THEN coalesce(office.state = texts.state, false) END`,
  },
  // Short surnames stand in many an address by chance.
  email_name: {
    needs: ['email', 'last_name'],
    sql: `CASE WHEN length(texts.last_name) >= 4
      THEN contains(regexp_replace(upper(split_part(texts.email, '@', 1)), '[^A-Z]', '', 'g'), texts.last_name) END`,
  },
};

/** Makes the table of what fits together in the rows of `source`; null where no two of its columns can tell. */
export async function findCoherence(connection: Connection, request: CoherenceRequest): Promise<CoherenceTable | null> {
  const texts = new Map<ExactForm, string>();
  for (const form of new Set(Object.values(RULES).flatMap(({ needs }) => needs))) {
    const text = textOf(form, request);
    if (text !== null) texts.set(form, text);
  }
  const kinds = COHERENCES.filter((kind) => RULES[kind].needs.every((form) => texts.has(form)));
  if (kinds.length === 0) return null;
  const needed = new Set(kinds.flatMap((kind) => RULES[kind].needs));
  const { known = null, source, into } = request;
  const rows = known === null ? source : `(SELECT * FROM ${source} JOIN ${known.table} USING ("row"))`;
  const scanned = [...needed].map((form) => `${texts.get(form) ?? 'NULL'} AS ${form}`);
  const joins = [
    ...(kinds.includes('phone_state') ? [lookup('line', areaCodes(), 'substr(texts.phone, 1, 3)')] : []),
    ...(kinds.includes('ssn_state') ? [lookup('office', ssnAreas(), 'substr(texts.ssn, 1, 3)')] : []),
  ];
  const told = kinds.map((kind) => `${RULES[kind].sql} AS ${kind}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${into} AS SELECT texts."row", ${told.join(', ')}
     FROM (SELECT "row", ${scanned.join(', ')} FROM ${rows}) texts ${joins.join(' ')}`,
  );
  return { table: into, kinds };
}

/** SQL of the normalised text of a form out of the column, or the part of one, that holds it whole. */
function textOf(form: ExactForm, { findings, known }: CoherenceRequest): string | null {
  const whole = findings.filter(({ shape, part }) => shape === 'plain' && part === null);
  const own = whole.find(({ element }) => element === form);
  if (own !== undefined) {
    const sql = EXACT[form](`c${own.index}`, own.date_order);
    return known?.columns.get(sql) ?? sql;
  }
  for (const finding of whole) {
    const split = SPLIT[finding.element];
    const text = split?.forms.find(([name]) => name === form)?.[1];
    if (split !== undefined && text !== undefined) return text(`${split.macro}(c${finding.index})`);
  }
  return null;
}

function lookup(name: string, codes: readonly (readonly [code: string, state: string])[], key: string): string {
  const values = codes.map(([code, state]) => `(${literal(code)}, ${literal(state)})`);
  return `LEFT JOIN (VALUES ${values.join(', ')}) ${name}(code, state) ON ${name}.code = ${key}`;
}

function areaCodes(): (readonly [string, string])[] {
  return Object.entries(readData('area-codes', areaCodesSchema).codes).flatMap(([code, { state }]) =>
    state === null ? [] : [[code, state] as const],
  );
}

function ssnAreas(): (readonly [string, string])[] {
  return Object.entries(readData('ssn-areas', ssnAreasSchema).states).flatMap(([state, ranges]) =>
    ranges.flatMap(([low, high]) =>
      Array.from({ length: high - low + 1 }, (_, at) => [String(low + at).padStart(3, '0'), state] as const),
    ),
  );
}
