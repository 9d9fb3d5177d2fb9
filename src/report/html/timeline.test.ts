import { expect, test } from 'vitest';
import type { Timeline } from '../../model/timeline.js';
import { HOSTILE } from '../../../test/fixtures/verdicts.js';
import { timelinePage } from './timeline.js';

const HOSTILE_TIMELINE: Timeline = {
  schema: 'assay.case-timeline/1',
  case: 'x',
  name: HOSTILE,
  organisation: HOSTILE,
  as_of: '2021-08-21',
  zone: 'Z',
  law_reviewed_to: '2026-01-23',
  notice: 'Not legal advice.',
  entries: [
    {
      at: '2021-08-15',
      day: '2021-08-15',
      time: null,
      column: 'said',
      says: HOSTILE,
      event: 2,
      duty: null,
      state: null,
    },
  ],
  earlier: [
    {
      name: HOSTILE,
      on: null,
      case: null,
      elements_in_common: [HOSTILE],
      people: 1,
      rows_in_common: 0,
      cannot_tell: [HOSTILE],
    },
  ],
  warnings: [HOSTILE],
};

test('what strangers wrote stays text', () => {
  const page = timelinePage(HOSTILE_TIMELINE, { organisation: HOSTILE, version: '0', writtenOn: new Date(0) });
  // eslint-disable-next-line no-control-regex
  expect(page).not.toMatch(/<script|<img|onerror="|[\u0000-\u0008\u001b\u202e]/u);
  expect(page).toContain('Not known');
});

test('ids, days and numbers stay whole, each column is named where there is no room for four, and a state is said once', () => {
  const due = { at: '2021-08-21', day: '2021-08-21', time: '23:59', column: 'due', event: null } as const;
  const entries = [{ ...due, says: 'customers, 48,600,000 of them', duty: 'us-wa-individuals', state: 'not_before' }];
  const page = timelinePage(
    { ...HOSTILE_TIMELINE, entries },
    { organisation: 'x', version: '0', writtenOn: new Date(0) },
  );
  for (const each of ['[us-wa-individuals]', '2021-08-21', '48,600,000', '23:59'])
    expect(page).toContain(`<span class="whole">${each}</span>`);
  expect(page.match(/not before/gu)).toHaveLength(1);
  expect(page).toMatch(/<div class="label" aria-hidden="true">Due<\/div>/u);
});
