import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJobs, type Jobs } from './jobs.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'assay-jobs-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Jobs of which none begins before `letGo` is called, and none may go on then: no process is started. */
function opened(): { readonly jobs: Jobs; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const held = new Promise<boolean>((resolve) => {
    letGo = () => resolve(false);
  });
  const jobs = openJobs({ dir, folder: path.join(dir, 'jobs'), now: () => new Date(), env: {}, may: () => held });
  return { jobs, letGo };
}

async function over(jobs: Jobs, id: string): Promise<unknown> {
  await expect.poll(() => jobs.get(id).state).not.toMatch(/queued|running/u);
  return jobs.get(id);
}

test('work of who may not any more is not begun, be it asked for before the server was started anew', async () => {
  const first = opened();
  const [running, waiting] = [first.jobs.start({ kind: 'index' }, 'ana'), first.jobs.start({ kind: 'index' }, 'ana')];
  expect([running.state, waiting.state]).toEqual(['running', 'queued']);
  const again = opened();
  again.letGo();
  expect(await over(again.jobs, running.id)).toMatchObject({ state: 'lost' });
  expect(await over(again.jobs, waiting.id)).toMatchObject({ state: 'failed', problem: { code: 'asker_out' } });
  first.letGo();
  await first.jobs.close();
});

test('one asker has twenty pieces of work at once, and the last 200 that are over are kept', async () => {
  const { jobs, letGo } = opened();
  const all = Array.from({ length: 20 }, () => jobs.start({ kind: 'index' }, 'ana'));
  expect(() => jobs.start({ kind: 'index' }, 'ana')).toThrow(expect.objectContaining({ code: 'too_many_jobs' }));
  for (let count = 0; count < 200; count += 1) jobs.cancel(jobs.start({ kind: 'index' }, 'bo').id);
  for (const { id } of all.slice(1)) jobs.cancel(id);
  expect(jobs.list()).toHaveLength(201);
  letGo();
  expect(await over(jobs, all[0]?.id ?? '')).toMatchObject({ state: 'failed' });
  await jobs.close();
  expect(readdirSync(path.join(dir, 'jobs'))).toHaveLength(200);
});
