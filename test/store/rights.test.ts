import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MEMBER_RIGHTS } from './rights.js';

test('the rights that the tests give are those of the guide', () => {
  const guide = readFileSync(new URL('../../docs/guide/case.md', import.meta.url), 'utf8');
  const granted = guide.match(/^GRANT .* ON .*;$/gmu);
  expect(granted).toEqual(MEMBER_RIGHTS.map((right) => `${right};`));
});
