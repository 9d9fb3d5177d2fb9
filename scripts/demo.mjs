// `npm run demo`: an example carrier, an index of its systems, and a verdict on a file that a stranger says is theirs.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'demo');
const shown = path.relative(process.cwd(), folder) || '.';

rmSync(folder, { recursive: true, force: true });
const { writeDemo } = await import('../dist/simulate/demo-workspace.js');
process.stdout.write(`Making an example carrier of 20,000 invented people in ${shown}/ ...\n`);
writeDemo(folder);

assay('index');
const report = path.join(folder, 'report.html');
assay('verify', path.join(shown, 'leak', 'sample.csv'), '--html', report);
process.stdout.write(`
Other files of the same kind lie beside it: try them.
  npx assay verify ${path.join(shown, 'leak', 'stitched.csv')} --workspace ${shown}
  npx assay verify ${path.join(shown, 'leak', 'fabricated.csv')} --workspace ${shown}
  npx assay identify ${path.join(shown, 'leak', 'sample.csv')} --workspace ${shown}
`);

function assay(command, ...rest) {
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'dist/cli/main.js'), command, ...rest, '--workspace', folder],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
}
