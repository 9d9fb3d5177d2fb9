import { createHash, hkdfSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finding } from '../../../test/help/finding.js';
import type { Connection, Row } from '../../engine/connection.js';
import { openDuckDb } from '../../engine/duckdb/open.js';
import { installTokenMacro } from '../../engine/token.js';
import { PARTIAL_FORMS, type Element } from '../../model/element.js';
import type { TokenTable } from '../../model/tokens.js';
import { installNormalisers, tokenise } from './normalise.js';

const KEY = new Uint8Array(32).map((_, index) => index * 7);
const scratch = mkdtempSync(join(tmpdir(), 'assay-'));
let connection: Connection;
beforeAll(async () => {
  connection = await openDuckDb({ scratch, allowed: [] });
  await installTokenMacro(connection, KEY);
  await installNormalisers(connection);
});
afterAll(() => {
  connection.close();
  rmSync(scratch, { recursive: true });
});

function token(form: string, value: string): bigint {
  const subkey = new Uint8Array(hkdfSync('sha256', KEY, '', `assay.token/2 ${form}`, 32));
  const digest = createHash('sha256')
    .update(Uint8Array.of(0, 0, 0, 1))
    .update(subkey)
    .update(value)
    .digest();
  return PARTIAL_FORMS.some((partial) => partial === form) ? BigInt(digest.readUInt32BE()) : digest.readBigUInt64BE();
}

