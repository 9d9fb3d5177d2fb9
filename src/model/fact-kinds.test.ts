import { expect, test } from 'vitest';
import { ANCHORS } from './facts-words.js';
import { factKindOf, factParts } from './fact-kinds.js';

test.each([
  ['exposure.encrypted', 'flag'],
  ['organisation.sector', 'choice'],
  ['exposure.elements', 'choices'],
  ['exposure.people.total', 'count'],
  ['exposure.people.by_jurisdiction', 'places'],
  ['exposure.people.by_jurisdiction.CA', 'count'],
  ['incident.summary', 'text'],
  ['organisation.trade_names', 'texts'],
  ['notice.individuals.date', 'moment'],
  ['incident.contained', 'instant'],
] as const)('%s is written as %s', (path, kind) => {
  expect(factKindOf(path)?.kind).toBe(kind);
});

test('an anchor is a moment with its zone', () => {
  for (const anchor of ANCHORS) expect(factKindOf(`incident.${anchor}`)?.kind).toBe('instant');
});

test('knows no way to write what is no fact, or has parts', () => {
  for (const path of ['', 'exposure', 'nothing', 'exposure.people.by_jurisdiction.XX', 'signer', '__proto__.x'])
    expect(factKindOf(path)).toBeNull();
  expect(factParts('signer')).toContain('title');
});
