/** Where a JSON string that begins before `from` ends: index of its closing quote, or -1 when it does not by `end`. */
export function closingQuote(text: string, from: number, end: number): number {
  for (let at = text.indexOf('"', from); at !== -1 && at < end; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (at - 1 - slashes >= from && text.charCodeAt(at - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

export type Unescaped = {
  readonly text: string;
  /** Whether it was more than plain JSON: raw control characters, \', half a surrogate pair. */
  readonly mended: boolean;
};

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const NEEDS_CARE = /[\\\u0000-\u001f\ud800-\udfff]/u;
const LONE = /\p{Surrogate}/gu;

/** The text between the quotes with its escapes undone, or null when an escape is none of JSON's. */
export function unescapeJson(raw: string): Unescaped | null {
  if (!NEEDS_CARE.test(raw)) return { text: raw, mended: false };
  let mended = /[\u0000-\u001f]/u.test(raw);
  let broken = false;
  const text = raw.replace(/\\(?:u([0-9a-fA-F]{4})|([^]|$))/gu, (_whole, hex?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const plain = ESCAPES[letter ?? ''];
    if (plain === undefined) broken = true;
    if (letter === "'") mended = true;
    return plain ?? '';
  });
  if (broken) return null;
  const whole = text.replace(LONE, '\ufffd');
  return { text: whole, mended: mended || whole !== text };
}
