import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jobSchema, type Job } from './job.js';

/** Jobs as they were when the server ended, oldest first. What cannot be read is left where it lies. */
export function readJobs(folder: string): Job[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const jobs = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readJob(path.join(folder, name)));
  return jobs.toSorted((one, other) => (one.asked_at < other.asked_at ? -1 : 1));
}

export function writeJob(folder: string, job: Job): void {
  const file = path.join(folder, `${job.id}.json`);
  writeFileSync(`${file}.part`, JSON.stringify(job), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

export function removeJob(folder: string, { id }: Job): void {
  rmSync(path.join(folder, `${id}.json`), { force: true });
}

function readJob(file: string): Job[] {
  try {
    const parsed = jobSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
