import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
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
 * Tests that start the real program, or the reader process, run the compiled files: compile them once, first, where
 * anything is newer than what was built. The compiler
 * writes its output whatever it thinks of the types; those are judged by `npm run typecheck`, which `npm test` runs before.
 */
export default function build(project: TestProject): () => void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  if (isStale(root)) spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
  const shared = mkdtempSync(path.join(tmpdir(), 'assay-shared-'));
  project.provide('shared', shared);
  return () => rmSync(shared, { recursive: true, force: true });
}

const SOURCES = ['src', 'web', 'rules', 'data', 'scripts', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
/** Written last by the build. */
const BUILT = 'dist/web/files.json';

/** Folders count too: their time tells of files that were taken away. */
function isStale(root: string): boolean {
  const built = statSync(path.join(root, BUILT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((name) => newestOf(path.join(root, name)) > built);
}

function newestOf(place: string): number {
  const info = statSync(place);
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(place).reduce((newest, name) => Math.max(newest, newestOf(path.join(place, name))), info.mtimeMs);
}
