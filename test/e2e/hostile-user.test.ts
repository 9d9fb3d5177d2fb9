import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexWorkspace, verifyLeak, type AppContext } from '../../src/app/use-cases.js';
import { ASSAY, folder, makeWorkspace, run } from './command.js';

const HEAD = 'organisation: { name: Northwind Wireless }\nsystems:\n  customers:\n    files: [systems/customers.csv]\n';
const place = folder();
/** DuckDB would take such folders for columns of the tables in them: `row` is one of ours. */
const dir = path.join(place, 'row=7', "c0=it's [a] *");
const leak = path.join(dir, 'leak.csv');

function contextOf(warnings: string[] = [], changes: Partial<AppContext> = {}): AppContext {
  return {
    now: () => new Date('2026-01-01T00:00:00Z'),
    env: {},
    signal: new AbortController().signal,
    warn: (line) => warnings.push(line),
    ...changes,
  };
}

beforeAll(async () => {
  const made = makeWorkspace();
  mkdirSync(path.join(dir, 'systems'), { recursive: true });
  for (const name of ['leak.csv', 'assay.yaml', 'systems/customers.csv'])
    copyFileSync(path.join(made, name), path.join(dir, name));
  rmSync(made, { recursive: true });
  await indexWorkspace(dir, {}, contextOf());
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

test('folders whose names an engine could read something into change no answer', async () => {
  const verdict = await verifyLeak(dir, [leak], { columns: {} }, contextOf());
  expect(verdict).toMatchObject({ verdict: 'authentic', matched_people: 150, reference: { people: 1500 } });
});

test('a workspace under a question mark is refused', async () => {
  const odd = path.join(place, 'what?');
  mkdirSync(odd);
  writeFileSync(path.join(odd, 'assay.yaml'), HEAD);
  await expect(indexWorkspace(odd, {}, contextOf())).rejects.toMatchObject({ code: 'bad_place', exit: 2 });
});

test.each([
  ['the folder of the leak', 'in', 'in/copy.csv'],
  ['a pattern', 'in/*.csv', 'in/copy.csv'],
  ['a file through a link', 'in/copy.csv', 'in/../in/copy.csv'],
])('rows never replace evidence that was given as %s', async (_what, given, output) => {
  mkdirSync(path.join(dir, 'in'), { recursive: true });
  copyFileSync(leak, path.join(dir, 'in/copy.csv'));
  expect(await run(['verify', given, '--rows', output], dir)).toMatchObject({ code: 2, stdout: '' });
  expect(readFileSync(path.join(dir, 'in/copy.csv'), 'utf8')).toBe(readFileSync(leak, 'utf8'));
});

test('what a killed run left beside the row file is in nobody’s way', async () => {
  const rows = path.join(dir, 'rows.csv');
  writeFileSync(`${rows}.partial`, 'half');
  await verifyLeak(dir, [leak], { columns: {}, rows }, contextOf());
  expect(readFileSync(rows, 'utf8').split('\n')).toHaveLength(152);
});

test('rows that cannot be written cost the exit code, not the verdict', async () => {
  const name = `${'n'.repeat(252)}.csv`;
  const ended = await run(['verify', 'leak.csv', '--json', '--rows', name], dir);
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({ verdict: 'authentic' });
  await expect(verifyLeak(dir, [leak], { columns: {}, rows: path.join(dir, name) }, contextOf())).rejects.toMatchObject(
    {
      code: 'rows_not_written',
    },
  );
});

test('what stands in headers, values and file names is inert wherever it is shown', async () => {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const header = ['\u001b]0;x\u0007name', '<img src=x onerror=alert(1)>', '=cmd|x!A1', "'); DROP TABLE lookup; --"];
  const [, ...rows] = readFileSync(leak, 'utf8').trimEnd().split('\n');
  const evil = ['=HYPERLINK("http://x")', '<script>alert(1)</script>', '\u001b[2J\u202e', "1980-01-01'); DROP TABLE x"];
  const name = '\u001b[31m<b>&.csv';
  const text = [header.map(cell).join(','), ...rows.slice(0, 40), evil.map(cell).join(','), ''].join('\n');
  writeFileSync(path.join(dir, name), text);
  const shown = await run(['verify', name, '--html', 'evil.html', '--rows', 'evil.csv'], dir);
  const identified = await run(['identify', name], dir);
  const html = readFileSync(path.join(dir, 'evil.html'), 'utf8');
  const csv = readFileSync(path.join(dir, 'evil.csv'), 'utf8');
  const texts = [shown.stdout, shown.stderr, identified.stdout, identified.stderr, html, csv];
  expect([shown.code, identified.code]).toEqual([0, 0]);
  for (const each of texts) expect(each).not.toMatch(/[\u001b\u0007\u202e]|HYPERLINK|alert\(1\)<|DROP TABLE x/u);
  expect(html).not.toMatch(/<img src=x|<b>&/u);
  expect(csv).toMatch(/^row,class,probability,person\n(?:\d+,[a-z_]+,[\d.]+,(?:[\da-f]{16})?\n)+$/u);
});

test('a warning beside --json goes to standard error', async () => {
  const ended = await run(['identify', leak, '--json', '--workspace', workspaceOf('unindexed', HEAD)], place);
  expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('note:') });
  expect(JSON.parse(ended.stdout)).toMatchObject({ schema: 'assay.identify/1' });
});

