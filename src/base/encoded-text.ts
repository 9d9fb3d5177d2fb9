export type Encoded = { readonly text: string; readonly encoding: string };

/** Bytes as text: by the mark at their head, else UTF-8 where they are that, UTF-16 where every other byte is nil, else Windows-1252. */
export function textOf(bytes: Uint8Array): Encoded {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding };
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = withoutMark(bytes);
  if (wide !== null) return wide;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Western text in UTF-16 has a nil in nearly every second byte, and nowhere else. */
function withoutMark(bytes: Uint8Array): string | null {
  const looked = Math.min(bytes.length, 4_000) & ~1;
  if (looked < 8) return null;
  let [even, odd] = [0, 0];
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const half = looked / 2;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  return even > half * 0.7 && odd < half * 0.1 ? 'utf-16be' : null;
}
