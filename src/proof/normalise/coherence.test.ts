import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finding } from '../../../test/help/finding.js';
import type { Connection } from '../../engine/connection.js';
import { openDuckDb } from '../../engine/duckdb/open.js';
import { installTokenMacro } from '../../engine/token.js';
import type { ColumnFinding } from '../../model/fields.js';
import { findCoherence, installNormalisers } from './normalise.js';

const scratch = mkdtempSync(join(tmpdir(), 'assay-'));
let connection: Connection;
beforeAll(async () => {
  connection = await openDuckDb({ scratch, allowed: [] });
  await installTokenMacro(connection, new Uint8Array(32));
  await installNormalisers(connection);
});
afterAll(() => {
  connection.close();
  rmSync(scratch, { recursive: true });
});

async function coherence(findings: readonly ColumnFinding[], rows: readonly (readonly (string | null)[])[]) {
  await connection.run(
    `CREATE OR REPLACE TABLE said (row BIGINT${findings.map(({ index }) => `, c${index} VARCHAR`).join('')})`,
  );
  for (const [at, row] of rows.entries())
    await connection.run(`INSERT INTO said VALUES ($1${row.map((_, cell) => `, $${cell + 2}`).join('')})`, [
      at,
      ...row,
    ]);
  const found = await findCoherence(connection, { source: 'said', findings, into: 'fits' });
  if (found === null) return null;
  return connection.rows(`SELECT * EXCLUDE ("row") FROM ${found.table} ORDER BY "row"`);
}

test('area codes and SSNs of the state fit, as do e-mail addresses with the surname; what a row lacks cannot tell', async () => {
  const findings = [
    finding(0, 'phone'),
    finding(1, 'ssn'),
    finding(2, 'state'),
    finding(3, 'email'),
    finding(4, 'last_name'),
  ];
  const rows = [
    ['(206) 555-0142', '531-20-4001', 'Washington', 'ann.arbor@mail.example', 'Arbor'],
    ['206 555 0143', '212-20-4001', 'OR', 'moss@mail.example', 'Arbor'],
    ['800 555 0144', '750-20-4001', 'WA', 'li.bo@mail.example', 'Li'],
    ['+44 20 7946 0000', '900-20-4001', 'WA', null, 'Arbor'],
    ['503 555 0145', '545-20-4001', null, 'o.arbor99@mail.example', null],
  ];
  expect(await coherence(findings, rows)).toEqual([
    { phone_state: true, ssn_state: true, email_name: true },
    { phone_state: false, ssn_state: false, email_name: false },
    { phone_state: false, ssn_state: false, email_name: null },
    { phone_state: null, ssn_state: null, email_name: null },
    { phone_state: null, ssn_state: null, email_name: null },
  ]);
});

test('one-line addresses and full names serve as well; masked columns, and columns alone, tell nothing', async () => {
  const whole = [finding(0, 'address'), finding(1, 'phone'), finding(2, 'full_name'), finding(3, 'email')];
  const row = ['12 Alder St, Oxbow, OR 97048', '503-555-0142', 'ARBOR, ANN', 'aarbor@mail.example'];
  expect(await coherence(whole, [row])).toEqual([{ phone_state: true, email_name: true }]);
  const masked = [finding(0, 'state'), finding(1, 'phone', { shape: 'masked', part: 'phone_last4' })];
  expect(await coherence(masked, [['OR', 'XXX-XXX-0142']])).toBeNull();
  expect(await coherence([finding(0, 'phone')], [['503-555-0142']])).toBeNull();
});
