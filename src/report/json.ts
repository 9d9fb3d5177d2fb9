// DEL, C1, bidirectional controls, zero-width and separators: JSON lets them stand as they are, a terminal obeys them.
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A result as the document that `--json` prints: two spaces, keys in the order of the schema, one line feed at the end.
 * Characters that a terminal would obey are written as escapes, which parse to the same text.
 */
export function jsonDocument(result: object): string {
  const text = JSON.stringify(result, null, 2);
  return `${text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
