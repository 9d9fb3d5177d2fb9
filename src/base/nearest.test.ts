import { expect, test } from 'vitest';
import { nearest } from './nearest.js';

test('a slip of the finger finds what was meant', () => {
  expect(nearest('file', ['history', 'snapshots', 'files', 'columns'])).toBe('files');
  expect(nearest('Clomuns', ['files', 'columns'])).toBe('columns');
  expect(nearest('fone', ['phone', 'pin', 'plan'])).toBe('phone');
});

test('something else altogether finds nothing', () => {
  expect(nearest('owner', ['files', 'columns'])).toBeNull();
  expect(nearest('', ['files'])).toBeNull();
  expect(nearest('x', [])).toBeNull();
});
