import { expect, test } from 'vitest';
import { DUTIES_EXAMPLE } from '../../../test/fixtures/duties.js';
import { colourInk, plainInk } from '../terminal/ink.js';
import { widthOf } from '../terminal/width.js';
import { viewDuties } from './duties.js';

const plain = (all: boolean, width = 80): string => viewDuties(DUTIES_EXAMPLE, { all }, { width, ink: plainInk });

test('groups come in the order of what is pressing, each duty with its reason', () => {
  const text = plain(false);
  const headings = [
    'DUE (',
    'STARTS WHEN (',
    'NOT BEFORE (',
    'DONE (',
    'DECIDED AGAINST (',
    'NOT LAW (',
    'CANNOT TELL (',
  ];
  const places = headings.map((heading) => text.indexOf(`\n${heading}`));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual([...places].sort((left, right) => left - right));
  expect(text).toContain('2021-09-11 23:59 -07:00');
  expect(text).toContain('Why: It is a data breach');
  expect(text).toContain('told together by the parent');
  expect(text).toMatch(/rules do\s+not apply; --all/u);
});

test('no line is wider than the page', () => {
  for (const width of [40, 80])
    for (const line of plain(true, width).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
});

test('every answer says that it is no legal advice and to when the law was looked into', () => {
  const text = plain(false).replaceAll(/\s+/gu, ' ');
  expect(text.split('This is not legal advice').length - 1).toBe(2);
  expect(text).toContain(`Law looked into to ${DUTIES_EXAMPLE.law_reviewed_to}`);
});

test('with --all each rule that does not apply has its reason', () => {
  const text = plain(true);
  for (const { id } of DUTIES_EXAMPLE.not_due) expect(text).toContain(id);
});

test('colour changes nothing but the colour', () => {
  const painted = viewDuties(DUTIES_EXAMPLE, { all: false }, { width: 80, ink: colourInk });
  expect(painted.replaceAll(/\u001b\[\d+m/gu, '')).toBe(plain(false));
});

test('a hostile name reaches no terminal', () => {
  const hostile = { ...DUTIES_EXAMPLE, organisation: '\u001b[31mred\u202e' };
  expect(viewDuties(hostile, { all: true }, { width: 80, ink: plainInk })).not.toMatch(/[\u001b\u202e]/u);
});
