/** Undoes `_x000D_`, which workbooks write for characters that XML cannot hold, and mends half surrogate pairs. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
