import { exactField, looseField, normalHeading, type Field } from './headings.js';
import { filled, oneLine, type Row } from './rows.js';

/** Headings of the columns that follow, and how many rows they take. */
export type Header = { readonly headings: readonly string[]; readonly rows: number };

const MOST_ROWS = 3;
/** Cells of a row among which one must be a known heading. */
const LOOKED = 40;
const LONGEST_HEADING = 60;

/**
 * The headings that start at a row: of one row, or of up to three that are read down the column (`Cost to` over `replace`),
 * whichever knows more columns. Null where the row is none.
 */
export function headerAt(rows: readonly Row[], at: number, earlier: Header | null): Header | null {
  const first = rows[at];
  if (first === undefined || !first.cells.slice(0, LOOKED).some((cell) => exactField(cell) !== null)) return null;
  if (!first.cells.every(isHeadingLike)) return null;
  let best: Header | null = null;
  let most = 0;
  for (let size = 1; size <= MOST_ROWS; size += 1) {
    const part = rows.slice(at, at + size);
    if (part.length < size || !part.every(({ cells }) => cells.every(isHeadingLike))) break;
    const headings = joined(part);
    const known = knownCount(headings);
    // A title or a machine above the headings is no part of them.
    if (size > 1 && knownCount(joined(part.slice(1))) >= known) continue;
    if (known > most && isHeader(headings, known, rows, earlier)) {
      best = { headings, rows: size };
      most = known;
    }
  }
  return best;
}

/** Columns that a list of people or of phone numbers has as well. */
const OF_PEOPLE: readonly Field[] = ['description', 'owner', 'notes', 'address', 'email_used', 'location', 'hours'];

/** Whether headings are of machines at all: a list of contacts has a name and an e-mail, too. */
function isOfMachines(headings: readonly string[]): boolean {
  return headings.some((heading) => {
    const field = exactField(heading);
    if (field === null || OF_PEOPLE.includes(field)) return false;
    return field !== 'name' || !/^(?:name|what|item|unit|display name)$/u.test(normalHeading(heading));
  });
}

function isHeader(headings: readonly string[], known: number, rows: readonly Row[], earlier: Header | null): boolean {
  const cells = filled(headings);
  if (!isOfMachines(headings)) return false;
  if (earlier !== null) {
    // A second table below the first. A row of data may hold a word or two that are also headings.
    return known >= 3 && headings.every((heading) => heading === '' || looseField(heading) !== null);
  }
  if (known >= 2) return known * 2 >= cells || known >= 4;
  return known === 1 && cells === 1 && rows.every((row) => filled(row.cells) <= 1);
}

/** The different columns that are known: the same word twice is no more of a header than once. */
function knownCount(headings: readonly string[]): number {
  return new Set(headings.map(exactField).filter((field) => field !== null)).size;
}

function joined(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) =>
    rows
      .map(({ cells }) => oneLine(cells[at] ?? ''))
      .filter((cell) => cell !== '')
      .join(' '),
  );
}

function isHeadingLike(cell: string): boolean {
  if (cell === '') return true;
  if (cell.length > LONGEST_HEADING || /\d{3}|@|\d[.:/]\d/u.test(cell)) return false;
  return normalHeading(cell) !== '' || cell === '$';
}

/** Whether a row repeats headings: the second page of a printed list. */
export function repeats(header: Header, row: Row): boolean {
  const same = header.headings.filter((heading, at) => heading !== '' && isSame(heading, row.cells[at] ?? '')).length;
  return same >= 2 && same >= filled(row.cells) - 1;
}

function isSame(heading: string, cell: string): boolean {
  return cell.length < LONGEST_HEADING * 2 && oneLine(cell).toLowerCase() === heading.toLowerCase();
}
