import { FeedError } from '../error.js';

/** JSON of a document. Throws `not_the_feed`. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (cause) {
    throw isPage(bytes) ? notTheFeed(PAGE, cause) : notTheFeed('what came is not JSON', cause);
  }
}

const PAGE = 'what came is a web page and not JSON: the address is another one, or a network asks to sign in';

function isPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 500));
  return /^\s*<(?:!doctype|html|head|body|\?xml)/iu.test(start);
}

export function notTheFeed(why: string, cause?: unknown): FeedError {
  return new FeedError('not_the_feed', why, { hint: 'Try again later, or check the address.', cause });
}

/** The day of a moment or of a day; null for anything else. */
export function dayOf(text: string | null | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(text ?? '')?.[0];
  if (day === undefined) return null;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

/** A text cut to what a record may hold of it. */
export function cut(text: string, most: number): string {
  const trimmed = text.replaceAll(/\s+/gu, ' ').trim();
  return trimmed.length > most ? `${trimmed.slice(0, most - 1)}…` : trimmed;
}
