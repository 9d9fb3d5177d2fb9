import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/store.js';
import { STORES, note } from './stores.js';

/** `ASSAY_FIGURES=10000 npx vitest run test/store/figures.test.ts` measures; what is asserted is never a time. */
const EVENTS = Number(process.env['ASSAY_FIGURES'] ?? 200);

describe.each(STORES)('many events on $name', (kind) => {
  beforeAll(kind.start);
  afterAll(kind.stop);

  test('are kept and proved', { timeout: 600_000 }, async () => {
    const store = await openStore(await kind.place(), { now: () => new Date(), randomBytes });
    await store.begin('many', 'ada', { name: 'Many' });
    const took: number[] = [];
    for (let at = 1; at < EVENTS; at += 1) {
      const began = performance.now();
      await store.append('many', note(`${at} ${'x'.repeat(500)}`));
      took.push(performance.now() - began);
    }
    const began = performance.now();
    expect(await store.verify('many')).toMatchObject({ whole: true, events: EVENTS });
    const verified = performance.now() - began;
    await store.close();
    if (process.env['ASSAY_FIGURES'] === undefined) return;
    const sorted = took.toSorted((left, right) => left - right);
    const share = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2);
    const append = `append median ${share(0.5)} ms, 99th of 100 ${share(0.99)} ms, slowest ${share(0.99999)} ms`;
    process.stdout.write(`${EVENTS} events on ${kind.name}: ${append}; verify ${(verified / 1000).toFixed(2)} s\n`);
  });
});
