// Compiles src/ to dist/ with the native TypeScript compiler, then packs the command and its helper processes into few files, for
// half of the time of a short command would go into finding and reading some hundred small ones.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { build as buildPages } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = (file) => path.join(root, 'dist', file);

rmSync(dist('cli'), { recursive: true, force: true });
const compiler = path.join(root, 'node_modules/@typescript/native/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (existsSync(dist('cli/main.js'))) {
  await pack();
  await keepRules();
  process.env.NODE_ENV = 'production'; // whoever builds, a test runner too: what is tested is what is shipped
  await buildPages({ configFile: path.join(root, 'web/vite.config.ts') });
  chmodSync(dist('cli/main.js'), 0o755);
}
process.exit(status ?? 1);

/** Packed files lie in dist/cli, as deep as what they replace: data and package.json are found from there. */
async function pack() {
  const bundle = await rolldown({
    input: {
      main: dist('cli/main.js'),
      'reader-process': dist('proof/intake/reader-process.js'),
      'job-process': dist('server/jobs/job-process.js'),
    },
    platform: 'node',
    external: [/^@duckdb\/node-bindings/u, 'libsql', 'pg-native'],
    checks: { circularDependency: false },
  });
  await bundle.write({ dir: dist('cli'), format: 'esm', sourcemap: true, chunkFileNames: 'packed-[name]-[hash].js' });
  await bundle.close();
}

/** The rules as they were checked now, so that a command need not check them again. A fault in them fails the build. */
async function keepRules() {
  const { rulesToKeep } = await import('../dist/app/rule-book.js');
  try {
    writeFileSync(dist('rules.json'), rulesToKeep());
  } catch (error) {
    const { file, line, column } = error.where ?? {};
    process.stderr.write(`error: ${error.message}\n  at ${file}:${line}:${column}\n  ${error.hint ?? ''}\n`);
    process.exit(1);
  }
}