test.runIf(existsSync('/dev/full'))('a result that standard output does not take is a failure, without a stack', () => {
  const ended = spawnSync('sh', ['-c', 'exec "$0" "$1" verify leak.csv --json > /dev/full', process.execPath, ASSAY], {
    cwd: dir,
    encoding: 'utf8',
  });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('ENOSPC');
  expect(ended.stderr).not.toContain('    at ');
});

test.each(['lots', '-5', '1e9', '8 TB'])('ASSAY_MEMORY=%s is not taken for anything', async (memory) => {
  const context = contextOf([], { env: { ASSAY_MEMORY: memory } });
  await expect(verifyLeak(dir, [leak], { columns: {} }, context)).rejects.toMatchObject({
    code: 'bad_memory',
    exit: 2,
  });
});

test('a column named by hand must be there', async () => {
  const columns = { nme: 'full_name' } as const;
  await expect(verifyLeak(dir, [leak], { columns }, contextOf())).rejects.toMatchObject({
    code: 'unknown_column',
    hint: expect.stringContaining('name'),
    exit: 2,
  });
  expect(await run(['identify', 'leak.csv', '--column', 'nme=full_name'], dir)).toMatchObject({ code: 2, stdout: '' });
  const own = workspaceOf('columns', `${HEAD}    columns: { nope: ssn }\n`);
  await expect(indexWorkspace(own, {}, contextOf())).rejects.toMatchObject({
    code: 'unknown_column',
    where: { line: 5 },
  });
});

test('a system without rows and one without a known column are told, and filling one makes the index old', async () => {
  const own = workspaceOf(
    'empty',
    `${HEAD}  later:\n    files: [systems/later.csv]\n  odd:\n    files: [systems/odd.csv]\n`,
  );
  writeFileSync(path.join(own, 'systems/later.csv'), 'account,ssn\n');
  writeFileSync(path.join(own, 'systems/odd.csv'), 'a,b\nqq,zz\nqx,z\n');
  const warnings: string[] = [];
  await indexWorkspace(own, {}, contextOf(warnings));
  expect(warnings.map((line) => /later|odd/u.exec(line)?.[0])).toEqual(['later', 'odd']);
  expect((await verifyLeak(own, [leak], { columns: {} }, contextOf())).reference.stale).toBe(false);
  appendFileSync(path.join(own, 'systems/later.csv'), '1,219-09-9999\n');
  expect((await verifyLeak(own, [leak], { columns: {} }, contextOf())).reference.stale).toBe(true);
});

test('a file that the workspace names since makes the index old; one that was moved does not once indexed', async () => {
  const own = workspaceOf('moved', HEAD);
  await indexWorkspace(own, {}, contextOf());
  copyFileSync(path.join(own, 'systems/customers.csv'), path.join(own, 'systems/b.csv'));
  writeFileSync(path.join(own, 'assay.yaml'), HEAD.replace('customers.csv', 'b.csv'));
  rmSync(path.join(own, 'systems/customers.csv'));
  expect((await verifyLeak(own, [leak], { columns: {} }, contextOf())).reference.stale).toBe(true);
  expect(await indexWorkspace(own, {}, contextOf())).toMatchObject({ built: 0, reused: 1 });
  expect((await verifyLeak(own, [leak], { columns: {} }, contextOf())).reference.stale).toBe(false);
});

test('a source that changes while it is read is not indexed', async () => {
  const own = workspaceOf('changing', HEAD);
  const onProgress = (): void => appendFileSync(path.join(own, 'systems/customers.csv'), '\n');
  await expect(indexWorkspace(own, {}, contextOf([], { onProgress }))).rejects.toMatchObject({
    code: 'source_changed',
  });
  expect(existsSync(path.join(own, '.assay/index/reference.json'))).toBe(false);
  expect(existsSync(path.join(own, '.assay/index/lock'))).toBe(false);
});

function workspaceOf(name: string, text: string): string {
  const own = path.join(place, name);
  mkdirSync(path.join(own, 'systems'), { recursive: true });
  copyFileSync(path.join(dir, 'systems/customers.csv'), path.join(own, 'systems/customers.csv'));
  writeFileSync(path.join(own, 'assay.yaml'), text);
  return own;
}
