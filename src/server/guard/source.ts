import { isIP } from 'node:net';
import type { Context } from 'hono';

/** The address that the proxy before this server was asked from; null where none is told. */
export function sourceOf(context: Context): string | null {
  return lastAddress(context.req.header('x-forwarded-for') ?? '');
}

/**
 * By what strangers are counted: an address of IPv4, or the /64 of one of IPv6, all of which one subscriber has. An address of IPv4
 * that is written as one of IPv6 (`::ffff:`) is that of IPv4.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return `${groups.slice(0, 4).join(':')}::/64`;
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.');
}

/** The eight groups of an address of IPv6, without leading zeros. */
function groupsOf(address: string): string[] {
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [before, after ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const left = [...(first ?? [])];
  const right = [...(last ?? [])];
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}

/** The proxy adds what it sees at the end, some with a port. What stands before was said by anybody. */
export function lastAddress(forwarded: string): string | null {
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  const [, inBrackets, withPort] = /^\[([^\]%]+)\](?::\d+)?$|^([\d.]+):\d+$/u.exec(last) ?? [];
  const address = inBrackets ?? withPort ?? last.replace(/%.*$/u, '');
  return isIP(address) === 0 ? null : address;
}
