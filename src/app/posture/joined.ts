import path from 'node:path';
import type { Operator } from '../../model/operator.js';
import type { PlantFile } from '../../model/plant.js';
import type { Posture } from '../../model/posture.js';
import type { OrderedBy, ShownWay } from '../../model/shown-way.js';

/** What orders the plan: ways that were named by hand, and those of a case; null where neither was asked for. */
export function orderedBy(byHand: readonly ShownWay[], ofCase: OrderedBy | null): OrderedBy | null {
  if (byHand.length === 0 && ofCase === null) return null;
  const options = [...new Set(byHand)].map((way) => ({
    way,
    by: 'option' as const,
    event: null,
    basis: `--way-in ${way}`,
  }));
  return {
    case: ofCase?.case ?? null,
    ways: [...(ofCase?.ways ?? []), ...options],
    cannot_tell: ofCase?.cannot_tell ?? [],
  };
}

export function waysOf(ordered: OrderedBy | null): ShownWay[] {
  return [...new Set((ordered?.ways ?? []).map(({ way }) => way))];
}

/** The fields of a posture for reports and for what ordered the plan; those of which nothing was said are left out. */
export function joinedFields(
  ordered: OrderedBy | null,
  plant: { readonly file: string; readonly read: PlantFile } | null,
): Pick<Posture, 'operator' | 'ordered_by'> {
  const operator = plant === null ? null : operatorOf(plant.read, path.basename(plant.file));
  return { ...(operator === null ? {} : { operator }), ...(ordered === null ? {} : { ordered_by: ordered }) };
}

/** Who it is and whom to ask, as the plant file says it. */
function operatorOf({ organisation, facility, contacts }: PlantFile, where: string): Operator {
  const { name: _name, state: _state, ...said } = organisation ?? { name: '' };
  return {
    where,
    ...said,
    ...(facility === undefined ? {} : { facility }),
    ...(contacts === undefined ? {} : { contacts }),
  };
}
