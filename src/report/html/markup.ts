import { escapeHtml } from '../../base/text.js';

/** Text that is markup already. Only `html` and `trusted` make it. */
export type Markup = { readonly markup: string };
export type Part = string | number | Markup | null | readonly Markup[];

/** Markup from a template: every text put into it is escaped and inert, for elements and quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = strings.map((text, index) => text + render(parts[index] ?? null));
  return { markup: pieces.join('') };
}

/** Markup made by a library of ours or written in this folder; never text from a file. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Pieces of one line, with nothing between them. */
export function inline(pieces: readonly Markup[]): Markup {
  return { markup: pieces.map(({ markup }) => markup).join('') };
}

function render(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n');
}

/** Text in which `10^812` is set as a power, in digits that stay raised where the text is copied. */
export function withPowers(text: string): Markup {
  return { markup: escapeHtml(text).replaceAll(/\b10\^(\d+)/gu, (_, power: string) => `10${raised(power)}`) };
}

function raised(digits: string): string {
  return digits.replaceAll(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}
