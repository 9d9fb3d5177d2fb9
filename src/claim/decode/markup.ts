/** Elements whose content is never read by people. */
const HIDDEN = /^(?:script|style|template|noscript|svg|head|iframe|object)$/u;
const BREAKING = /^(?:p|div|br|li|ul|ol|tr|table|h[1-6]|article|section|header|footer|blockquote|pre|dd|dt|hr|title)$/u;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  pound: '£',
  euro: '€',
};

/** Whether a text is a page rather than words with a sign or two in them. */
export function isMarkup(text: string): boolean {
  const head = text.slice(0, 2_000);
  return /^\s*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b/iu.test(head);
}

/** What a reader of a page would see of it: no tags, no scripts, a line break where a block ends. One pass over the text. */
export function withoutMarkup(page: string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < page.length) {
    const open = page.indexOf('<', at);
    if (open < 0) {
      pieces.push(plain(page.slice(at)));
      break;
    }
    pieces.push(plain(page.slice(at, open)));
    const next = afterTag(page, open);
    if (next.breaks) pieces.push('\n');
    at = next.at;
  }
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

function afterTag(page: string, open: number): { at: number; breaks: boolean } {
  if (page.startsWith('<!--', open)) return { at: endOf(page, '-->', open), breaks: false };
  const tag = /^<\/?([a-z][a-z0-9]{0,20})/iu.exec(page.slice(open, open + 24));
  if (tag === null) return { at: endOf(page, '>', open), breaks: false };
  const name = (tag[1] ?? '').toLowerCase();
  const end = endOf(page, '>', open);
  if (!HIDDEN.test(name) || tag[0].startsWith('</')) return { at: end, breaks: BREAKING.test(name) };
  const close = new RegExp(`</${name}`, 'giu');
  close.lastIndex = end;
  const found = close.exec(page);
  return { at: found === null ? page.length : endOf(page, '>', found.index), breaks: false };
}

function endOf(page: string, mark: string, from: number): number {
  const at = page.indexOf(mark, from);
  return at < 0 ? page.length : at + mark.length;
}

function plain(text: string): string {
  return text
    .replaceAll(/[ \t\r\n]+/gu, ' ')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu, (whole, digits, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
      const code = typeof digits === 'string' ? Number(digits) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
    });
}
