import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync, cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const rules: unknown = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const planted = mkdtempSync(path.join(tmpdir(), 'assay-house-'));
const home = process.cwd();

beforeAll(() => {
  cpSync(path.join(root, 'src'), path.join(planted, 'src'), { recursive: true });
  cpSync(path.join(root, 'tsconfig.json'), path.join(planted, 'tsconfig.json'));
  cpSync(path.join(root, 'web/src'), path.join(planted, 'web/src'), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(planted, 'node_modules'));
  mkdirSync(path.join(planted, 'src/proof/weigh'), { recursive: true });
  writeFileSync(
    path.join(planted, 'src/proof/weigh/planted.ts'),
    "import { readFileSync } from 'node:fs';\nimport { match } from '../match/match.js';\nexport const planted = [readFileSync, match];\n",
  );
  writeFileSync(
    path.join(planted, 'src/duty/evaluate/planted.ts'),
    "import { makeClock } from '../clock/clock.js';\nimport { match } from '../../proof/match/match.js';\nexport const planted = [makeClock, match];\n",
  );
  writeFileSync(
    path.join(planted, 'src/claim/planted.ts'),
    "import { match } from '../proof/match/match.js';\nexport const planted = match;\n",
  );
  writeFileSync(
    path.join(planted, 'src/server/planted.ts'),
    "import { inkFor } from '../cli/terminal/ink.js';\nexport const planted = inkFor;\n",
  );
  writeFileSync(
    path.join(planted, 'web/src/planted.ts'),
    "import { inertText } from '../../src/base/text.js';\nexport const planted = inertText;\n",
  );
  writeFileSync(path.join(planted, 'src/base/planted.ts'), "export { planted } from '../proof/weigh/planted.js';\n");
});

afterAll(() => {
  process.chdir(home);
  rmSync(planted, { recursive: true, force: true });
});

async function violations(folder: string): Promise<string[]> {
  process.chdir(folder);
  const options = rulesOf(rules);
  const { output } = await cruise(['src', 'web/src'], options);
  if (typeof output === 'string') throw new TypeError('expected a result');
  return summaryOf(output);
}

function rulesOf(config: unknown): ICruiseOptions {
  if (config === null || typeof config !== 'object' || !('forbidden' in config) || !('options' in config))
    throw new TypeError('no rules');
  if (config.options === null || typeof config.options !== 'object') throw new TypeError('no options');
  return {
    ...config.options,
    ruleSet: { forbidden: Array.isArray(config.forbidden) ? config.forbidden : [] },
    validate: true,
  };
}

function summaryOf(result: ICruiseResult): string[] {
  if (result.summary.totalCruised < 50) throw new Error(`only ${result.summary.totalCruised} files were looked at`);
  return result.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`);
}

test('imports go down only', { timeout: 120_000 }, async () => {
  expect(await violations(root)).toEqual([]);
});

test('a planted violation is found', { timeout: 120_000 }, async () => {
  const found = await violations(planted);
  const names = new Set(found.map((violation) => violation.split(':')[0]));
  expect(names).toEqual(
    new Set([
      'base-is-the-ground',
      'claim-looks-down',
      'duty-looks-down',
      'duty-stages-share-only-the-model',
      'pages-know-types-only',
      'pure-stages-touch-nothing',
      'server-asks-app',
      'stages-share-only-the-model',
    ]),
  );
});
