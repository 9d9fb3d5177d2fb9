import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Connection } from '../../src/engine/connection.js';
import { openDuckDb } from '../../src/engine/duckdb/open.js';
import { literal } from '../../src/engine/sql.js';
import { columnFindingSchema, type ColumnFinding } from '../../src/model/fields.js';
import { identify, type IdentifyRequest } from '../../src/proof/identify/identify.js';

export let connection: Connection;

/** Opens the engine for the tests of one file, which calls this once. */
export function openForFile(): void {
  const scratch = mkdtempSync(path.join(tmpdir(), 'identify-'));
  beforeAll(async () => {
    connection = await openDuckDb({ scratch, allowed: [] });
  });
  afterAll(() => {
    connection.close();
    rmSync(scratch, { recursive: true });
  });
}

export type Columns = Readonly<Record<string, readonly (string | null)[]>>;
export const now = new Date('2021-08-20T00:00:00Z');

export async function found(columns: Columns, more: Partial<IdentifyRequest> = {}): Promise<ColumnFinding[]> {
  const names = Object.keys(columns);
  const size = Math.max(...Object.values(columns).map(({ length }) => length));
  const rows = Array.from({ length: size }, (_, row) => {
    const cells = names.map((name) => columns[name]?.[row] ?? null);
    return `(${row + 1}::BIGINT, 0, ${row + 2}::BIGINT, ${cells.map((text) => (text === null ? 'NULL::VARCHAR' : literal(text))).join(', ')})`;
  });
  const cells = names.map((_, at) => `c${at}`);
  await connection.run(
    `CREATE OR REPLACE TABLE given AS SELECT * FROM (VALUES ${rows.join(', ')}) t("row", file, line, ${cells.join(', ')})`,
  );
  const named = names.map((name, index) => ({ name, index }));
  const findings = await identify(connection, { source: 'given', columns: named, header: true, now, ...more });
  return findings.map((finding) => columnFindingSchema.parse(finding));
}

export async function one(
  name: string,
  values: readonly (string | null)[],
  more: Partial<IdentifyRequest> = {},
): Promise<ColumnFinding> {
  const [finding] = await found({ [name]: values }, more);
  if (finding === undefined) throw new Error('no finding');
  return finding;
}

export const many = (count: number, make: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => make(at));
/** Spread evenly and the same each time, without counting upwards. */
export const spread = (at: number, size: number): number => (at * 7_368_787 + 104_729) % size;
export const pad = (value: number, size: number): string => String(value).padStart(size, '0');
export const ssnAt = (at: number): string =>
  `${pad(1 + spread(at, 660), 3)}${pad(1 + (spread(at, 9_999_991) % 99), 2)}${pad(1 + spread(at * 3, 9998), 4)}`;
export const dashed = (ssn: string): string => `${ssn.slice(0, 3)}-${ssn.slice(3, 5)}-${ssn.slice(5)}`;
