// Runs a command as a whole process and says how long it took and how much memory its process tree held at most.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export const main = path.join(import.meta.dirname, '../dist/cli/main.js');

/** Arguments of a command in a workspace. */
export function assay(dir, ...args) {
  return [main, ...args, '--workspace', dir];
}

export function indexOf(dir) {
  return JSON.parse(readFileSync(path.join(dir, '.assay/index/reference.json'), 'utf8'));
}

export function bytesBelow(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** What the engine alone does with the same bytes; see `limits.mjs`. */
export function limit(times, ...args) {
  return runMany(times, process.execPath, [path.join(import.meta.dirname, 'limits.mjs'), ...args]);
}

/** @returns {Promise<{ seconds: number, peakBytes: number, stdout: string }>} */
export async function runOnce(command, args) {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    if (stdout.length < 1e6) stdout += chunk;
  });
  let peakBytes = 0;
  // Looking costs time of its own: often at first, and once a second where it goes on for long.
  let looked = 0;
  const watch = setInterval(() => {
    looked += 1;
    if (looked > 100 && looked % 10 !== 0) return;
    peakBytes = Math.max(peakBytes, residentBytes(child.pid));
  }, 100);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return { seconds: (performance.now() - started) / 1000, peakBytes, stdout };
}

/** Median seconds and greatest peak of several runs. */
export async function runMany(times, command, args) {
  const runs = [];
  for (let run = 0; run < times; run += 1) runs.push(await runOnce(command, args));
  const seconds = runs.map((run) => run.seconds).sort((left, right) => left - right);
  return {
    seconds: seconds[Math.floor(seconds.length / 2)],
    low: seconds[0],
    high: seconds.at(-1),
    peakBytes: Math.max(...runs.map((run) => run.peakBytes)),
    runs: times,
    stdout: runs.at(-1).stdout,
  };
}

function residentBytes(root) {
  const children = new Map();
  const resident = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const parent = Number(/^PPid:\s+(\d+)/mu.exec(status)?.[1]);
      resident.set(Number(name), Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0) * 1024);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  const sum = (pid) =>
    (resident.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root);
}
