import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findDuties } from '../../src/app/duties.js';
import { plainInk } from '../../src/cli/terminal/ink.js';
import { viewDuties } from '../../src/cli/view/duties.js';

const folder = fileURLToPath(new URL('../../examples/carrier-2021/duties', import.meta.url));

test.each(['2021-08-16', '2021-08-20'])('the carrier on %s reads as it is kept', async (day) => {
  const file = path.join(folder, `${day}.yaml`);
  const answer = findDuties({ file, text: readFileSync(file, 'utf8') }, { day, instant: null });
  const text = viewDuties(answer, { all: false }, { width: 80, ink: plainInk });
  await expect(text).toMatchFileSnapshot(path.join(folder, `${day}.txt`));
});

test("the town's answer reads as it is kept", async () => {
  const file = path.join(folder, '../../town/duties.yaml');
  const answer = findDuties({ file, text: readFileSync(file, 'utf8') }, { day: '2021-08-05', instant: null });
  expect(answer.duties.map(({ id, state }) => [id, state])).toEqual([
    ['us-me-ag', 'starts_when'],
    ['us-me-individuals', 'starts_when'],
  ]);
  const text = viewDuties(answer, { all: false }, { width: 80, ink: plainInk });
  await expect(text).toMatchFileSnapshot(path.join(folder, '../../town/duties.txt'));
});

test('on the first day the law asks what nobody knew yet; on the fifth it asks for a hundred notices', () => {
  const on = (day: string) => {
    const file = path.join(folder, `${day}.yaml`);
    return findDuties({ file, text: readFileSync(file, 'utf8') }, { day, instant: null });
  };
  expect(on('2021-08-16').duties).toEqual([]);
  expect(on('2021-08-16').cannot_tell.map(({ id }) => id)).toContain('us-fcc-64.2011-2007');
  const fifth = on('2021-08-20');
  expect(fifth.duties.length).toBeGreaterThan(100);
  const states = new Set(fifth.duties.map(({ jurisdiction }) => jurisdiction));
  // Georgia binds information brokers only.
  expect(states.size).toBe(54);
  expect(states).not.toContain('US-GA');
  expect(fifth.cannot_tell).toEqual([]);
});

test('the facts of the guide are read as they stand', () => {
  const guide = readFileSync(new URL('../../docs/guide/counsel.md', import.meta.url), 'utf8');
  const text = /```yaml\n(.*?)```/su.exec(guide)?.[1] ?? '';
  const answer = findDuties({ file: 'counsel.md', text }, { day: '2021-08-20', instant: null });
  expect(answer.duties.find(({ id }) => id === 'us-wa-ag')).toMatchObject({ state: 'due', people: 501 });
  expect(answer.duties.find(({ id }) => id === 'us-or-cra')).toBeUndefined();
});
