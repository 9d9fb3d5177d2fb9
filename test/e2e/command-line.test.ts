import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWorkspace, readWorkspace } from '../../src/workspace/workspace.js';
import { validatorOf } from '../schemas.js';
import { STAND_IN, folder, makeWorkspace, run, runPacked, runStandIn, start } from './command.js';

let dir = '';
beforeAll(() => {
  dir = makeWorkspace();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('help and version go to standard output', async () => {
  const help = await runPacked(['--help'], dir);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const command of [
    'init',
    'index',
    'verify',
    'explain',
    'exposure',
    'identify',
    'duties',
    'report',
    'statements',
  ])
    expect(help.stdout).toContain(`assay ${command}`);
  expect(await runPacked(['--version'], dir)).toEqual({ code: 0, stdout: `${versionOf()}\n`, stderr: '' });
});

test('help loads neither the engine nor the schemas', () => {
  expect([...packagesOf(path.resolve('dist/cli/main.js'))]).toEqual(['@stricli/core']);
});

test.each([
  ['no leak', ['verify'], 'LEAK'],
  ['an unknown command', ['verfy'], 'verify'],
  ['an unknown option', ['verify', 'leak.csv', '--jsn'], '--json'],
  ['a column that says nothing', ['verify', 'leak.csv', '--column', 'c3'], 'NAME=element'],
  ['an unknown element', ['verify', 'leak.csv', '--column', 'c3=fone'], 'phone'],
  ['two elements for a column', ['identify', 'leak.csv', '--column', 'a=ssn', '--column', 'a=phone'], 'twice'],
  ['rows of an unknown kind', ['verify', 'leak.csv', '--rows', 'rows.xlsx'], '.csv or .parquet'],
  ['a report that is no page', ['verify', 'leak.csv', '--html', 'leak.csv'], '.html'],
  ['a folder that is not there', ['verify', 'leak.csv', '--html', 'gone/r.html'], 'folder'],
  ['rows over the leak', ['verify', 'leak.csv', '--rows', './leak.csv'], 'overwrite'],
  ['rows over a source', ['verify', 'leak.csv', '--rows', 'systems/customers.csv'], 'overwrite'],
  ['counts over the leak', ['exposure', 'leak.csv', '--html', 'leak.csv'], '.html'],
  ['no row', ['explain', 'leak.csv'], '--row 17'],
  ['a row that is no number', ['explain', 'leak.csv', '--row', '0'], '--row 17'],
  ['a row and a line', ['explain', 'leak.csv', '--row', '1', '--line', '2'], 'one of them'],
  ['an unknown kind', ['explain', 'leak.csv', '--row', '1', '--against', 'fabrikated'], 'fabricated'],
  ['an earlier verdict that is not there', ['verify', 'leak.csv', '--against', 'gone.json'], '--json'],
  ['an earlier verdict that is a leak', ['verify', 'leak.csv', '--against', 'leak.csv'], '--json'],
  ['duties without facts', ['duties'], '--facts FACTS.yaml'],
  ['duties of a case that is not there', ['duties', 'case-1'], 'assay case list'],
  ['facts that are not there', ['duties', '--facts', 'gone.yaml'], 'UTF-8'],
  ['a day that is none', ['duties', '--facts', 'assay.yaml', '--as-of', '2021-02-30'], '--as-of 2021-08-20'],
  ['a calendar of another kind', ['duties', '--facts', 'assay.yaml', '--ics', 'x.txt'], '.ics'],
  ['a workspace for facts', ['duties', '--facts', 'assay.yaml'], 'Known keys here: organisation, incident'],
  ['no file of statements', ['statements'], 'docs/guide/spokesperson.md'],
  ['two files of statements', ['statements', 'a.yaml', 'b.yaml'], 'into one file'],
  ['statements that are not there', ['statements', 'gone.yaml'], 'UTF-8'],
  ['a page over its file', ['statements', 'assay.yaml', '--html', 'assay.yaml'], '.html'],
  ['a workspace for statements', ['statements', 'assay.yaml'], 'Put it in quotes'],
  ['a folder without assay.yaml', ['verify', 'leak.csv', '--workspace', 'systems'], 'assay init'],
])('%s is bad usage: exit 2, and says what to do', async (_what, args, hint) => {
  const ended = await run(args, dir);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toMatch(/^error: /u);
  expect(ended.stderr).toContain(hint);
  expect(ended.stderr).not.toContain('    at ');
});

test('a fault of assay.yaml comes with its place', async () => {
  const broken = folder();
  writeFileSync(path.join(broken, 'assay.yaml'), 'organisation: { name: x }\nsystems:\n  crm:\n    file: [a.csv]\n');
  const ended = await run(['index'], broken);
  expect(ended).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error: `systems.crm` has the unknown key `file`\n  at assay.yaml:4:5\n  Did you mean `files`?\n',
  });
});

