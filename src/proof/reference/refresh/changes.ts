import { canonicalJson, type Json } from '../../../base/canonical-json.js';
import type { MergePlan, PlannedPart, PlannedSystem } from '../plan.js';

/** The tables of a system that went and those that came in their place. */
export type Change = {
  readonly before: PlannedSystem;
  readonly now: PlannedSystem;
  readonly gone: readonly PlannedPart[];
  readonly came: readonly PlannedPart[];
};

/**
 * What is different between two plans, system by system; null where more changed than rows: another system, date or column, or another
 * column that names the records. Then every version would have to be looked at anew.
 */
export function changesBetween(before: MergePlan, now: MergePlan): Change[] | null {
  if (canonicalJson(shapeOf(before)) !== canonicalJson(shapeOf(now))) return null;
  return now.systems.flatMap((system, at): Change[] => {
    const earlier = before.systems[at];
    if (earlier === undefined) return [];
    const gone = without(earlier.parts, system.parts);
    const came = without(system.parts, earlier.parts);
    return gone.length + came.length === 0 ? [] : [{ before: earlier, now: system, gone, came }];
  });
}

function shapeOf({ systems, columns }: MergePlan): Json {
  return {
    columns: columns.map(({ name }) => name),
    systems: systems.map(({ name, kind, dates, key, subkey, parts }) => ({
      name,
      kind,
      dates,
      key,
      subkey,
      cells: [...new Set(parts.map(cellsOf))].sort(),
    })),
  };
}

function cellsOf({ snapshot, cells, part }: PlannedPart): string {
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
