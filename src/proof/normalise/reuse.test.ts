import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finding } from '../../../test/help/finding.js';
import type { Connection, Row } from '../../engine/connection.js';
import { openDuckDb } from '../../engine/duckdb/open.js';
import { installTokenMacro } from '../../engine/token.js';
import { installNormalisers, markingFor } from './normalise.js';
import { reuseTokens } from './reuse.js';
import { makeTokens, type TokeniseRequest } from './tokenise.js';

const scratch = mkdtempSync(join(tmpdir(), 'assay-'));
let connection: Connection;
beforeAll(async () => {
  connection = await openDuckDb({ scratch, allowed: [], threads: 1 });
  await installTokenMacro(connection, new Uint8Array(32));
  await installNormalisers(connection);
});
afterAll(() => {
  connection.close();
  rmSync(scratch, { recursive: true });
});

type Cells = readonly (string | null)[];

async function requestOf(name: string, rows: readonly Cells[], state = true): Promise<TokeniseRequest> {
  await connection.run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT "row", cells[1] AS c0, cells[2] AS c1, cells[3] AS c2
     FROM (SELECT unnest(range(1, len(j) + 1)) AS "row", unnest(j) AS cells FROM (SELECT from_json($1, '[["VARCHAR"]]') AS j))`,
    [JSON.stringify(rows)],
  );
  return {
    source: name,
    findings: [finding(0, 'ssn'), finding(1, 'state'), finding(2, 'unknown')],
    into: `${name}_tokens`,
    state,
    mark: true,
  };
}

function rowsOf(table: string): Promise<Row[]> {
  return connection.rows(`SELECT * FROM ${table} ORDER BY "row"`);
}

const row = fc.tuple(
  fc.constantFrom('219-09-1234', '219 09 1235', '219091236', null),
  fc.constantFrom('WA', 'Oregon', 'nowhere', null),
  fc.constantFrom('1', '2', null),
);
const edit = fc.record({ at: fc.nat({ max: 30 }), remove: fc.nat({ max: 1 }), put: fc.array(row, { maxLength: 1 }) });

test('tokens of rows that stood before, and those of the others, are those of all made anew', async () => {
  let reuses = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 8, maxLength: 30 }),
      fc.array(edit, { maxLength: 4 }),
      async (rows, edits) => {
        const earlier = await makeTokens(connection, await requestOf('before', rows));
        const now: Cells[] = [...rows];
        for (const { at, remove, put } of edits) now.splice(at, remove, ...put);
        const request = await requestOf('now', now);
        const reused = await reuseTokens(connection, request, earlier);
        if (reused === null) return;
        reuses += 1;
        const seen = await rowsOf(reused.table);
        const whole = await makeTokens(connection, { ...request, into: 'whole' });
        expect(seen).toEqual(await rowsOf('whole'));
        expect({ ...reused, table: '' }).toEqual({ ...whole, table: '' });
      },
    ),
    { numRuns: Number(process.env['ASSAY_TEST_RUNS'] ?? 8) },
  );
  expect(reuses).toBeGreaterThan(0);
});

test('what stood before is taken from there, and is not where too little did', async () => {
  const rows: Cells[] = ['219091234', '219091235', '219091236', '219091237'].map((ssn) => [ssn, 'WA', null]);
  const earlier = await makeTokens(connection, await requestOf('before', rows));
  await connection.run(`UPDATE ${earlier.table} SET a0 = 7`);
  const changed = await requestOf('now', [...rows.slice(1), ['219091238', 'OR', null]]);
  const reused = await reuseTokens(connection, changed, earlier);
  expect((await rowsOf(reused?.table ?? '')).map(({ a0 }) => a0 === 7n)).toEqual([true, true, true, false]);
  const others = rows.map(([ssn]): Cells => [ssn ?? null, 'OR', null]);
  expect(await reuseTokens(connection, await requestOf('now', others), earlier)).toBeNull();
});

test('the marking is another one where a cell would be read otherwise', async () => {
  const request = await requestOf('now', [['1', null, null]]);
  const dated = request.findings.map((each) => (each.index === 2 ? { ...each, element: 'phone' as const } : each));
  expect(markingFor({ ...request, findings: dated })).not.toBe(markingFor(request));
  expect(markingFor({ ...request, state: false })).not.toBe(markingFor(request));
  expect(markingFor({ ...request, source: 'elsewhere' })).toBe(markingFor(request));
});
