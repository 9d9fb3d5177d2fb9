import { BlockList, isIPv6 } from 'node:net';

/** Networks that the internet does not reach: of this machine, of a site, of a link, of groups, of nobody (IANA's special-purpose registries). */
const INNER: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 127],
  ['64:ff9b::', 96], // NAT64 and 6to4 lead on to IPv4 of any kind
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
];

const inner = new BlockList();
for (const [network, bits] of INNER) inner.addSubnet(network, bits, familyOf(network));

/** Whether an IP address is one of the internet, not of an inner network. */
export function isOuter(address: string): boolean {
  return !inner.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