/** A table expression of rows given here; each cell is bound as JSON, not spelled. */
async function table(name: string, rows: readonly (readonly (string | null)[])[]): Promise<string> {
  const columns = (rows[0] ?? []).map((_, index) => `cells[${index + 1}] AS c${index}`);
  await connection.run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT "row", ${columns.join(', ')}
     FROM (SELECT unnest(range(1, len(j) + 1)) AS "row", unnest(j) AS cells FROM (SELECT from_json($1, '[["VARCHAR"]]') AS j))`,
    [JSON.stringify(rows)],
  );
  return name;
}

async function first(tokens: TokenTable): Promise<Record<string, unknown>> {
  const [row] = await connection.rows(`SELECT * FROM ${tokens.table} ORDER BY "row" LIMIT 1`);
  return Object.fromEntries(tokens.cells.map((cell) => [cell.form, row?.[cell.name]]));
}

test('tokens are the keyed hash of form and normalised text', async () => {
  const source = await table('plain', [
    ['SMITH, BOB', '4/30/1983', '(206) 555-0142', '219-09-1234', 'Bob@mail.example'],
  ]);
  const tokens = await tokenise(connection, {
    source,
    into: '"t"',
    findings: [
      finding(0, 'full_name'),
      finding(1, 'date_of_birth', { date_order: 'mdy' }),
      finding(2, 'phone'),
      finding(3, 'ssn'),
      finding(4, 'email'),
    ],
  });
  const cells = await first(tokens);
  expect(cells).toMatchObject({
    first_name: token('first_name', 'BOB'),
    first_formal: token('first_formal', 'ROBERT'),
    first_initial: token('first_initial', 'B'),
    last_name: token('last_name', 'SMITH'),
    last_phonetic: token('last_phonetic', 'S53'),
    date_of_birth: token('date_of_birth', '1983-04-30'),
    birth_year: token('birth_year', '1983'),
    birth_swapped: null,
    phone: token('phone', '2065550142'),
    phone_exchange: token('phone_exchange', '206555'),
    phone_last4: token('phone_last4', '0142'),
    ssn: token('ssn', '219091234'),
    ssn_last4: token('ssn_last4', '1234'),
    email: token('email', 'bob@mail.example'),
    email_hint: token('email_hint', 'b@mail.example'),
  });
  expect(tokens.cells.map(({ name }) => name)).toEqual(tokens.cells.map((_, index) => `a${index}`));
  expect(tokens.cells.find(({ form }) => form === 'first_name')).toEqual({
    name: 'a0',
    form: 'first_name',
    element: 'full_name',
    column: 0,
    derived: false,
    filled: 1,
  });
  expect(tokens.cells.find(({ form }) => form === 'ssn_last4')).toMatchObject({ derived: true, column: 3 });
});

test('composite forms turn and add the tokens of their parts', async () => {
  const source = await table('composite', [
    ['Bob', 'Smith', '1983-04-30'],
    ['Bob', 'Smith', null],
  ]);
  const tokens = await tokenise(connection, {
    source,
    into: '"t"',
    findings: [finding(0, 'first_name'), finding(1, 'last_name'), finding(2, 'date_of_birth')],
  });
  const turn = (value: bigint, by: bigint): bigint => BigInt.asUintN(64, (value << by) | (value >> (64n - by)));
  const expected =
    token('last_name', 'SMITH') ^
    turn(token('first_name', 'BOB'), 21n) ^
    turn(token('date_of_birth', '1983-04-30'), 42n);
  expect((await first(tokens))['name_birth']).toBe(expected);
  const cell = tokens.cells.find(({ form }) => form === 'name_birth');
  expect(cell).toMatchObject({ column: null, derived: false, filled: 1 });
  expect(tokens.cells.some(({ form }) => form === 'name_postal')).toBe(false);
});

test('a masked column gives the token that the full value gives in its softer form', async () => {
  const full = await tokenise(connection, {
    source: await table('unmasked', [
      [
        '219-09-1234',
        '2065550142',
        'john@mail.example',
        '1983-04-30',
        '4111111111111111',
        '1234567890',
        'D1234567',
        'John',
      ],
    ]),
    into: '"full_tokens"',
    findings: [
      finding(0, 'ssn'),
      finding(1, 'phone'),
      finding(2, 'email'),
      finding(3, 'date_of_birth'),
      finding(4, 'card_number'),
      finding(5, 'account_number'),
      finding(6, 'drivers_license'),
      finding(7, 'first_name'),
    ],
  });
  const masked = await tokenise(connection, {
    source: await table('masked', [
      [
        '***-**-1234',
        '(206) 555-****',
        'j***@mail.example',
        '**/**/1983',
        '************1111',
        '******7890',
        'XXXX4567',
        'J.',
        '******0142',
      ],
    ]),
    into: '"masked_tokens"',
    findings: [
      finding(0, 'ssn', { shape: 'masked', part: 'ssn_last4' }),
      finding(1, 'phone', { shape: 'masked', part: 'phone_exchange' }),
      finding(2, 'email', { shape: 'masked', part: 'email_hint' }),
      finding(3, 'date_of_birth', { shape: 'truncated', part: 'birth_year' }),
      finding(4, 'card_number', { shape: 'masked', part: 'card_last4' }),
      finding(5, 'account_number', { shape: 'masked', part: 'account_last4' }),
      finding(6, 'drivers_license', { shape: 'masked', part: 'license_last4' }),
      finding(7, 'first_name', { shape: 'truncated', part: 'first_initial' }),
      finding(8, 'phone', { shape: 'masked', part: 'phone_last4' }),
    ],
  });
  expect(masked.cells).toHaveLength(9);
  expect(masked.cells.every(({ derived, filled }) => !derived && filled === 1)).toBe(true);
  expect(await first(full)).toMatchObject(await first(masked));
});

test('hashed, unreadable and unnamed columns give no cells', async () => {
  const tokens = await tokenise(connection, {
    source: await table('none', [['d41d8cd98f00b204e9800998ecf8427e', '3.5E+14', 'x', 'y']]),
    into: '"t"',
    findings: [
      finding(0, 'ssn', { shape: 'hashed', part: 'md5' }),
      finding(1, 'imei', { shape: 'mangled', part: 'imei_leading' }),
      finding(2, 'unknown'),
      finding(3, 'ignore'),
    ],
  });
  expect(tokens).toMatchObject({ rows: 1, cells: [] });
});

test('validity and state stand beside the tokens', async () => {
  const tokens = await tokenise(connection, {
    source: await table('dated', [
      ['9 Elm Ave, Albany, NY 12207', '2020-02-01', '9999-12-31'],
      ['nowhere', '1/2/2020', '2021-01-31 00:00:00'],
    ]),
    into: '"t"',
    findings: [
      finding(0, 'address'),
      finding(1, 'date', { name: 'since', date_order: 'mdy' }),
      finding(2, 'date', { name: 'until' }),
    ],
    dates: { from: 'since', to: 'until' },
    state: true,
  });
  expect(tokens.cells.some(({ form }) => form === 'date')).toBe(false);
  expect(tokens).toMatchObject({ hasDates: true, hasState: true });
  expect(await connection.rows(`SELECT valid_from, valid_to, state_code FROM "t" ORDER BY "row"`)).toEqual([
    { valid_from: '2020-02-01', valid_to: null, state_code: 'NY' },
    { valid_from: '2020-01-02', valid_to: '2021-01-31', state_code: null },
  ]);
});

test('a validity column that is missing has a code', async () => {
  const request = {
    source: await table('undated', [['x']]),
    into: '"t"',
    findings: [finding(0, 'ignore')],
    dates: { from: 'since', to: null },
  };
  await expect(tokenise(connection, request)).rejects.toMatchObject({ code: 'no_such_column' });
});

test('a dictionary of repeated values gives the tokens that computing each cell gives', async () => {
  await connection.run(
    `CREATE OR REPLACE TABLE large AS SELECT i AS "row",
       ['Bob', 'Mary Ann', 'José', NULL, 'FNU'][(hash(i) % 5)::BIGINT + 1] AS c0,
       ['SMITH, JOHN ', 'Maria de la Cruz', 'O''Brien, Sean ', 'LNU'][(hash(i + 1) % 4)::BIGINT + 1] || (hash(i) % 900000) AS c1,
       lpad((hash(i + 2) % 1000000000)::VARCHAR, 9, '0') AS c2, (hash(i) % 30) || ' Main Street, Albany, NY 122' || lpad((i % 100)::VARCHAR, 2, '0') AS c3,
       'user' || i || '@mail.example' AS c4, '206' || lpad((hash(i + 3) % 10000000)::VARCHAR, 7, '0') AS c5
     FROM range(60000) t(i)`,
  );
  const elements: readonly Element[] = ['first_name', 'full_name', 'ssn', 'address', 'email', 'phone'];
  const request = { source: 'large', state: true };
  const low = elements.map((element, index) =>
    finding(index, element, { distinct: index === 0 ? 4 : index === 3 ? 3000 : 60_000 }),
  );
  const viaDictionary = await tokenise(connection, { ...request, findings: low, into: '"via_dictionary"' });
  const halves: TokenTable[] = [];
  for (const [half, condition] of ['< 30000', '>= 30000'].entries()) {
    const source = `(SELECT * FROM large WHERE "row" ${condition})`;
    halves.push(await tokenise(connection, { ...request, source, findings: low, into: `"in_place_${half}"` }));
  }
  expect(halves[0]?.cells.map(({ form }) => form)).toEqual(viaDictionary.cells.map(({ form }) => form));
  const differing = await connection.rows(
    `(SELECT * FROM via_dictionary EXCEPT ALL (SELECT * FROM in_place_0 UNION ALL SELECT * FROM in_place_1)) LIMIT 1`,
  );
  expect(differing).toEqual([] satisfies Row[]);
  expect(await connection.rows(`SELECT count(*) AS n FROM duckdb_tables() WHERE table_name LIKE 'assay%'`)).toEqual([
    { n: 0n },
  ]);
});
