import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Tests that start the real program, or the reader process, run the compiled files: compile them once, first. The compiler
 * writes its output whatever it thinks of the types; those are judged by `npm run typecheck`, which `npm test` runs before.
 */
export default function build(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
}
