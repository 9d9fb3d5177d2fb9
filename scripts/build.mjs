// Compiles src/ to dist/ with the native TypeScript compiler and marks the command executable.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = path.join(root, 'node_modules/@typescript/native/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});

const main = path.join(root, 'dist/cli/main.js');
if (existsSync(main)) chmodSync(main, 0o755);
process.exit(status ?? 1);
