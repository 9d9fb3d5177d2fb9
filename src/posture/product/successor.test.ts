import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readData } from '../../base/data.js';
import { lifecyclesSchema } from './schema.js';
import { successorOn } from './successor.js';

const { lines } = z
  .object({
    lines: z.array(
      z.object({
        key: z.string(),
        tracks: z.array(z.array(z.object({ say: z.string(), from: z.iso.date(), until: z.iso.date().nullable() }))),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../../data/successors.json', import.meta.url), 'utf8')));
const { lifecycles } = readData('lifecycles', lifecyclesSchema);

it('each line is newest first, and its days of support are those of our own rows', () => {
  const rows = new Map(lifecycles.map(({ label, support_until: until }) => [label, until]));
  const tracks = lines.flatMap((line) => line.tracks);
  for (const track of tracks) {
    expect(track.map(({ from }) => from)).toEqual(
      track
        .map(({ from }) => from)
        .toSorted()
        .toReversed(),
    );
    for (const { from, until } of track) expect(until === null || from < until).toBe(true);
  }
  const both = tracks.flat().flatMap(({ say, until }) => (rows.has(say) ? [[say, until, rows.get(say)]] : []));
  expect(both.length).toBeGreaterThan(20);
  expect(both.filter(([, own, other]) => own !== other)).toEqual([]);
});

it('a row names a line that is there, and every line is named', () => {
  const named = new Set(lifecycles.flatMap(({ successors }) => successors ?? []));
  expect([...named].toSorted()).toEqual(lines.map(({ key }) => key).toSorted());
});

it('nothing takes the place of a product that is supported no longer than it', () => {
  for (const entry of lifecycles.filter(({ successors }) => successors !== null)) {
    for (const day of ['2012-01-01', '2019-03-01', '2022-06-01', '2026-11-26', '2036-01-01']) {
      const to = successorOn(entry, entry.support_until, day) ?? '';
      expect(to.split(' or ')).not.toContain(entry.label);
    }
  }
});
