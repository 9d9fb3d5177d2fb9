import { canonicalJson, type Json } from '../../../base/canonical-json.js';
import type { MergePlan, PlannedPart, PlannedSystem } from '../plan.js';

/** The tables of a system that went and those that came in their place. */
export type Change = {
  readonly before: PlannedSystem;
  readonly now: PlannedSystem;
  readonly gone: readonly PlannedPart[];
  readonly came: readonly PlannedPart[];
  /** A snapshot after all others, and the one that was the last; null where there is none. */
  readonly next: { readonly last: readonly PlannedPart[]; readonly parts: readonly PlannedPart[] } | null;
};

/**
 * What is different between two plans, system by system; null where more changed than rows, but for one more snapshot at the end with the
 * columns of the one before: another system, date or column, or another column that names the records. Then every version would have to be
 * looked at anew.
 */
export function changesBetween(before: MergePlan, now: MergePlan): Change[] | null {
  const names = ({ columns }: MergePlan): string => columns.map(({ name }) => name).join();
  if (names(before) !== names(now) || before.systems.length !== now.systems.length) return null;
  const changes: Change[] = [];
  for (const [at, system] of now.systems.entries()) {
    const earlier = before.systems[at];
    if (earlier === undefined) return null;
    const next = nextOf(earlier, system);
    const parts = next === null ? system.parts : system.parts.filter((part) => !next.parts.includes(part));
    if (canonicalJson(shapeOf(earlier, earlier.parts)) !== canonicalJson(shapeOf(system, parts))) return null;
    if (earlier.dates.join() !== system.dates.slice(0, next === null ? system.dates.length : -1).join()) return null;
    const gone = without(earlier.parts, parts);
    const came = without(parts, earlier.parts);
    if (gone.length + came.length > 0 || next !== null)
      changes.push({ before: earlier, now: system, gone, came, next });
  }
  return changes;
}

function nextOf(before: PlannedSystem, now: PlannedSystem): Change['next'] {
  const snapshot = now.dates.length - 1;
  if (before.dates.length === 0 || before.dates.length !== snapshot) return null;
  const of = (wanted: number): PlannedPart[] => now.parts.filter((part) => part.snapshot === wanted);
  const cells = (parts: readonly PlannedPart[]): string => cellsOf(parts.map((part) => ({ ...part, snapshot: 0 })));
  const [last, parts] = [of(snapshot - 1), of(snapshot)];
  return cells(last) === cells(parts) ? { last, parts } : null;
}

function shapeOf({ name, kind, key, subkey }: PlannedSystem, parts: readonly PlannedPart[]): Json {
  return { name, kind, key, subkey, cells: cellsOf(parts) };
}

function cellsOf(parts: readonly PlannedPart[]): string {
  return [...new Set(parts.map(cellsIn))].sort().join(' ');
}

function cellsIn({ snapshot, cells, part }: PlannedPart): string {
  const names = cells.map(({ name, derived }) => `${name}:${derived}`).sort();
  return canonicalJson({ snapshot, names, dates: part.has_dates, state: part.has_state });
}

/** The parts that the other list does not hold; a table that stands twice counts twice. */
function without(parts: readonly PlannedPart[], others: readonly PlannedPart[]): PlannedPart[] {
  const left = others.map(idOf);
  return parts.filter((part) => {
    const at = left.indexOf(idOf(part));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function idOf({ part, snapshot }: PlannedPart): string {
  return `${part.digest} ${snapshot}`;
}
