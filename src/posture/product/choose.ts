import type { Mention } from './find.js';
import { saidOf, type Said } from './facets.js';
import type { Row } from './schema.js';
import type { ProductTable } from './table.js';
import { inRange } from './versions.js';

/** What a mention may be. `sure` decides between one row and a question; `other`: it may also be what no row describes. */
export type Choice = {
  rows: readonly Row[];
  sure: 'one' | 'presumed' | 'open';
  other: boolean;
  said: Said;
  version: string | null;
};

/** The rows of the family that fit what the text says of edition and version. */
export function choose(mention: Mention, table: ProductTable, stated: string | null): Choice {
  const whole = table.rowsOf.get(mention.family.key) ?? [];
  // A year beside Windows 10 is its release, and a facet.
  if (mention.family.facets.release !== undefined) return chosen(mention, whole, null);
  const numbered = whole.some(({ versions }) => versions !== null);
  const stand = stated !== null && /\d/u.test(stated) ? stated : null;
  const after =
    (numbered || mention.family.part === 'software' ? versionIn(mention.after) : firmwareIn(mention.after)) ?? stand;
  const inName = numbered ? versionIn(mention.words) : null;
  const choice = chosen(mention, whole, inName ?? after);
  return choice.rows.length > 0 || inName === null || mention.rows === null ? choice : chosen(mention, whole, after);
}

function chosen(mention: Mention, whole: readonly Row[], version: string | null): Choice {
  const { family } = mention;
  const said = saidOf(family, mention.scope);
  const named = mention.rows !== null;
  const fitting = (mention.rows ?? whole)
    .filter((row) => fitsFacets(row, said) && (!row.said_only || named || saysSo(row, said)))
    .map((row) => ({ row, inside: holds(row, version, named) }));
  const sure = fitting.filter(({ inside }) => inside === true);
  const kept = (sure.length > 0 ? sure : fitting.filter(({ inside }) => inside !== false)).map(({ row }) => row);
  const rows = narrowest(kept, version, sure.length > 0);
  const rest = { rows, said, version };
  if (rows.length === 0) return { ...rest, sure: 'open', other: true };
  if (sure.length > 0 && rows.length === 1) return { ...rest, sure: 'one', other: false };
  if (sure.length > 0 && presumedOf(rows) !== null) return { ...rest, sure: 'presumed', other: false };
  return { ...rest, sure: 'open', other: !family.complete };
}

/** The one row that is meant where nothing more is said; only among rows of one channel. */
function presumedOf(rows: readonly Row[]): Row | null {
  const presumed = rows.filter((row) => row.presumed);
  const channels = new Set(rows.map(({ facets }) => facets.channel?.join(' ')));
  return presumed.length === 1 && channels.size === 1 ? (presumed[0] ?? null) : null;
}

function fitsFacets(row: Row, said: Said): boolean {
  return Object.entries(row.facets).every(([facet, values]) =>
    (said.get(facet) ?? []).every((value) => values.includes(value)),
  );
}

function saysSo(row: Row, said: Said): boolean {
  return Object.keys(row.facets).some((facet) => (said.get(facet) ?? []).length > 0);
}

/** Is the version one of the row's? A row without versions holds them all; a row that the name alone means does not wait for one. */
function holds(row: Row, version: string | null, named: boolean): boolean | null {
  if (row.versions === null) return true;
  if (version === null) return named ? true : row.versions.length === 0 ? false : null;
  const inside = row.versions.map((range) => inRange(version, range));
  if (inside.includes(true)) return true;
  if (inside.every((answer) => answer === null)) return named ? true : inside.length === 0 ? false : null;
  return named && inside.includes(null);
}

/** Of several cycles of the feed that a version begins with, the longest: 7.4.1 before 7.4 before 7. */
function narrowest(rows: readonly Row[], version: string | null, sure: boolean): readonly Row[] {
  if (version === null || !sure || rows.some(({ entry }) => entry !== null)) return rows;
  const longest = Math.max(...rows.map((row) => row.version?.length ?? 0));
  return rows.filter((row) => (row.version?.length ?? 0) === longest);
}

const FILLER = new Set([
  'version',
  'ver',
  'release',
  'rel',
  'hmi',
  'scada',
  'rev',
  'firmware',
  'fw',
  'frn',
  'os',
  'for',
  'series',
  'a',
  'b',
  'c',
  'd',
  'runtime',
  'server',
  'enterprise',
  'desktop',
  'workstation',
  'linux',
  'core',
  'plus',
  'lts',
]);

const MARK = /^(?:version|ver|firmware|fw|frn|rev)$/u;

/** The version of a machine's firmware or of a system that is told by its name: marked as one, or with points. Model numbers are none. */
function firmwareIn(after: readonly string[]): string | null {
  const at = after.findIndex(
    (token, i) => /^\d/u.test(token) && (/^\d+\.\d/u.test(token) || MARK.test(after[i - 1] ?? '')),
  );
  return at === -1 ? null : versionIn(after.slice(at));
}

/** The version that follows a name: `9.0`, `2014 r2 sp1`. */
function versionIn(after: readonly string[]): string | null {
  const marked = after.findIndex((token, i) => MARK.test(token) && /^\d/u.test(after[i + 1] ?? ''));
  if (marked > 0) return versionIn(after.slice(marked));
  const at = after.findIndex((token) => /^\d/u.test(token));
  if (at === -1 || at > 4 || after.slice(0, at).some((token) => !FILLER.has(token) && token.length > 2)) return null;
  const first = after[at] ?? '';
  if (!/^\d{1,8}(?:\.\d{1,8})*$/u.test(first)) return null;
  const more: string[] = [];
  for (const token of after.slice(at + 1, at + 6)) {
    if (!/^(?:r\d+|sp\d+|u|upd|update|patch|p|cu|\d{1,3})$/u.test(token)) break;
    if (/^\d/u.test(token) && !/^(?:u|upd|update|patch|p|cu)$/u.test(more.at(-1) ?? '')) break;
    more.push(token);
  }
  return [first, ...more].join(' ');
}
