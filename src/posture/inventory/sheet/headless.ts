import { addressesOf, ipOf, macOf } from '../cells/addresses.js';
import { isAbsent } from '../cells/absent.js';
import { dateOf } from '../cells/dates.js';
import { moneyOf } from '../cells/money.js';
import { inertText } from '../../../base/text.js';
import { statedProgram, type Role } from '../../../model/asset.js';
import { emptyDraft, type Draft } from '../draft.js';
import { knownIn, roleOfProduct } from '../words/parts.js';
import { roleOf, zoneOf } from '../words/roles.js';
import { splitPrograms } from '../words/split-programs.js';
import { exactField } from './headings.js';
import type { LineRead } from './line.js';
import { oneLine, type Row } from './rows.js';

/**
 * A line without headings, `HMI-1, Win7 Pro, Wonderware`: each cell is what it looks like; the first that looks like nothing is
 * the name. What else is not understood is set aside and kept in the notes. `draft` null: the line names nothing that is known.
 */
export function readHeadless(row: Row): LineRead {
  const draft = emptyDraft(row.where);
  const cells = row.cells.map(oneLine).filter((cell) => !isAbsent(cell));
  const pieces = cells.length === 1 ? splitLine(cells[0] ?? '') : cells;
  const left: string[] = [];
  for (const piece of pieces) if (!takes(draft, piece, left.length > 0)) left.push(piece);
  const [name = null, ...rest] = left;
  draft.name = name;
  const named = name === null ? null : roleOf(name);
  if (named === null) roleByHardware(draft);
  draft.notes = rest.length === 0 ? null : rest.join('; ');
  const set_aside = rest.map((piece) => ({
    where: row.where,
    why: `"${inertText(piece, 60)}": without a heading it is not told what it is (kept in the notes)`,
  }));
  if (draft.programs.length + draft.ip.length + draft.mac.length > 0) return { draft, set_aside };
  const why = whyNone(draft.role ?? named, cells);
  return why === null ? { draft, set_aside } : { draft: null, set_aside: [{ where: row.where, why }] };
}

const MOST_WORDS = 5;

/** Why a line of which at most a role is known is no machine; null where it may be one. */
function whyNone(role: Role | null, cells: readonly string[]): string | null {
  if (cells.some((cell) => exactField(cell) !== null)) return 'headings, but not those of a list of machines';
  const [only = ''] = cells;
  const isSentence = cells.length === 1 && (/[.!?]$/u.test(only) || only.split(' ').length > MOST_WORDS);
  return role === null || isSentence ? 'nothing on it names a machine that is known' : null;
}

/** One cell that holds a whole line: `HMI-1 - Win7 Pro - Wonderware`, or the same without marks between. */
function splitLine(line: string): string[] {
  const apart = line.split(/\s+[-–—/:]\s+|\t|:\s+/u).filter((piece) => piece !== '');
  return (apart.length > 1 ? apart : [line]).flatMap(splitAtKnown);
}

/** Parts a text before each known word that another kind of thing begins with; words before the first are the name. */
function splitAtKnown(text: string): string[] {
  const { tokens, found } = knownIn(text);
  const starts: number[] = [];
  let last = { part: '', end: -1 };
  for (const { first, count, value } of found) {
    // `Wonderware InTouch` is one program, `Win7 Pro Wonderware` are two things.
    const goesOn = value.part === last.part && (value.part !== 'software' || first === last.end);
    last = { part: value.part, end: first + count };
    if (!goesOn) starts.push(tokens[first]?.start ?? 0);
  }
  const cuts = [0, ...starts.filter((start) => start > 0), text.length];
  return cuts
    .slice(1)
    .map((end, at) => text.slice(cuts[at], end).trim())
    .filter((piece) => piece !== '');
}

function takes(draft: Draft, piece: string, isNamed: boolean): boolean {
  const ip = addressesOf(piece, ipOf);
  if (ip.found.length > 0 && ip.rest.length === 0) return draft.ip.push(...ip.found) > 0;
  const mac = addressesOf(piece, macOf);
  if (mac.found.length > 0 && mac.rest.length === 0) return draft.mac.push(...mac.found) > 0;
  return takesFigure(draft, piece) || takesProgram(draft, piece) || takesPlace(draft, piece, isNamed);
}

/** Only what cannot be anything else: an amount with its sign, a day that has one reading. */
function takesFigure(draft: Draft, piece: string): boolean {
  if (/\$|\busd\b/iu.test(piece)) {
    const { value, why } = moneyOf(piece);
    if (why === null && draft.replacement_cost === null) {
      draft.replacement_cost = value;
      return true;
    }
  }
  if (draft.last_patched !== null || !/\d{4}/u.test(piece) || /^\d+$/u.test(piece)) return false;
  const day = dateOf(piece.replace(/^(?:last\s+)?(?:patched|updated?)(?:\s+on)?:?\s+/iu, ''), null).value;
  if (day !== null && /patch|updat/iu.test(piece)) {
    draft.last_patched = day;
    return true;
  }
  return false;
}

function takesProgram(draft: Draft, piece: string): boolean {
  const programs = splitPrograms(piece).flatMap((text) => {
    const { tokens, found } = knownIn(text);
    const [first] = found;
    // A name may hold such a word later on: `Front office Dell`.
    return first === undefined || ((tokens[first.first]?.start ?? 0) > 0 && first.first > 1)
      ? []
      : [statedProgram(first.value.part, text, draft.sources[0] ?? '')];
  });
  if (programs.length === 0 || programs.length < splitPrograms(piece).length) return false;
  draft.programs.push(...programs);
  return true;
}

function takesPlace(draft: Draft, piece: string, isNamed: boolean): boolean {
  const role = roleOf(piece);
  // `HMI` says what it is; `HMI-1` is the name of one.
  if (draft.role === null && role !== null && !/\d/u.test(piece) && isNamed) {
    draft.role = role;
    draft.role_text = piece;
    return true;
  }
  const zone = zoneOf(piece);
  if (isNamed && draft.zone === null && zone !== null && role === null && piece.split(' ').length <= 3) {
    draft.zone = zone;
    draft.zone_text = piece;
    return true;
  }
  return false;
}

function roleByHardware(draft: Draft): void {
  if (draft.role !== null) return;
  for (const { part, text } of draft.programs) {
    const role = part === 'hardware' ? roleOfProduct(text) : null;
    if (role === null) continue;
    draft.role = role;
    draft.role_text = text;
    return;
  }
}
