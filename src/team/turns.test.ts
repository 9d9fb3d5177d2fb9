import { expect, test } from 'vitest';
import { openTurns } from './turns.js';

const { signal } = new AbortController();

/** Work that is over when the test says so, and counts how much of it goes on at once. */
function held() {
  const running = { now: 0, most: 0, begun: 0 };
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const work = async (): Promise<void> => {
    running.begun += 1;
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    await finished;
    running.now -= 1;
  };
  return { running, work, finish };
}

test('does one piece of work after the other, refuses the seventeenth at once, and takes others when there is room', async () => {
  const turns = openTurns();
  const { running, work, finish } = held();
  const taken = Array.from({ length: 16 }, () => turns.take(work, signal));
  const full = (): unknown => turns.take(work, signal);
  expect(full).toThrow(expect.objectContaining({ code: 'too_many_sign_ins' }));
  finish();
  await Promise.all(taken);
  await turns.take(work, signal);
  expect(running).toEqual({ now: 0, most: 1, begun: 17 });
});

test('passes over whoever has gone, and work that fails', async () => {
  const turns = openTurns();
  const { running, work, finish } = held();
  const gone = new AbortController();
  const first = turns.take(work, signal);
  const failing = turns.take(() => Promise.reject(new Error('broken')), signal);
  const left = turns.take(work, gone.signal);
  const last = turns.take(work, signal);
  gone.abort(new Error('left'));
  finish();
  expect(await Promise.allSettled([first, failing, left, last])).toMatchObject([
    { status: 'fulfilled' },
    { reason: { message: 'broken' } },
    { reason: { message: 'left' } },
    { status: 'fulfilled' },
  ]);
  expect(running.begun).toBe(2);
});
