/** How lines of cells are written. */
export type Dialect = {
  /** Empty text: one column. */
  readonly delimiter: string;
  readonly quote: '"' | "'" | null;
  /** A quote inside quotes is doubled, or stands after a backslash. */
  readonly escape: 'double' | 'backslash';
  /** Whether a carriage return on its own ends a record. A line feed, with or without one before it, always does. */
  readonly loneReturn: boolean;
  /** Blanks before an opening quote do not count. */
  readonly initialSpace: boolean;
};

const LF = 10;
const CR = 13;
const NUL = 0;

/** Control characters that stand for the delimiter and the quote of the canonical text where the source has none. */
export const UNIT = '\u001f';
export const MARK = '\u001e';

export const ORDINARY = 0;
export const DELIMITER = 1;
export const QUOTE = 2;
export const FEED = 3;
export const RETURN = 4;
/** Bytes that keep a record from being taken over as it stands. */
export const ODD = 5;
export const ESCAPE = 6;

export type ByteDialect = {
  readonly outside: Uint8Array;
  readonly inside: Uint8Array;
  /** The delimiter's bytes after the first. */
  readonly delimiterRest: Uint8Array;
  readonly quote: number;
  readonly doubled: boolean;
  readonly loneReturn: boolean;
  readonly initialSpace: boolean;
  /** Whether a well-formed record may be copied byte by byte into the canonical text. */
  readonly copyable: boolean;
};

const NONE = -1;

/** The dialect as tables over bytes, for the scanner. */
export function bytesOf(dialect: Dialect): ByteDialect {
  const delimiter = new TextEncoder().encode(dialect.delimiter);
  const first = delimiter[0];
  const quote = dialect.quote === null ? NONE : dialect.quote.charCodeAt(0);
  const outside = new Uint8Array(256);
  outside[NUL] = ODD;
  if (first === undefined) outside[UNIT.charCodeAt(0)] = ODD;
  outside[quote === NONE ? MARK.charCodeAt(0) : quote] = QUOTE;
  if (quote === NONE) outside[MARK.charCodeAt(0)] = ODD;
  if (first !== undefined) outside[first] = DELIMITER;
  outside[LF] = FEED;
  outside[CR] = RETURN;
  const inside = new Uint8Array(256);
  inside[NUL] = ODD;
  inside[LF] = FEED;
  inside[CR] = RETURN;
  if (quote !== NONE) inside[quote] = QUOTE;
  if (dialect.escape === 'backslash') inside['\\'.charCodeAt(0)] = ESCAPE;
  return {
    outside,
    inside,
    delimiterRest: delimiter.subarray(1),
    quote,
    doubled: dialect.escape === 'double',
    loneReturn: dialect.loneReturn,
    initialSpace: dialect.initialSpace,
    copyable: delimiter.length <= 1 && !dialect.initialSpace,
  };
}
