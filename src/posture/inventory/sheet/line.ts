import { inertText } from '../../../base/text.js';
import { addressesOf, ipOf, macOf } from '../cells/addresses.js';
import { isAbsent } from '../cells/absent.js';
import { dateOf, type DayOrder } from '../cells/dates.js';
import { hoursOf } from '../cells/hours.js';
import { moneyOf } from '../cells/money.js';
import { notRead, type Read } from '../cells/numbers.js';
import { remoteAccessOf } from '../cells/remote.js';
import { exposedOf, truthOf } from '../cells/truth.js';
import { emptyDraft, type Draft, type SetAside } from '../draft.js';
import { roleOf, zoneOf } from '../words/roles.js';
import { roleOfProduct } from '../words/parts.js';
import type { Field } from './headings.js';
import type { Layout } from './layout.js';
import { programsOf } from './programs.js';
import { oneLine, type Row } from './rows.js';

export type LineRead = { readonly draft: Draft | null; readonly set_aside: SetAside[] };

/** How a line is read: what its columns mean, and how the dates of its table are written. */
export type LineContext = { readonly layout: Layout; readonly order: DayOrder };

type Line = {
  readonly row: Row;
  readonly layout: Layout;
  readonly aside: SetAside[];
  readonly order: DayOrder;
};

/** One line of a table as a machine, or as a program on one. Cells that cannot be read are set aside with their place. */
export function readLine(row: Row, { layout, order }: LineContext): LineRead {
  const line: Line = { row, layout, order, aside: [] };
  const draft = emptyDraft(row.where);
  readNames(line, draft);
  readPlace(line, draft);
  readAccess(line, draft);
  readFigures(line, draft);
  readPrograms(line, draft);
  if (isNothing(draft)) {
    line.aside.push({ where: row.where, why: 'nothing on it names a machine' });
    return { draft: null, set_aside: line.aside };
  }
  return { draft, set_aside: line.aside };
}

/** Cells of a column, and of others of the same meaning, that say something. */
function texts(line: Line, field: Field): string[] {
  const columns = line.layout.fields.get(field) ?? [];
  return columns.map((at) => line.row.cells[at] ?? '').filter((cell) => !isAbsent(cell));
}

function text(line: Line, field: Field): string | null {
  const joined = texts(line, field).map(oneLine).join('; ');
  return joined === '' ? null : joined;
}

function setAside(line: Line, field: Field, cell: string, why: string): void {
  line.aside.push({ where: line.row.where, why: `${field} "${inertText(oneLine(cell), 60)}": ${why}` });
}

function readNames(line: Line, draft: Draft): void {
  const [id = null] = texts(line, 'asset_id');
  draft.asset_id = id === null ? null : oneLine(id);
  const [name = null, ...further] = texts(line, 'name')
    .map(oneLine)
    .filter((cell) => isName(line, cell));
  draft.name = name;
  draft.also_named = further;
  draft.owner = text(line, 'owner');
  const notes = [...texts(line, 'notes'), ...texts(line, 'description')].map(oneLine);
  draft.notes = notes.length === 0 ? null : notes.join('; ');
  draft.installed_on = text(line, 'installed_on') ?? hostIn(notes.join('; '));
}

function isName(line: Line, cell: string): boolean {
  const hasWords = /[\p{L}\p{N}]/u.test(cell);
  if (!hasWords) setAside(line, 'name', cell, 'not a name');
  return hasWords;
}

const ON = /\b(?:installed|runs|running|hosted|loaded|lives|sits)\s+on\s+(?:the\s+)?([^.;,]{1,80})/iu;

function hostIn(notes: string): string | null {
  return ON.exec(notes)?.[1]?.trim() ?? null;
}

