import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { expect, test } from 'vitest';
import { draftReport } from '../../src/app/report.js';
import { plainInk } from '../../src/cli/terminal/ink.js';
import { viewReport } from '../../src/cli/view/report.js';
import type { FormId } from '../../src/model/form.js';

// After a change that is meant: npx vitest run test/duties/reports.test.ts -u
const folder = fileURLToPath(new URL('../../examples/carrier-2021/reports', import.meta.url));

function draftOf(form: FormId, day: string, state: string | null, earlier: ReturnType<typeof draftReport> | null) {
  const file = path.join(folder, `${day}.yaml`);
  const facts = { file, text: readFileSync(file, 'utf8') };
  const asOf = { day, instant: null };
  return draftReport(form, facts, {
    asOf,
    state,
    earlier: earlier === null ? null : { report: earlier, sha256: '0'.repeat(64) },
  });
}

test.each([
  ['cisa', null],
  ['fcc-cpni', null],
  ['sec-8k', null],
  ['state-ag', 'WA'],
  ['letter', 'CA'],
  ['letter', 'MA'],
  ['cra', null],
  ['holding', null],
  ['board', null],
] as const)('the draft of %s %s on the sixth day reads as it is kept', async (form, state) => {
  const earlier = form === 'fcc-cpni' ? draftOf(form, '2021-08-18', state, null) : null;
  const text = viewReport(draftOf(form, '2021-08-20', state, earlier), { width: 80, ink: plainInk });
  const name = state === null ? form : `${form}-${state}`;
  await expect(text).toMatchFileSnapshot(path.join(folder, `${name}.txt`));
});

test('the supplement of the sixth day restates the number of people, and says what it was', () => {
  const earlier = draftOf('fcc-cpni', '2021-08-18', null, null);
  const { supplement, version } = draftOf('fcc-cpni', '2021-08-20', null, earlier);
  expect(version).toBe(2);
  expect(supplement?.changes.find(({ field }) => field === 'customers')).toMatchObject({
    old: '48,600,000 (an estimate)',
    new: '54,600,000 (an estimate)',
  });
  expect(supplement?.changes.map(({ field }) => field)).toContain('data_types');
});

test('on the fourth day, what was established later is not counted', () => {
  const file = path.join(folder, '2021-08-20.yaml');
  const facts = { file, text: readFileSync(file, 'utf8') };
  const early = draftReport('fcc-cpni', facts, {
    asOf: { day: '2021-08-18', instant: null },
    state: null,
    earlier: null,
  });
  expect(early.fields.find(({ id }) => id === 'customers')).toMatchObject({ state: 'unknown' });
  expect(early.warnings.join('\n')).toContain('exposure.people.total was established later');
});
