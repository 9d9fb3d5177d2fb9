import { z } from 'zod';
import { readData } from '../../../base/data.js';
import type { Connection } from '../../../engine/connection.js';
import { literal } from '../../../engine/sql.js';
import type { Macro } from '../macro.js';

const entries = z.record(z.string().regex(/^[A-Z#]+$/u), z.string());
const addressSchema = z.object({
  source: z.string(),
  date: z.string(),
  words: entries,
  state_codes: z.array(z.string().length(2)),
  states: entries,
});
const nicknameSchema = z.object({ source: z.string(), notice: z.string(), date: z.string(), formal: entries });

export function stateCodes(): readonly string[] {
  return readData('address-words', addressSchema).state_codes;
}

export function stateNames(): Readonly<Record<string, string>> {
  return readData('address-words', addressSchema).states;
}

export function addressWords(): Readonly<Record<string, string>> {
  return readData('address-words', addressSchema).words;
}

/** A MAP is searched from its start to its end: in 256 small ones a word is found 100 times as fast as in a large one. */
const BUCKETS = 256;

/** Macros that give a word's standard, or the word itself where the table does not hold it. */
export const wordMacros: readonly Macro[] = ['street', 'state', 'formal'].map((table) => ({
  name: `assay_${table}_word`,
  params: ['word'],
  body: `coalesce(getvariable('assay_words_${table}')[(hash(word) % ${BUCKETS})::BIGINT + 1][word], word)`,
}));

export async function installWords(connection: Connection): Promise<void> {
  await installTable(connection, 'street', addressWords());
  await installTable(connection, 'state', stateNames());
  await installTable(connection, 'formal', readData('nicknames', nicknameSchema).formal);
}

async function installTable(
  connection: Connection,
  table: string,
  words: Readonly<Record<string, string>>,
): Promise<void> {
  const rows = Object.entries(words).map(([word, standard]) => `(${literal(word)}, ${literal(standard)})`);
  await connection.run(
    `SET VARIABLE assay_words_${table} = (
       SELECT list(coalesce(bucket, MAP([]::VARCHAR[], []::VARCHAR[])) ORDER BY slot) FROM range(${BUCKETS}) slots(slot)
       LEFT JOIN (SELECT (hash(word) % ${BUCKETS})::BIGINT AS slot, MAP(list(word), list(standard)) AS bucket
                  FROM (VALUES ${rows.join(', ')}) words(word, standard) GROUP BY 1) USING (slot))`,
  );
}
