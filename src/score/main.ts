import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scoreColumns } from './elements.js';
import { pageOf } from './page.js';
import { runCases } from './run.js';
import { SEEDS, type SeedList } from './seeds.js';

// `npm run score [-- --seeds tuning|test|short] [--quick] [--only KIND-OR-PART-OF-ID] [--replay] [--json FILE] [--jobs N]`

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: 'test' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    replay: { type: 'boolean', default: false },
  },
});

await main();

async function main(): Promise<void> {
  const list = Object.keys(SEEDS).find((name): name is SeedList => name === values.seeds);
  if (list === undefined) throw new RangeError(`--seeds is one of ${Object.keys(SEEDS).join(', ')}`);
  const started = performance.now();
  const { results, failures } = await runCases({
    cache: path.join(root, '.score'),
    list,
    quick: values.quick,
    only: values.only ?? null,
    jobs: Number(values.jobs),
    replay: values.replay,
    onDone: (done, all) => process.stderr.write(done % 20 === 0 || done === all ? `${done} of ${all}\n` : ''),
  });
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  if (values.json !== undefined) {
    mkdirSync(path.dirname(path.resolve(values.json)), { recursive: true });
    writeFileSync(values.json, `[\n${results.map((result) => JSON.stringify(result)).join(',\n')}\n]\n`);
  }
  const columns =
    values.only === undefined && !values.replay ? await scoreColumns(values.quick ? 20 : 100, list === 'tuning') : null;
  const elements =
    columns === null
      ? []
      : [
          { name: 'with headers', score: columns.header },
          { name: 'without', score: columns.bare },
        ];
  const worlds = SEEDS[list].map(({ seed, people }) => `\`${seed}\` (${people.toLocaleString('en')} people)`);
  const command = ['npm run score', ...flags()].join(' ');
  const page = pageOf(
    results,
    `# Score\n\n\`${command}\`: ${results.length} verdicts on simulated leaks of ${worlds.join(', ')}, ${minutes} minutes. What a verdict should say: \`src/simulate/RULES.md\`.`,
    elements,
  );
  process.stdout.write(page);
  for (const { id, what } of failures) process.stderr.write(`failed: ${id}\n${what}\n`);
  if (failures.length > 0) process.exitCode = 1;
  else if (list === 'test' && !values.quick && !values.replay && values.only === undefined)
    writeFileSync(path.join(root, 'docs/score.md'), page);
}

function flags(): string[] {
  const given = [
    ...(values.seeds === 'test' ? [] : ['--seeds', values.seeds]),
    ...(values.replay ? ['--replay'] : []),
    ...(values.quick ? ['--quick'] : []),
    ...(values.only === undefined ? [] : ['--only', values.only]),
  ];
  return given.length === 0 ? [] : ['--', ...given];
}
