// MySQL 8.4 Reference Manual, 9.1.1 String Literals: \% and \_ keep their backslash, any other letter stands for itself.
const MYSQL: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
  '%': '\\%',
  _: '\\_',
};

/** Undoes backslashes and doubled quotes of a MySQL string. */
export function unescapeMysql(raw: string, quote: string): string {
  if (!raw.includes('\\')) return raw.includes(quote) ? raw.replaceAll(quote + quote, quote) : raw;
  const pattern = quote === "'" ? /\\([^])|''/gu : /\\([^])|""/gu;
  return raw.replace(pattern, (_whole, letter?: string) => (letter === undefined ? quote : (MYSQL[letter] ?? letter)));
}

// PostgreSQL documentation, 4.1.2.2 String Constants with C-Style Escapes, and COPY, "Text Format".
const C_STYLE: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const C_ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))|''/gu;

/** Undoes the escapes of a PostgreSQL E'..' string, or of a cell of COPY. */
export function unescapePostgres(raw: string, quoted: boolean): string {
  if (!raw.includes('\\')) return quoted ? raw.replaceAll("''", "'") : raw;
  return raw.replace(
    C_ESCAPE,
    (whole, octal?: string, hex?: string, four?: string, eight?: string, letter?: string) => {
      if (letter !== undefined) return C_STYLE[letter] ?? letter;
      if (octal !== undefined) return character(octal, 8);
      const digits = hex ?? four ?? eight;
      if (digits !== undefined && (quoted || hex !== undefined)) return character(digits, 16);
      if (digits !== undefined) return whole.slice(1);
      return quoted ? "'" : whole;
    },
  );
}

function character(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(code);
}

const NOT_TEXT = /[\u0000-\u0008\u000e-\u001f\u007f]/u;

/** What a hex literal holds: text where it is text, else its digits. */
export function hexText(digits: string): string {
  if (digits.length % 2 === 1) return digits;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(digits, 'hex'));
    return NOT_TEXT.test(text) ? digits : text;
  } catch {
    return digits;
  }
}
