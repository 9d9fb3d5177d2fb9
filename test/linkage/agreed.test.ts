import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLeak } from '../../src/app/read-leak.js';
import { withLeak } from '../../src/app/with-leak.js';
import type { Element } from '../../src/model/element.js';
import type { MatchResult } from '../../src/model/evidence.js';
import { MATCH_TABLES } from '../../src/model/match-tables.js';
import { match } from '../../src/proof/match/match.js';
import type { Field, LeakRequest } from '../../src/simulate/simulate.js';
import { carrierWorld, context, type World } from '../verdicts/world.js';

// A large leak is not compared where its keys tell all. That must change nothing of what is found.

let world: World;
beforeAll(async () => {
  world = await carrierWorld();
}, 300_000);
afterAll(() => world.remove());

type Matched = { readonly result: MatchResult; readonly agreed: number };

async function matched(file: string, few: number, columns: Readonly<Record<string, Element>> = {}): Promise<Matched> {
  return withLeak({ workspaceDir: world.dir, leaks: [file] }, context, async (opened) => {
    const { connection } = opened.session;
    const leak = await readLeak(opened, { columns }, context);
    const { reference, store } = opened;
    const result = await match(connection, {
      tables: leak.tables,
      reference,
      store,
      publicElements: [],
      rows: leak.rows,
      few,
    });
    const [row] = await connection.rows(`SELECT count(*) AS agreed FROM ${MATCH_TABLES.agreed}`);
    return { result, agreed: Number(row?.['agreed']) };
  });
}

const KEYS: readonly Field[] = ['ssn', 'drivers_license', 'phone', 'imei'];
const LEAKS: readonly (readonly [string, Omit<LeakRequest, 'population'>, boolean])[] = [
  ['keys of ours', { kind: 'authentic', columns: KEYS, rows: 300, seed: 'k-1' }, true],
  ['keys of several people in a row', { kind: 'stitched', columns: KEYS, rows: 200, seed: 'k-2' }, false],
  [
    'ours among invented ones',
    {
      kind: 'mixed',
      columns: KEYS,
      rows: 300,
      parts: [
        { kind: 'authentic', share: 0.6 },
        { kind: 'fabricated', share: 0.4 },
      ],
      seed: 'k-3',
    },
    true,
  ],
  ['names beside them', { kind: 'authentic', columns: [...KEYS, 'last_name'], rows: 200, seed: 'k-4' }, false],
];

test.each(LEAKS)('%s: the same, compared or not', async (_, request, some) => {
  const { file } = await world.verify(request);
  const all = await matched(file, Infinity);
  const rest = await matched(file, 0);
  expect(all.agreed).toBe(0);
  expect(rest.agreed > 0).toBe(some);
  expect(rest.result).toEqual(all.result);
});

test('more columns that identify than are looked up: the rest is reported, not dropped', async () => {
  const names = Array.from({ length: 66 }, (_, at) => `phone${at}`);
  const rows = Array.from({ length: 3 }, (_, row) =>
    names.map((_name, at) => `206555${1000 + row * 100 + at}`).join(','),
  );
  const file = path.join(world.dir, 'leak', 'wide.csv');
  writeFileSync(file, `${[names.join(','), ...rows].join('\n')}\n`);
  const { result } = await matched(file, 0, Object.fromEntries(names.map((name) => [name, 'phone'])));
  const [left] = result.blocking;
  expect(left).toMatchObject({ form: 'phone', skippedKeys: 6, units: 3 });
});
