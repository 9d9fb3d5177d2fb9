import { isIP } from 'node:net';
import type { Context } from 'hono';

/** The address that the proxy before this server was asked from; null where none is told. */
export function sourceOf(context: Context): string | null {
  return lastAddress(context.req.header('x-forwarded-for') ?? '');
}

/** The proxy adds what it sees at the end, some with a port. What stands before was said by anybody. */
export function lastAddress(forwarded: string): string | null {
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  const [, inBrackets, withPort] = /^\[([^\]%]+)\](?::\d+)?$|^([\d.]+):\d+$/u.exec(last) ?? [];
  const address = inBrackets ?? withPort ?? last.replace(/%.*$/u, '');
  return isIP(address) === 0 ? null : address;
}
