import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexWorkspace, verifyLeak } from '../../src/app/use-cases.js';
import type { Verdict } from '../../src/model/verdict.js';
import { context as ofWorlds } from './world.js';

// The example carrier: a refreshed index must give the verdicts that one built anew gives, to the last digit.

const EXAMPLE = path.join(import.meta.dirname, '../../examples/carrier-2021');
// One key for every run: which column parts rows of one record is chosen by counts of tokens that are reckoned, so by the key, too.
const context = { ...ofWorlds, env: { ASSAY_KEY: '5a'.repeat(32) } };
const REFRESH = 'copy the people affected';
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'assay-refreshed-'));
  for (const name of ['assay.yaml', 'systems', 'prior', 'leak'])
    cpSync(path.join(EXAMPLE, name), path.join(dir, name), { recursive: true });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Rewrites a file of lines below its header. */
function edit(name: string, change: (lines: string[]) => string[]): void {
  const file = path.join(dir, 'systems', name);
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  writeFileSync(file, `${[header, ...change(lines)].join('\n')}\n`);
}

/** The steps that it took: those of a refresh, or of a merge of all. */
async function index(full: boolean): Promise<string[]> {
  const steps = new Set<string>();
  await indexWorkspace(dir, { full }, { ...context, onProgress: ({ step }) => steps.add(step) });
  return [...steps];
}

async function verdicts(): Promise<Verdict[]> {
  const found: Verdict[] = [];
  for (const leak of ['sample.csv', 'second-seller.csv']) {
    const verdict = await verifyLeak(dir, [path.join(dir, 'leak', leak)], { columns: {} }, context);
    found.push({ ...verdict, seconds: 0, reference: { ...verdict.reference, built_at: '' } });
  }
  return found;
}

test('accounts that go, come and change, and one more snapshot, leave verdicts as an index built anew gives them', async () => {
  await index(false);
  const before = await verdicts();
  edit('postpaid.csv', ([first = '', ...lines]) => [
    ...lines
      .filter((_, at) => at !== 10 && at !== 200)
      .map((line, at) => (at === 50 ? line.replace(/,\d{10},/u, ',2065550199,') : line)),
    first.replace('4100000001', '4100999999'),
  ]);
  expect(await index(false)).toContain(REFRESH);
  const last = 'prepaid-2021-08-01.csv';
  cpSync(path.join(dir, 'systems', last), path.join(dir, 'systems/prepaid-2021-08-10.csv'));
  edit('prepaid-2021-08-10.csv', (lines) => lines.slice(2));
  const yaml = path.join(dir, 'assay.yaml');
  const line = `      2021-08-01: systems/${last}\n`;
  writeFileSync(
    yaml,
    readFileSync(yaml, 'utf8').replace(line, `${line}      2021-08-10: systems/prepaid-2021-08-10.csv\n`),
  );
  expect(await index(false)).toContain(REFRESH);
  const refreshed = await verdicts();
  expect(await index(true)).not.toContain(REFRESH);
  expect(refreshed).toEqual(await verdicts());
  expect(refreshed).not.toEqual(before);
});
