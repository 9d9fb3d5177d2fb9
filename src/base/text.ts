// Values and names in this program come from criminals. What is shown goes through one of these first.

// C0, DEL, C1, bidirectional controls, zero-width and line/paragraph separators.
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text made safe for a terminal: control and direction characters become `\u{..}`, and it is cut to `limit` characters. */
export function inertText(text: string, limit = 200): string {
  const shown = text.replace(UNSAFE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
  return shown.length > limit ? `${shown.slice(0, limit - 1)}…` : shown;
}

/** Text made safe inside HTML elements and quoted attributes. */
export function escapeHtml(text: string): string {
  const safe = inertText(text, 10_000);
  return safe
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
