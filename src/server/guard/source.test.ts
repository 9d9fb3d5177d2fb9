import { expect, test } from 'vitest';
import { lastAddress } from './source.js';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:52114', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]:52114', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
])('%s: the proxy was asked from %s', (forwarded, address) => {
  expect(lastAddress(forwarded)).toBe(address);
});

test.each(['', 'unknown', '203.0.113.7, ', '203.0.113.999', '1.2.3', '<b>203.0.113.7</b>', '[203.0.113.7'])(
  'takes %j for no address',
  (forwarded) => {
    expect(lastAddress(forwarded)).toBeNull();
  },
);
