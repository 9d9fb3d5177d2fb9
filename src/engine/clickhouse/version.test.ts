import { describe, expect, it } from 'vitest';
import { isTooOld } from './version.js';

describe('the version of a server', () => {
  it.each(['18.16.1', '24.12.9.1', '25.7.99', 'unknown', ''])('%s is too old', (version) => {
    expect(isTooOld(version)).toBe(true);
  });

  it.each(['25.8.1.1', '25.10.2', '26.1.1', '26.7.2.1'])('%s is taken', (version) => {
    expect(isTooOld(version)).toBe(false);
  });
});
