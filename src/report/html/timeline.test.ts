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
