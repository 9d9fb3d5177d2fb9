import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { StorePlace } from '../../src/store/store.js';

const WRITER = fileURLToPath(new URL('writer.mjs', import.meta.url));

/** What a writer does: adds until it is killed, adds until the disk is full, or opens a store with one more step of its shape. */
type Task = 'add' | 'fill' | 'upgrade';

/** Starts a process of its own that works on a store; each hash that was acknowledged comes out as a line. */
export function startWriter(place: StorePlace, task: Task, name = 'writer'): ChildProcess {
  return spawn(process.execPath, [WRITER, JSON.stringify(place), task, name], { stdio: ['ignore', 'pipe', 'inherit'] });
}

const filled = z.object({
  code: z.string(),
  acknowledged: z.number(),
  kept: z.number(),
  whole: z.boolean(),
  after: z.boolean(),
});

/** Runs one to its end in the mount that `inMount` makes. */
export function runWriter(place: StorePlace, task: Task): string {
  return [process.execPath, WRITER, JSON.stringify(place), task].map((part) => `'${part}'`).join(' ');
}

const UNSHARE = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
export const MOUNTS = spawnSync('unshare', [...UNSHARE, 'true']).status === 0;

/** Runs a command on a file system of so many bytes that only it can see. */
export function inMount(bytes: number, command: (folder: string) => string): z.infer<typeof filled> {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-small-'));
  try {
    const script = `mount -t tmpfs -o size=${bytes} tmpfs '${folder}' && ${command(folder)}`;
    const ended = spawnSync('unshare', [...UNSHARE, 'sh', '-c', script], { encoding: 'utf8' });
    if (ended.status !== 0) throw new Error(ended.stderr);
    return filled.parse(JSON.parse(ended.stdout));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
