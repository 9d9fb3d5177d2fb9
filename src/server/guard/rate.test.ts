import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { limitRate } from './rate.js';

/** How many of so many requests of somebody get through, at a time that the test sets. */
function limited() {
  const clock = { ms: 0 };
  const key = { of: 'ana' };
  const app = new Hono()
    .onError((_error, context) => context.text('refused', 429))
    .use(limitRate({ aSecond: 2, atOnce: 3, key: () => key.of, clock: () => clock.ms }))
    .get('/', (context) => context.text('in'));
  const through = async (name: string, requests: number): Promise<number> => {
    key.of = name;
    let count = 0;
    for (let sent = 0; sent < requests; sent += 1) count += (await app.request('/')).ok ? 1 : 0;
    return count;
  };
  return { clock, through };
}

test('so many at once, then so many a second', async () => {
  const { clock, through } = limited();
  expect(await through('ana', 10)).toBe(3);
  clock.ms += 1000;
  expect(await through('ana', 10)).toBe(2);
  clock.ms += 499;
  expect(await through('ana', 1)).toBe(0);
  clock.ms += 1;
  expect(await through('ana', 1)).toBe(1);
});

test('a pause saves up no more than that', async () => {
  const { clock, through } = limited();
  await through('ana', 3);
  clock.ms += 3_600_000;
  expect(await through('ana', 10)).toBe(3);
});

test('one who asks too much takes nothing from another', async () => {
  const { through } = limited();
  expect(await through('ana', 10)).toBe(3);
  expect(await through('ben', 10)).toBe(3);
});

test('keys without end push out the one that was left alone longest, and not one that asks on', async () => {
  const { through } = limited();
  for (const name of ['ana', 'ben']) expect(await through(name, 3)).toBe(3);
  for (let other = 1; other <= 998; other += 1) await through(`other ${other}`, 1);
  expect(await through('ana', 1)).toBe(0);
  await through('one more', 1);
  expect(await through('ana', 3)).toBe(0);
  expect(await through('ben', 3)).toBe(3);
});
