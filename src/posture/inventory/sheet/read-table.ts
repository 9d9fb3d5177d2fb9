import { dayOrderOf } from '../cells/dates.js';
import type { Draft, SetAside } from '../draft.js';
import { inertText } from '../../../base/text.js';
import { roleOf } from '../words/roles.js';
import { headerAt, repeats, type Header } from './header.js';
import { readHeadless } from './headless.js';
import { layoutOf } from './layout.js';
import { readLine, type LineRead } from './line.js';
import { filled, oneLine, type Row, type Table } from './rows.js';
import { unreadHeadings } from './unread-headings.js';

export type TableRead = {
  readonly drafts: Draft[];
  readonly set_aside: SetAside[];
  readonly unused: string[];
  /** Headings as they stand, of all tables below each other. */
  readonly headings: string[];
};

type Section = { readonly header: Header | null; readonly rows: Row[] };

/** Reads a table of machines: by the headings that come with it, else by those found in it, else without. */
export function readTable(table: Table, headings: readonly string[] | null = null): TableRead {
  const read: TableRead = { drafts: [], set_aside: [...table.skipped], unused: [], headings: [] };
  const given = headings === null ? null : { headings, rows: 0 };
  const sections = given === null ? sectionsOf(table.rows) : [{ header: given, rows: [...table.rows] }];
  for (const section of sections) {
    if (section.header === null) readWithout(section.rows, sections.length > 1, read);
    else readSection(section.rows, section.header, read);
  }
  return { ...read, unused: [...new Set(read.unused)] };
}

function sectionsOf(rows: readonly Row[]): Section[] {
  const sections: Section[] = [{ header: null, rows: [] }];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    const current = sections.at(-1);
    if (row === undefined || current === undefined) break;
    if (current.header !== null && repeats(current.header, row)) continue;
    const header = headerAt(rows, at, current.header);
    if (header === null) current.rows.push(row);
    else {
      sections.push({ header, rows: [] });
      at += header.rows - 1;
    }
  }
  return sections.filter(({ header, rows: own }) => header !== null || own.length > 0);
}

function readSection(rows: readonly Row[], header: Header, read: TableRead): void {
  const layout = layoutOf(header.headings, rows);
  const patched = layout.fields.get('last_patched') ?? [];
  const order = dayOrderOf(rows.flatMap(({ cells }) => patched.map((at) => cells[at] ?? '')));
  read.unused.push(...layout.unused.map((heading) => inertText(oneLine(heading), 60)));
  read.headings.push(...header.headings.filter((heading) => heading !== ''));
  for (const row of rows) {
    const other = otherThanMachine(row, header);
    if (other !== null) read.set_aside.push({ where: row.where, why: other });
    else put(read, readLine(row, { layout, order }));
  }
}

/** Why a row between machines is none: a sum, a remark, the title of what follows. */
function otherThanMachine(row: Row, header: Header): string | null {
  const first = oneLine(row.cells.find((cell) => cell !== '') ?? '');
  if (first.startsWith('#')) return 'a remark';
  if (/^(?:sub|grand )?totals?\b/iu.test(first)) return 'a sum';
  const alone = filled(row.cells) === 1 && filled(header.headings) >= 3;
  return alone && roleOf(first) === null ? `"${inertText(first, 60)}" stands alone in its row: taken as a title` : null;
}

/** Rows without headings, which is told where some seem to be there; above a table, one that is a single cell and names no program or address is a title. */
function readWithout(rows: readonly Row[], isAbove: boolean, read: TableRead): void {
  const headings = isAbove ? null : unreadHeadings(rows);
  for (const row of rows) {
    const line = readHeadless(row);
    if (row === headings?.row) {
      read.set_aside.push({ where: row.where, why: headings.why });
      if (headings.understood.length > 0 || line.draft === null) continue;
    }
    const { draft } = line;
    const isMachine = draft !== null && draft.programs.length + draft.ip.length + draft.mac.length > 0;
    if (isAbove && filled(row.cells) === 1 && !isMachine)
      read.set_aside.push({ where: row.where, why: 'above the headings: taken as a title' });
    else put(read, line);
  }
}

function put(read: TableRead, line: LineRead): void {
  if (line.draft !== null) read.drafts.push(line.draft);
  read.set_aside.push(...line.set_aside);
}
