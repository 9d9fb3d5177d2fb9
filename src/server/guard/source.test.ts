import { expect, test } from 'vitest';
import { lastAddress, networkOf } from './source.js';

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

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8::1:2:3:4:5', '2001:db8:0:1::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
])('%s is counted with %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
