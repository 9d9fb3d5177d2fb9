import { inertText } from '../../../base/text.js';
import { knownIn } from '../words/parts.js';
import { looseField } from './headings.js';
import { filled, oneLine, type Row } from './rows.js';

/** A row that looks like headings of which too few are known to read the list by; `understood`: those that are. */
export type UnreadHeadings = { readonly row: Row; readonly understood: readonly string[]; readonly why: string };

/** What people most need: each is a heading that is understood. */
export const HEADINGS_TO_USE =
  'name, role, vendor, model, os, software, version, zone, ip, exposed, remote access, email, owner, last updated, cost';

const LONGEST = 40;
const MOST_WORDS = 5;
/** Rows below that are looked at. */
const LOOKED = 50;

/**
 * Whether a list that is read without headings begins with some after all: short words without digits, of which none names a product,
 * over rows of which most hold digits or products. Titles of one cell may stand above.
 */
export function unreadHeadings(rows: readonly Row[]): UnreadHeadings | null {
  const at = rows.findIndex(({ cells }) => filled(cells) >= 2);
  const row = rows[at];
  if (row === undefined || !row.cells.every(isLikeHeading)) return null;
  const below = rows.slice(at + 1, at + 1 + LOOKED).filter(({ cells }) => filled(cells) >= 2);
  const unlike = below.filter(({ cells }) => cells.some((cell) => /\d/u.test(cell) || namesProduct(cell)));
  if (unlike.length === 0 || unlike.length * 2 < below.length) return null;
  const understood = row.cells.map(oneLine).filter(isUnderstood);
  return { row, understood, why: whyOf(understood) };
}

function whyOf(understood: readonly string[]): string {
  const named = understood.slice(0, 2).map((cell) => `"${inertText(cell, 30)}"`);
  const but = named.length === 0 ? '' : ` but ${named.join(', ')}`;
  return `no headings were recognised here${but}. Understood are: ${HEADINGS_TO_USE}`;
}

function isLikeHeading(cell: string): boolean {
  const text = oneLine(cell);
  if (text === '') return true;
  if (text.length > LONGEST || text.split(' ').length > MOST_WORDS || /\d|@/u.test(text)) return false;
  return /\p{L}/u.test(text) && (isUnderstood(text) || !namesProduct(text));
}

/** Whether a cell is a heading that is known, by its whole text or by each part of `PC / device`. A product alone (`Windows`) is none. */
function isUnderstood(cell: string): boolean {
  const { tokens, found } = knownIn(cell);
  if (cell === '' || found.some(({ count }) => count === tokens.length)) return false;
  return looseField(cell) !== null || cell.split('/').every((part) => looseField(part) !== null);
}

function namesProduct(cell: string): boolean {
  return knownIn(cell).found.length > 0;
}
