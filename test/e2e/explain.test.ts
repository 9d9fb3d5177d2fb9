import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainRow, indexWorkspace, type AppContext, type RowChoice } from '../../src/app/use-cases.js';
import { validatorOf } from '../schemas.js';
import { makeWorkspace, run, runPacked } from './command.js';

const context: AppContext = {
  now: () => new Date('2021-08-20T12:00:00Z'),
  env: {},
  signal: new AbortController().signal,
  warn: () => {},
};

let dir = '';
beforeAll(async () => {
  dir = makeWorkspace();
  await indexWorkspace(dir, {}, context);
  const [header = '', ...rows] = readFileSync(path.join(dir, 'leak.csv'), 'utf8').trim().split('\n');
  const odd = [header, rows[0], rows[1], ',,,', header, rows[2], rows[3], rows[0]];
  writeFileSync(path.join(dir, 'odd.csv'), `${odd.join('\n')}\n`);
  writeFileSync(path.join(dir, 'more.csv'), `${[header, ...rows.slice(4, 20)].join('\n')}\n`);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function explain(files: readonly string[], choice: RowChoice, against?: 'authentic' | 'stitched') {
  const leaks = files.map((file) => path.join(dir, file));
  const options = { columns: {}, choice, clear: false, ...(against === undefined ? {} : { against }) };
  return explainRow(dir, leaks, options, context);
}

test('a row is found by its number and by its line', async () => {
  expect(await explain(['odd.csv'], { by: 'row', number: 4 })).toMatchObject({ row: 4, line: 6, class: 'authentic' });
  expect(await explain(['odd.csv'], { by: 'line', number: 6 })).toMatchObject({ row: 4, line: 6, copies: 1 });
  expect(await explain(['odd.csv'], { by: 'row', number: 6 })).toMatchObject({ row: 6, copies: 2, first_row: 1 });
});

test('rows count over all files, lines within one', async () => {
  const explanation = await explain(['odd.csv', 'more.csv'], { by: 'row', number: 7 });
  expect(explanation).toMatchObject({ row: 7, line: 2, file: { path: path.join(dir, 'more.csv') } });
  await expect(explain(['odd.csv', 'more.csv'], { by: 'line', number: 2 })).rejects.toMatchObject({
    code: 'several_rows',
    exit: 2,
  });
});

test.each<[string, RowChoice, string]>([
  ['a row beyond the last', { by: 'row', number: 7 }, 'no_such_row'],
  ['the header', { by: 'line', number: 1 }, 'no_such_row'],
  ['a row without a value', { by: 'row', number: 3 }, 'blank_row'],
  ['a rejected line', { by: 'line', number: 5 }, 'rejected_row'],
])('%s: bad input, and what of it', async (_what, choice, code) => {
  await expect(explain(['odd.csv'], choice)).rejects.toMatchObject({ code, exit: 2 });
  expect(readdirSync(path.join(dir, '.assay/tmp'))).toEqual([]);
});

test('a row is not weighed against itself', async () => {
  await expect(explain(['odd.csv'], { by: 'row', number: 1 }, 'authentic')).rejects.toMatchObject({ code: 'no_rival' });
  const { weight } = await explain(['odd.csv'], { by: 'row', number: 1 }, 'stitched');
  expect(weight.against).toBe('stitched');
});

test('the command shows the row, and its cells only when they are asked for', async () => {
  const cells = readFileSync(path.join(dir, 'leak.csv'), 'utf8').split('\n')[5]?.split(',') ?? [];
  const view = await runPacked(['explain', 'leak.csv', '--row', '5', '--quiet'], dir);
  expect(view).toMatchObject({ code: 0, stderr: '' });
  expect(view.stdout).toContain('A U T H E N T I C');
  const json = await run(['explain', 'leak.csv', '--row', '5', '--json', '--quiet'], dir);
  expect(validatorOf('assay.explanation-1')(JSON.parse(json.stdout))).toBe(true);
  const clear = await run(['explain', 'leak.csv', '--row', '5', '--clear', '--quiet'], dir);
  expect(cells).toHaveLength(4);
  for (const cell of cells) {
    expect(view.stdout + json.stdout).not.toContain(cell);
    expect(clear.stdout).toContain(cell);
  }
  const rejected = await run(['explain', 'odd.csv', '--line', '5', '--quiet'], dir);
  expect(rejected).toMatchObject({ code: 2, stdout: '' });
  expect(rejected.stderr).toContain('not a record');
  expect(rejected.stderr).toContain('odd.csv:5');
});

test('a case keeps who looked at clear values and why, and nothing is shown where it cannot', async () => {
  await run(['case', 'new', 'Post', '--quiet'], dir);
  const asked = ['explain', 'leak.csv', '--line', '6', '--clear', '--why', 'to name the table', '--by', 'lena'];
  expect(await run([...asked, '--case', 'other'], dir)).toMatchObject({ code: 2, stdout: '' });
  const seen = await run([...asked, '--case', 'post'], dir);
  expect(seen.code).toBe(0);
  expect(seen.stderr).toContain('Kept as post/2');
  expect(seen.stdout).toContain(readFileSync(path.join(dir, 'leak.csv'), 'utf8').split('\n')[5]?.split(',')[1]);
  const sha256 = createHash('sha256')
    .update(readFileSync(path.join(dir, 'leak.csv')))
    .digest('hex');
  expect(JSON.parse((await run(['case', 'show', 'post', '2', '--json'], dir)).stdout)).toMatchObject({
    event: {
      kind: 'look',
      who: 'lena',
      basis: [sha256],
      payload: { sha256, row: 5, line: 6, why: 'to name the table' },
    },
  });
  const database = new Database(path.join(dir, '.assay/cases.db'));
  for (const name of ['no_update', 'no_delete', 'next']) database.exec(`DROP TRIGGER case_events_${name}`);
  database.exec(`UPDATE case_events SET who = 'eve' WHERE seq = 1`);
  database.close();
  const unkept = await run([...asked, '--case', 'post'], dir);
  expect(unkept).toMatchObject({ code: 1, stdout: '' });
});

test.each([
  ['a case without --clear', ['--case', 'post', '--why', 'x']],
  ['a case without a reason', ['--clear', '--case', 'post']],
  ['a reason that says nothing', ['--clear', '--case', 'post', '--why', '  ']],
  ['a reason that is too long', ['--clear', '--case', 'post', '--why', 'x'.repeat(501)]],
  ['a reason without a case', ['--clear', '--why', 'x']],
])('%s is refused', async (_what, flags) => {
  expect(await run(['explain', 'leak.csv', '--row', '5', ...flags], dir)).toMatchObject({ code: 2, stdout: '' });
});

test('a verdict says what changed since an earlier one, everywhere that it is shown', async () => {
  const first = await run(['verify', 'odd.csv', '--json', '--quiet'], dir);
  writeFileSync(path.join(dir, 'first.json'), first.stdout);
  const again = await run(['verify', 'odd.csv', '--against', 'first.json', '--json', '--quiet'], dir);
  expect(JSON.parse(again.stdout)).toMatchObject({
    changes: { since: { path: 'first.json' }, files: { same: 1, added: [], gone: [] }, list: [] },
  });
  const other = await run(
    ['verify', 'leak.csv', '--against', 'first.json', '--html', 'since.html', '--json', '--quiet'],
    dir,
  );
  const verdict: unknown = JSON.parse(other.stdout);
  const valid = validatorOf('assay.verdict-1');
  valid(verdict);
  expect(valid.errors).toBeNull();
  expect(verdict).toMatchObject({
    changes: {
      files: { same: 0, added: [{ path: 'leak.csv' }], gone: [{ path: 'odd.csv' }] },
      list: expect.arrayContaining([{ kind: 'rows', before: 6, after: 150 }]),
    },
  });
  expect(readFileSync(path.join(dir, 'since.html'), 'utf8')).toContain('Rows tested: 6 before, 150 now (+144).');
  const view = await run(['verify', 'odd.csv', '--against', 'first.json', '--quiet'], dir);
  expect(view.stdout).toContain('Since first.json:');
  expect(view.stdout).toContain('Nothing changed in what the data say.');
  const over = await run(['verify', 'odd.csv', '--against', 'first.json', '--html', 'first.json'], dir);
  expect(over).toMatchObject({ code: 2, stdout: '' });
});