test('init writes a workspace once, never over another, and asks nobody who is not there', async () => {
  const place = folder();
  expect(await run(['init'], place)).toMatchObject({ code: 2, stdout: '' });
  expect(existsSync(path.join(place, 'assay.yaml'))).toBe(false);
  const name = `O'Brien "Water" & Söhne: #1 \\ `;
  const ended = await run(
    ['init', '--name', name, '--state', 'me', '--sector', 'water', '--workspace', 'plant'],
    place,
  );
  expect(ended).toMatchObject({ code: 0, stdout: `${path.join('plant', 'assay.yaml')}\n` });
  const text = readFileSync(path.join(place, 'plant/assay.yaml'), 'utf8');
  expect(await run(['init', '--yes', '--workspace', 'plant'], place)).toMatchObject({ code: 2, stdout: '' });
  expect(readFileSync(path.join(place, 'plant/assay.yaml'), 'utf8')).toBe(text);
  expect(() => readWorkspace(path.join(place, 'plant'))).toThrow(expect.objectContaining({ code: 'no_systems' }));
  mkdirSync(path.join(place, 'full'));
  writeFileSync(path.join(place, 'full/customers.csv'), 'a\n');
  await run(['init', '--name', name, '--state', 'me', '--customers', 'customers.csv', '--workspace', 'full'], place);
  const { workspace, sources } = readWorkspace(path.join(place, 'full'));
  expect(workspace.organisation).toEqual({ name: name.trim(), state: 'ME' });
  expect(sources.systems).toMatchObject([{ system: 'customers', kind: 'table' }]);
  expect(findWorkspace(path.join(place, 'full'))).toBe(path.join(place, 'full'));
});

test('index, verify and identify from end to end', async () => {
  const index = await runPacked(['index', '--quiet'], dir);
  expect(index).toMatchObject({ code: 0, stderr: '' });
  expect(index.stdout).toMatch(/customers +table +1,500 +1,500/u);

  const verify = await runPacked(
    ['verify', 'leak.csv', '--json', '--html', 'report.html', '--rows', 'rows.csv'],
    path.join(dir, 'systems', '..'),
  );
  expect(verify.code).toBe(0);
  expect(verify.stderr.trimEnd().split('\n').slice(-2)).toEqual([
    'Report written to report.html',
    'Row verdicts written to rows.csv',
  ]);
  const verdict: unknown = JSON.parse(verify.stdout);
  const valid = validatorOf('assay.verdict-1');
  valid(verdict);
  expect(valid.errors).toBeNull();
  expect(verdict).toMatchObject({ verdict: 'authentic', matched_rows: 150 });
  expect(readFileSync(path.join(dir, 'report.html'), 'utf8')).toContain('Northwind Wireless');
  expect(readFileSync(path.join(dir, 'rows.csv'), 'utf8').split('\n')).toHaveLength(152);

  const identify = await runPacked(['identify', 'leak.csv', '--json', '--column', 'dob=ignore'], dir);
  expect(identify.code).toBe(0);
  const found: unknown = JSON.parse(identify.stdout);
  expect(validatorOf('assay.identify-1')(found)).toBe(true);
  expect(found).toMatchObject({
    tables: [
      {
        columns: [
          { element: 'full_name' },
          { element: 'ssn' },
          { element: 'phone' },
          { element: 'ignore', confidence: 1 },
        ],
      },
    ],
  });
  expect(readdirSync(path.join(dir, '.assay/tmp'))).toEqual([]);
});

