import { expect, test } from 'vitest';
import { NOTHING_FOUND, type Job, type JobRequest } from './job.js';
import { openLooks } from './looks.js';

const CELLS = [{ column: 'note', element_name: 'unknown', value: 'a' }];
const BEGAN = Date.parse('2021-08-16T09:00:00Z');

function request(asked: { readonly clear: false } | { readonly clear: true; readonly why: string }): JobRequest {
  const choice = { by: 'row', number: 5 } as const;
  return { kind: 'explain', case: 'post', files: ['0'.repeat(64)], columns: {}, choice, ...asked };
}

function job(id: string, part: Partial<Job> = {}): Job {
  const asked = request({ clear: true, why: 'to name the table' });
  const times = { asked_at: '', started_at: null, ended_at: null };
  const left = { progress: null, warnings: [], result: NOTHING_FOUND, problem: null };
  return { id, request: asked, by: 'lena', state: 'done', ...times, ...left, ...part };
}

test('for ten minutes, to who asked, and not to anybody else', () => {
  let now = BEGAN;
  const looks = openLooks(() => new Date(now));
  looks.hold('one', CELLS);
  expect(() => looks.give(job('one'), 'ada')).toThrow(expect.objectContaining({ code: 'not_the_asker' }));
  now += 10 * 60_000 - 1;
  expect(looks.give(job('one'), 'lena')).toEqual({ cells: CELLS, until: '2021-08-16T09:10:00.000Z' });
  now += 1;
  expect(() => looks.give(job('one'), 'lena')).toThrow(expect.objectContaining({ code: 'look_over' }));
  looks.forget();
});

test('the oldest of many is forgotten first, all of them at the end', () => {
  const looks = openLooks(() => new Date(BEGAN));
  for (let held = 1; held <= 21; held += 1) looks.hold(String(held), CELLS);
  expect(() => looks.give(job('1'), 'lena')).toThrow(expect.objectContaining({ code: 'look_over' }));
  expect(looks.give(job('2'), 'lena').cells).toEqual(CELLS);
  looks.forget();
  expect(() => looks.give(job('2'), 'lena')).toThrow(expect.objectContaining({ code: 'look_over' }));
});

test('what nobody asked for in clear, or is not done, shows nothing', () => {
  const looks = openLooks(() => new Date(BEGAN));
  looks.hold('one', CELLS);
  const parts: Partial<Job>[] = [
    { request: request({ clear: false }) },
    { request: { kind: 'index' } },
    { state: 'running' },
  ];
  for (const part of parts)
    expect(() => looks.give(job('one', part), 'lena')).toThrow(expect.objectContaining({ code: 'no_look' }));
  looks.forget();
});
