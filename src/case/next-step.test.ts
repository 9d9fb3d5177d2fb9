import { expect, test } from 'vitest';
import { nextStep } from './next-step.js';

const after = (...kinds: string[]) => nextStep(['opened', ...kinds].map((kind) => ({ kind })));

test('the step after the furthest one that was taken', () => {
  expect(after()).toBe('claim');
  expect(after('evidence', 'claim', 'correction')).toBe('verify');
  expect(after('claim', 'verdict')).toBe('exposure');
  expect(after('claim', 'exposure', 'facts', 'anchor')).toBe('duties');
  expect(after('claim', 'draft')).toBe('say');
  expect(after('claim', 'draft', 'statement')).toBeNull();
});

test('a first statement leaves nothing out', () => {
  expect(after('statement')).toBe('claim');
  expect(after('claim', 'statement')).toBe('verify');
});
