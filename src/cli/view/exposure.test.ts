import { expect, test } from 'vitest';
import { EXPOSURE_EXAMPLES, nobody, sampled, undated } from '../../../test/fixtures/exposures.js';
import { colourInk, plainInk } from '../terminal/ink.js';
import { widthOf } from '../terminal/width.js';
import { viewExposure } from './exposure.js';
import { pageOf } from './page.js';

// eslint-disable-next-line no-control-regex
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u;

test.each(Object.entries(EXPOSURE_EXAMPLES))('%s fits 80 columns and is inert', (_name, exposure) => {
  const view = viewExposure(exposure, pageOf(80, plainInk));
  expect(view.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  expect(view).not.toMatch(OBEYED);
  expect(viewExposure(exposure, pageOf(80, colourInk)).replaceAll(/\u001b\[\d+m/gu, '')).toBe(view);
});

test('counts, unknown and former people, and estimates stand apart', () => {
  const view = viewExposure(sampled, pageOf(80, plainInk));
  const counts = view.slice(0, view.indexOf('ESTIMATED'));
  for (const fact of ['123,403 people', '2,872', 'CA California', '91,204', '90,877', 'unknown', 'name + SSN'])
    expect(counts).toContain(fact);
  expect(counts).not.toContain('987,224 to');
  expect(view).toContain('ESTIMATED, no counts');
});

test('what is not known is not shown, and why', () => {
  const view = viewExposure(undated, pageOf(80, plainInk));
  expect(view).toContain('The rows could not be dated.');
  expect(view).not.toContain('ESTIMATED');
  expect(view).toContain('too few people');
  expect(viewExposure(nobody, pageOf(80, plainInk))).toContain('Nobody is counted.');
});
