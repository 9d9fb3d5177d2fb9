/** What a cell looks like, coarsely: enough to tell a column of phones from a column of notes. */
export type Shape = string;

const PATTERNS: readonly (readonly [Shape, RegExp])[] = [
  ['email', /^[^\s@|;:,"]{1,64}@[^\s@]+\.[^\s@.]{2,24}$/u],
  ['date', /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}.{0,16})?$/u],
  ['time', /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u],
  ['ip', /^\d{1,3}(?:\.\d{1,3}){3}$/u],
  ['url', /^[a-z][a-z0-9+.-]{1,20}:\/\/\S+$/iu],
  ['number', /^[-+]?(?:\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,]\d+)?(?:e[+-]?\d+)?$/iu],
  ['dashed', /^[-+()\d .x]*\d[-+()\d .x]*$/u],
  ['hash', /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/iu],
  ['word', /^[\p{L}\p{M}'’.-]+$/u],
  ['code', /^[\p{L}\d_-]+$/u],
];

const WORDS = PATTERNS.filter(([shape]) => shape === 'word' || shape === 'code');

export const EMPTY: Shape = 'empty';
export const TEXT: Shape = 'text';

export function shapeOf(cell: string): Shape {
  if (cell.trim() === '') return EMPTY;
  if (cell.length > 200) return TEXT;
  const text = cell.trim();
  if (/^[0-9]+$/.test(text)) return `digits${text.length}`;
  const patterns = /[0-9@:]/.test(text) ? PATTERNS : WORDS;
  for (const [shape, pattern] of patterns) if (pattern.test(text)) return shape;
  return TEXT;
}

/** Shapes that names of columns do not have. */
export function isTyped(shape: Shape): boolean {
  return (
    shape.startsWith('digits') || ['email', 'date', 'time', 'ip', 'url', 'number', 'dashed', 'hash'].includes(shape)
  );
}

/** How often each shape was seen in one column. */
export type ColumnProfile = { readonly seen: ReadonlyMap<Shape, number>; readonly total: number };

export function profileOf(rows: readonly (readonly string[])[], width: number): ColumnProfile[] {
  const counts = Array.from({ length: width }, () => new Map<Shape, number>());
  for (const row of rows) {
    for (const [index, column] of counts.entries()) {
      const shape = shapeOf(row[index] ?? '');
      column.set(shape, (column.get(shape) ?? 0) + 1);
    }
  }
  return counts.map((seen) => ({ seen, total: rows.length }));
}

/** Log probability of a shape in a column, smoothed. */
export function fit(profile: ColumnProfile | undefined, shape: Shape): number {
  if (profile === undefined) return 0;
  return Math.log(((profile.seen.get(shape) ?? 0) + 0.05) / (profile.total + 1));
}

/** Share of the column that is words, codes or free text: only such a column can have swallowed a delimiter. */
export function freeShare(profile: ColumnProfile | undefined): number {
  if (profile === undefined || profile.total === 0) return 0;
  const free = [TEXT, 'word', 'code'].map((shape) => profile.seen.get(shape) ?? 0);
  return free.reduce((sum, count) => sum + count, 0) / profile.total;
}

/** Whether two samples of columns can be the same columns: used where no header says so. */
export function sameShapes(left: readonly ColumnProfile[], right: readonly ColumnProfile[]): boolean {
  return left.length === right.length && left.every((column, index) => overlap(column, right[index]) >= 0.5);
}

function overlap(left: ColumnProfile, right: ColumnProfile | undefined): number {
  if (right === undefined) return 0;
  if (left.total === 0 || right.total === 0) return 1;
  let shared = 0;
  for (const [shape, count] of left.seen) {
    shared += Math.min(count / left.total, (right.seen.get(shape) ?? 0) / right.total);
  }
  return shared;
}
