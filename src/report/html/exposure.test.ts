import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { EXPOSURE_EXAMPLES, hostileExposure, nobody, sampled } from '../../../test/fixtures/exposures.js';
import { exposureReport } from './exposure.js';

const OPTIONS = { organisation: '<b>Northwind</b>', version: '0.1.0', writtenOn: new Date('2021-08-15T10:00:00Z') };
const documentOf = (text: string) => parseHTML(text).document;

test.each(Object.entries(EXPOSURE_EXAMPLES))('%s: the page stands alone and is well built', (_name, exposure) => {
  const text = exposureReport(exposure, OPTIONS);
  const document = documentOf(text);
  expect(document.querySelectorAll('script, iframe, object, embed, link, img, base, form, image, use')).toHaveLength(0);
  expect(text).not.toMatch(/url\(|@import|<b>/u);
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  for (const table of document.querySelectorAll('table')) {
    expect(table.querySelector('caption')?.textContent.length).toBeGreaterThan(4);
    const width = table.querySelectorAll('thead th').length;
    for (const row of table.querySelectorAll('tbody tr')) expect(row.children).toHaveLength(width);
  }
  // eslint-disable-next-line no-control-regex
  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u);
});

test('the map has every state once, says what it shows, and leaves nobody out', () => {
  const document = documentOf(exposureReport(sampled, OPTIONS));
  const codes = [...document.querySelectorAll('svg.map .code')].map(({ textContent }) => textContent);
  expect(codes).toHaveLength(54);
  expect(new Set(codes).size).toBe(54);
  expect(document.querySelector('svg.map')?.getAttribute('aria-label')).toContain('California 90,877');
  const text = document.body.textContent.replaceAll(/\s+/gu, ' ');
  expect(text).toContain('Without a tile: Armed Forces Europe.');
  expect(text).toContain('Residence unknown: 9 people.');
  expect(text).toContain('Estimates, not counts');
});

test('where nobody is counted there is a reason and no table of people', () => {
  const document = documentOf(exposureReport(nobody, OPTIONS));
  expect(document.body.textContent).toContain('they expose nobody of yours');
  expect(document.querySelectorAll('svg')).toHaveLength(0);
  expect(document.querySelector('#elements')).toBeNull();
});

test('hostile text stays text', () => {
  expect(exposureReport(hostileExposure, OPTIONS)).not.toMatch(/<script|<img/u);
});
