import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StorePlace } from '../../src/store/store.js';
import { startWriter } from './child.js';
import { STORES, withStore } from './stores.js';

/** `ASSAY_KILLS=100 npx vitest run test/store/kills.test.ts` does it as often as is promised, and says what it saw. */
const KILLS = Number(process.env['ASSAY_KILLS'] ?? 10);
const WRITERS = 4;

describe.each(STORES)('killing those who write to $name', (kind) => {
  beforeAll(kind.start);
  afterAll(kind.stop);

  test('no acknowledged event is lost and the chain is whole', { timeout: 60_000 + KILLS * 3000 }, async () => {
    const place = await kind.place();
    await withStore(place, async (store) => store.begin('kills', 'ada', { name: 'Kills' }));
    const acknowledged = await killed(place, KILLS);
    await withStore(place, async (store) => {
      const events = await store.events('kills');
      const kept = new Map(events.map(({ seq, hash }) => [`${seq} ${hash}`, true]));
      expect(acknowledged.filter((line) => !kept.has(line))).toEqual([]);
      expect(await store.verify('kills')).toMatchObject({ whole: true, events: events.length });
      expect(await store.check()).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      if (process.env['ASSAY_KILLS'] !== undefined) {
        const seen = `${KILLS} kills on ${kind.name}: ${acknowledged.length} acknowledged, ${events.length} kept`;
        process.stdout.write(`${seen}, none lost\n`);
      }
    });
  });
});

/** Four write at once; whoever is killed is followed by another, until so many were. Gives the lines that they acknowledged. */
async function killed(place: StorePlace, kills: number): Promise<string[]> {
  const lines: string[] = [];
  let left = kills;
  const one = async (writer: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const child = startWriter(place, 'add', `w${writer}`);
      let output = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
      const closed = once(child, 'close');
      while (!output.includes('\n') && child.exitCode === null) await pause(10);
      await pause(Math.random() * 150);
      child.kill('SIGKILL');
      const [, signal] = await closed;
      expect(signal).toBe('SIGKILL');
      lines.push(...output.split('\n').slice(0, -1));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => one(writer)));
  return lines;
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
