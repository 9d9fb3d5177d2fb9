import { expect, test } from 'vitest';
import { hashPassword, isPassword, requireStrong } from './password.js';

/** RFC 7914, section 12, the vector with N = 16384; of its 64 bytes the first 32. */
const OF_THE_RFC = '$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI';

test('knows the password again that it keeps, however the keyboard composed it', async () => {
  const kept = await hashPassword('Die Bäckerei öffnet früh');
  expect(kept).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/u);
  expect(await isPassword('Die Bäckerei öffnet früh'.normalize('NFD'), kept)).toBe(true);
});

test('reads what was kept with other settings', async () => {
  expect(await isPassword('pleaseletmein', OF_THE_RFC)).toBe(true);
  expect(await isPassword('pleaseletmeout', OF_THE_RFC)).toBe(false);
});

test.each([
  ['a hash cut off', OF_THE_RFC.slice(0, -2)],
  ['settings that would take all memory', OF_THE_RFC.replace('ln=14', 'ln=31')],
])('lets nobody in by %s', async (_what, kept) => {
  expect(await isPassword('pleaseletmein', kept)).toBe(false);
});

test.each([
  ['14 characters', 'plum kiosk jar'],
  ['15 bytes, but 14 characters', 'plüm kiosk jar'],
  ['201 characters', 'plum kiosk jar rain '.repeat(10).concat('x')],
  ['few characters, repeated', 'abcabcABCabcabcabc'],
  ['the name of the account', 'ana.ruiz-ana.ruiz-2026'],
])('refuses a password of %s', (_what, password) => {
  expect(() => requireStrong(password, 'ana.ruiz')).toThrow(expect.objectContaining({ code: 'weak_password' }));
});

test.each(['plum kiosk jar!', '梅の花が咲く庭に春の雨が降った', 'plum kiosk jar rain '.repeat(10)])(
  'takes %s',
  (password) => {
    expect(() => requireStrong(password, 'ana.ruiz')).not.toThrow();
  },
);
