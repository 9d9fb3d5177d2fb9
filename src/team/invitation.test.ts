import { expect, test } from 'vitest';
import { isInvited, makeInvitation, readCode } from './invitation.js';

const NOW = new Date('2026-11-26T09:00:00Z');
const { code, digest, until } = makeInvitation('ana.ruiz', NOW);
const secret = readCode(code)?.secret ?? '';
const kept = { invitation: digest, invited_until: until };
const after = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

test('a code says whose account it is for, also with blanks around it', () => {
  expect(readCode(` ${code}\n`)).toEqual({ account: 'ana.ruiz', secret });
});

test('it holds for 72 hours, and what is kept does not tell it', () => {
  expect(isInvited(secret, kept, after(72))).toBe(true);
  expect(isInvited(secret, kept, new Date(after(72).getTime() + 1))).toBe(false);
  expect(JSON.stringify(kept)).not.toContain(secret);
});

test('another code, an account without an invitation and what is kept itself let nobody in', () => {
  const other = readCode(makeInvitation('ana.ruiz', NOW).code)?.secret ?? '';
  expect(isInvited(other, kept, NOW)).toBe(false);
  expect(isInvited(digest, kept, NOW)).toBe(false);
  expect(isInvited(secret, { invitation: null, invited_until: null }, NOW)).toBe(false);
});

test.each([
  '',
  'ana.ruiz',
  'ana.ruiz:',
  `Ana:${'x'.repeat(32)}`,
  `ana.ruiz:${'x'.repeat(31)}`,
  `a b:${'x'.repeat(32)}`,
])('%j is no code', (text) => {
  expect(readCode(text)).toBeNull();
});