function readPlace(line: Line, draft: Draft): void {
  const places = [...texts(line, 'zone'), ...texts(line, 'location')].map(oneLine);
  draft.zone_text = places.length === 0 ? null : places.join('; ');
  draft.zone = places.map(zoneOf).find((zone) => zone !== null) ?? null;
  draft.ip = addresses(line, 'ip', ipOf, true);
  // A column headed `Address` holds streets as well.
  draft.ip.push(...addresses(line, 'address', ipOf, false));
  draft.mac = addresses(line, 'mac', macOf, true);
}

const NO_ADDRESS = /^(?:dhcp|dynamic|auto|automatic|none|no|not networked|static|varies)$/iu;

function addresses(line: Line, field: Field, read: (piece: string) => string | null, tellsRest: boolean): string[] {
  const found: string[] = [];
  for (const cell of texts(line, field)) {
    const given = addressesOf(cell.slice(0, LONGEST_LIST), read);
    found.push(...given.found);
    const rest = given.rest.filter((piece) => !NO_ADDRESS.test(piece));
    if (rest.length > 0 && (tellsRest || given.found.length > 0))
      setAside(line, field, rest.join(' '), 'not an address');
    else if (rest.length > 0) setAside(line, field, rest.join(' '), 'not a network address');
  }
  return [...new Set(found)];
}

function readAccess(line: Line, draft: Draft): void {
  draft.exposed = truth(line, 'exposed', exposedOf);
  draft.email_used = truth(line, 'email_used', truthOf);
  const [remote = null] = texts(line, 'remote_access').map(oneLine);
  if (remote !== null) draft.remote_access = remoteAccessOf(remote.slice(0, 200));
  const factor = truth(line, 'second_factor', truthOf);
  if (factor !== null) draft.remote_access = { ...draft.remote_access, second_factor: factor };
}

/** Characters of a yes, a day or an amount with what people write around it; and of a list of addresses. */
const LONGEST = 80;
const LONGEST_LIST = 1_000;

function truth(line: Line, field: Field, read: (cell: string) => boolean | null): boolean | null {
  const [cell = null] = texts(line, field);
  if (cell === null) return null;
  const value = cell.length > LONGEST ? null : read(cell);
  if (value === null) setAside(line, field, cell, 'neither yes nor no');
  return value;
}

function readFigures(line: Line, draft: Draft): void {
  draft.last_patched = figure(line, 'last_patched', (cell) => dateOf(cell, line.order));
  draft.replacement_cost = figure(line, 'replacement_cost', moneyOf);
  draft.hours = figure(line, 'hours', hoursOf);
}

function figure<T>(line: Line, field: Field, read: (cell: string) => Read<T>): T | null {
  const [cell = null] = texts(line, field);
  if (cell === null) return null;
  const { value, why } = cell.length > LONGEST ? notRead('too long to be one') : read(oneLine(cell));
  if (why !== null) setAside(line, field, cell, why);
  return value;
}

/** The programs, and the role by the word for it, else by what kind of product it is; what its name says comes between, see merge. */
function readPrograms(line: Line, draft: Draft): void {
  const said = text(line, 'role');
  const stated = said === null ? null : roleOf(said);
  const named = draft.name === null ? null : roleOf(draft.name);
  const company = { role: stated ?? named, name: draft.name };
  for (const columns of line.layout.programs) {
    const read = programsOf(line.row, columns, company);
    draft.programs.push(...read.programs);
    line.aside.push(...read.set_aside);
  }
  draft.role_text = said;
  draft.role = stated;
  if (stated === null && named === null) roleByProduct(draft);
}

function roleByProduct(draft: Draft): void {
  for (const { part, text: words } of draft.programs) {
    const role = part === 'hardware' ? roleOfProduct(words) : null;
    if (role === null) continue;
    draft.role = role;
    draft.role_text ??= words;
    return;
  }
}

function isNothing(draft: Draft): boolean {
  const { asset_id, name, programs, ip, mac } = draft;
  return asset_id === null && name === null && programs.length === 0 && ip.length === 0 && mac.length === 0;
}
