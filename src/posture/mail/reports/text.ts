/** Bytes as text: by their mark, else by what the XML declaration names, else UTF-8. `replaced`: bytes that are no text of that kind. */
export function textOf(bytes: Uint8Array): { text: string; replaced: boolean } {
  const label = labelOf(bytes);
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), replaced: false };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), replaced: true };
  }
}

function labelOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 120));
  const declared = /^<\?xml[^>]*encoding=["']([A-Za-z0-9._-]{1,40})["']/u.exec(head)?.[1] ?? 'utf-8';
  return /^utf-?16/iu.test(declared) ? 'utf-8' : declared;
}