test('outputs show no value of the leak', async () => {
  const secret = readFileSync(path.join(dir, 'leak.csv'), 'utf8').split('\n')[1]?.split(',') ?? [];
  const view = await run(['verify', 'leak.csv'], dir);
  const texts = [
    view.stdout,
    view.stderr,
    readFileSync(path.join(dir, 'report.html'), 'utf8'),
    readFileSync(path.join(dir, 'rows.csv'), 'utf8'),
  ];
  expect(secret).toHaveLength(4);
  for (const value of secret) for (const text of texts) expect(text).not.toContain(value);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the work, removes the scratch folder and exits 130',
  async (signal) => {
    const started = start(STAND_IN, ['verify', 'leak.csv'], dir, { STAND_IN: 'patient' });
    await started.said('working');
    expect(readdirSync(dir).some((name) => name.startsWith('scratch-'))).toBe(true);
    started.child.kill(signal);
    const ended = await started.ended;
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    expect(ended.stderr).toContain('error: interrupted');
    expect(ended.stderr).not.toContain('555-12-3456');
    expect(readdirSync(dir).some((name) => name.startsWith('scratch-'))).toBe(false);
  },
);

test('a second Ctrl-C ends the process at once', async () => {
  const started = start(STAND_IN, ['verify', 'leak.csv'], dir, { STAND_IN: 'deaf' });
  await started.said('working');
  started.child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(started.child.exitCode).toBeNull();
  started.child.kill('SIGINT');
  expect(await started.ended).toMatchObject({ code: 130 });
});

test('an error that is not ours keeps its words to itself, unless asked', async () => {
  const quiet = await runStandIn('failing', ['verify', 'leak.csv'], dir);
  expect(quiet).toMatchObject({ code: 1, stdout: '' });
  expect(quiet.stderr).toContain('--debug');
  expect(quiet.stderr).not.toMatch(/555-12-3456| {4}at /u);
  const debug = await runStandIn('failing', ['verify', 'leak.csv', '--debug'], dir);
  expect(debug.code).toBe(1);
  expect(debug.stderr).toMatch(/ {4}at /u);
  expect(debug.stderr).toContain('caused by Error: engine says');
});

test('a reader that closes the pipe is no fault', async () => {
  const started = start(STAND_IN, ['verify', 'leak.csv', '--json'], dir, { STAND_IN: 'talkative' });
  started.child.stdout?.once('data', () => started.child.stdout?.destroy());
  expect(await started.ended).toMatchObject({ code: 0, stderr: '' });
});

test('a report that cannot be written does not cost the verdict', async () => {
  mkdirSync(path.join(dir, 'doomed'));
  const ended = await runStandIn('vandal', ['verify', 'leak.csv', '--json', '--html', 'doomed/report.html'], dir);
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({ verdict: 'authentic' });
  expect(ended.stderr).toContain('  at doomed/report.html');
});

function versionOf(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return /"version": "([^"]+)"/u.exec(text)?.[1] ?? '';
}

/** Everything that a compiled file imports when it is loaded: files by path, packages by name. */
/** Packages that are loaded with a packed file: those packed into it and into the files that it imports, by their source maps. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const packages = [...readFileSync(`${file}.map`, 'utf8').matchAll(/node_modules\/((?:@[^/"]+\/)?[^/"]+)\//gu)];
  const found = new Set(packages.map(([, name = '']) => name));
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?["']([^"']+)["'];/gmu)) {
    if (name.startsWith('node:')) continue;
    const own = name.startsWith('.') ? packagesOf(path.resolve(path.dirname(file), name), seen) : [name];
    for (const each of own) found.add(each);
  }
  return found;
}
