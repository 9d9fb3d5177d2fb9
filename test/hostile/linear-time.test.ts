import { expect, test } from 'vitest';
import { readJson } from '../../src/proof/intake/structured/json.js';
import { readJsonl } from '../../src/proof/intake/structured/jsonl.js';
import { readSqlDump } from '../../src/proof/intake/structured/sql-dump.js';
import { readAll, sourceOf } from './reading.js';

const LENGTH = 3_000_000;
/** Far more than linear time needs on a busy machine, far less than quadratic time takes. */
const MOST_SECONDS = 8;

const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));

test.each([
  ['newlines in an open string', `[{"a":"x\n${fill('\n')}`],
  ['braces that never close', fill('{"a":')],
  ['quotes', `[${fill('"')}`],
  ['backslashes before quotes', `[{"a":"${fill('\\\\"')}`],
  ['strings never closed', `[${fill('{"a":"x},\n')}`],
  ['one name given again and again', `[{${fill('"a":1,')}"b":2}]`],
  ['new names in every record', Array.from({ length: 50_000 }, (_, at) => `{"k${at}":1,"z":"${at}"}`).join('\n')],
])('JSON of %s takes linear time', async (_what, text) => {
  const start = performance.now();
  await readAll(readJson, sourceOf(text));
  await readAll(readJsonl, sourceOf(text));
  expect((performance.now() - start) / 1000).toBeLessThan(MOST_SECONDS * 2);
});

test.each([
  ['newlines after a broken row', `INSERT INTO t VALUES (1,x)${fill('\n')}`],
  ['rows with a quote never closed', `INSERT INTO t VALUES ${fill("(1,'a),")}`],
  ['statements with a quote never closed', fill("INSERT INTO t VALUES (1,'a);\n")],
  ['one quoted text after a word', `FOO '${fill('a\n')}`],
  ['calls in calls', `INSERT INTO t VALUES (${fill('f(')}`],
  ['comments never closed', fill('/*')],
  ['brackets and blanks after a broken row', `INSERT INTO t VALUES (x${fill(')  ')}`],
  [
    'new columns in every statement',
    Array.from({ length: 20_000 }, (_, at) => `INSERT INTO t (a${at}) VALUES (1);`).join('\n'),
  ],
])('SQL of %s takes linear time', async (_what, text) => {
  const start = performance.now();
  await readAll(readSqlDump, sourceOf(text));
  expect((performance.now() - start) / 1000).toBeLessThan(MOST_SECONDS);
});
