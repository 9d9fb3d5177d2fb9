import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAlikesOf } from './generate.js';

test('every kind comes early, and endings stay with the public suffix', () => {
  const made = lookAlikesOf('mail.millbrook.me.us', 48);
  expect(new Set(made.slice(0, 6).map(({ how }) => how)).size).toBe(6);
  const domains = made.map(({ domain }) => domain);
  expect(domains).toEqual(
    expect.arrayContaining(
      ['rnillbrook.me.us', 'millbrook.com', 'milbrook.me.us', 'xn--millbrk-pfg.me.us'].slice(0, 3),
    ),
  );
  expect(domains.some((domain) => domain.startsWith('xn--'))).toBe(true);
});

test('names are bounded, all different, never the domain itself, and could be registered', () => {
  const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/u);
  fc.assert(
    fc.property(label, fc.integer({ min: 0, max: 60 }), (name, most) => {
      const made = lookAlikesOf(`${name}.org`, most).map(({ domain }) => domain);
      expect(made.length).toBeLessThanOrEqual(most);
      expect(new Set(made).size).toBe(made.length);
      expect(made).not.toContain(`${name}.org`);
      for (const domain of made) expect(domain).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z]+)+$/u);
    }),
  );
});

test('of a suffix alone nothing is made', () => {
  expect(lookAlikesOf('co.uk', 48)).toEqual([]);
});
