import { serialToText } from './dates.js';
import type { Fail, OfficeLimits, Part } from './part.js';
import { decodeEscapes } from './text.js';
import type { Workbook } from './workbook.js';
import { readXml } from './xml.js';

export type SheetRow = {
  readonly line: number;
  readonly cells: readonly (string | null)[];
  /** Whether each cell was written as text, not as a number, date or truth value. */
  readonly text: readonly boolean[];
  readonly repaired: boolean;
  /** Cells beyond the columns allowed. */
  readonly tooWide: boolean;
};

export type SheetFacts = { merged: number };

type Cell = { column: number; type: string; style: number; value: string; inline: string };

/** Reads a sheet's rows that hold anything, and the bytes they took, piece by piece. */
export async function* readSheet(
  part: Part,
  book: Workbook,
  limits: OfficeLimits,
  facts: SheetFacts,
  fail: Fail,
): AsyncGenerator<{ rows: SheetRow[]; bytes: number }> {
  let rows: SheetRow[] = [];
  const build = makeRowBuilder(book, limits, (row) => rows.push(row));
  const pieces = readXml(
    part,
    {
      open: (tag, given) => {
        if (tag === 'mergeCell') facts.merged += 1;
        else build.open(tag, given);
      },
      text: build.text,
      close: build.close,
    },
    fail,
  );
  for await (const bytes of pieces) {
    const taken = rows;
    rows = [];
    yield { rows: taken, bytes };
  }
  yield { rows, bytes: 0 };
}

type RowBuilder = {
  readonly open: (tag: string, given: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: string) => void;
};

function makeRowBuilder(book: Workbook, limits: OfficeLimits, put: (row: SheetRow) => void): RowBuilder {
  let line = 0;
  let next = 0;
  let cells: (string | null)[] = [];
  let texts: boolean[] = [];
  let repaired = false;
  let tooWide = false;
  let filled = false;
  let cell: Cell | null = null;
  let into: 'value' | 'inline' | null = null;
  let phonetic = 0;
  const keep = (done: Cell): void => {
    const read = readCell(done, book);
    if (read.repaired) repaired = true;
    if (read.text === null) return;
    filled = true;
    if (done.column >= limits.maxColumns) {
      tooWide = true;
      return;
    }
    while (cells.length < done.column) {
      cells.push(null);
      texts.push(false);
    }
    cells[done.column] = read.text;
    texts[done.column] = read.isText;
  };
  return {
    open: (tag, given) => {
      if (tag === 'row') {
        line = rowNumber(given['r']) ?? line + 1;
        next = 0;
        cells = [];
        texts = [];
        repaired = false;
        tooWide = false;
        filled = false;
      } else if (tag === 'c') {
        const column = columnNumber(given['r']) ?? next;
        next = column + 1;
        cell = { column, type: given['t'] ?? 'n', style: Number(given['s'] ?? 0), value: '', inline: '' };
      } else if (tag === 'rPh') phonetic += 1;
      else if (tag === 'v') into = 'value';
      else if (tag === 't' && phonetic === 0) into = 'inline';
    },
    text: (text) => {
      // Past the limit the row is rejected: one character more than it is enough.
      if (cell !== null && into !== null && cell[into].length <= limits.maxCellBytes) cell[into] += text;
    },
    close: (tag) => {
      if (tag === 'rPh') phonetic -= 1;
      if (tag === 'v' || tag === 't') into = null;
      if (tag === 'c' && cell !== null) {
        keep(cell);
        cell = null;
      }
      if (tag === 'row' && filled) put({ line, cells, text: texts, repaired, tooWide });
    },
  };
}

type ReadCell = { readonly text: string | null; readonly isText: boolean; readonly repaired: boolean };

/** The cell as text. ECMA-376 Part 1, 18.18.11: the types of cells. */
function readCell(cell: Cell, book: Workbook): ReadCell {
  const plain = (text: string | null, isText = false, repaired = false): ReadCell => ({
    text: text === '' ? null : text,
    isText,
    repaired,
  });
  const { value } = cell;
  switch (cell.type) {
    case 's': {
      const shared = /^\s*\d+\s*$/u.test(value) ? book.strings[Number(value)] : undefined;
      return shared === undefined ? plain(null, true, value !== '') : plain(shared, true);
    }
    case 'inlineStr':
      return plain(decodeEscapes(cell.inline === '' ? value : cell.inline), true);
    case 'str':
      return plain(decodeEscapes(value), true);
    case 'b':
      return plain(value.trim() === '1' || value === 'true' ? 'true' : value === '' ? null : 'false');
    case 'e':
      return plain(null);
    case 'd':
      return plain(value.replace(/^(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?Z?$/u, '$1'));
    default: {
      const written = value.trim();
      const kind = book.styles[cell.style] ?? null;
      const date = kind === null || written === '' ? null : serialToText(written, kind, book.mode1904);
      return plain(date ?? written);
    }
  }
}

/** Column of a reference such as `AB12`, from 0. */
function columnNumber(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,7}/u.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function rowNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : null;
}
