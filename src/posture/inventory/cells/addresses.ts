import { isIP } from 'node:net';

const MAC =
  /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$|^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$|^[0-9a-f]{12}$/iu;

/** A hardware address as aa:bb:cc:dd:ee:ff, or null. */
export function macOf(text: string): string | null {
  const plain = text.trim();
  if (!MAC.test(plain)) return null;
  const digits = plain.toLowerCase().replaceAll(/[:.-]/gu, '');
  if (/^0+$|^f+$/u.test(digits)) return null;
  return digits.match(/../gu)?.join(':') ?? null;
}

/** An IP address without mask or port, IPv6 in small letters; null where it is none. */
export function ipOf(text: string): string | null {
  const plain = text.trim().replace(/\/\d{1,3}$/u, '');
  const bare = isIP(plain) === 0 ? plain.replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/u, '$1') : plain;
  const version = isIP(bare);
  if (version === 0) return null;
  return version === 4 ? bare : bare.toLowerCase().replace(/%.*$/u, '');
}

/** All addresses of a cell, and the pieces that are none. */
export function addressesOf(
  text: string,
  read: (piece: string) => string | null,
): { readonly found: string[]; readonly rest: string[] } {
  const found = new Set<string>();
  const rest: string[] = [];
  for (const piece of text.split(/[\s,;|&]+|\band\b/u)) {
    if (piece === '' || /^[/+-]$/u.test(piece)) continue;
    const address = read(piece);
    if (address === null) rest.push(piece);
    else found.add(address);
  }
  return { found: [...found], rest };
}
