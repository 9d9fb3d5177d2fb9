import type { Span } from '../../model/claim.js';

/** Words between quotation marks: `span` without the marks. */
export type Quote = { readonly span: Span; readonly text: string };

const LONGEST = 3_000;

/** What stands between quotation marks within a part of a text. A mark that nothing closes within its paragraph opens nothing. */
export function quotesIn(text: string, from: number, to: number): Quote[] {
  const quotes: Quote[] = [];
  let open: number | null = null;
  let curly = false;
  for (let at = from; at < to; at += 1) {
    const sign = text[at];
    if (sign === '\n' && text[at + 1] === '\n') open = null;
    else if (open !== null && at - open > LONGEST) open = null;
    else if (sign === '“' || (sign === '"' && open === null)) {
      open = at + 1;
      curly = sign === '“';
    } else if (open !== null && (sign === '”' || (sign === '"' && !curly))) {
      if (at > open) quotes.push({ span: [open, at], text: text.slice(open, at) });
      open = null;
    }
  }
  return quotes;
}
