import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of what test files share in this run. */
    shared: string;
  }
}

/**
 * Tests that start the real program, or the reader process, run the compiled files: compile them once, first. The compiler
 * writes its output whatever it thinks of the types; those are judged by `npm run typecheck`, which `npm test` runs before.
 */
export default function build(project: TestProject): () => void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
  const shared = mkdtempSync(path.join(tmpdir(), 'assay-shared-'));
  project.provide('shared', shared);
  return () => rmSync(shared, { recursive: true, force: true });
}
