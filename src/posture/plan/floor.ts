import type { Treatment } from './choices.js';
import type { Sums } from './risk.js';

/** US dollars and hours that are left; Infinity where no limit is given. */
export type Limits = { readonly cost: number; readonly hours: number };

/** A treatment with what the machine adds under given levers. */
export type Reckoned = { readonly treatment: Treatment; readonly sums: Sums };

type Kind = keyof Sums;
type Resource = keyof Limits;
const KINDS = ['reach', 'office', 'taken'] as const satisfies readonly Kind[];

/** The most that a machine's treatments take off one sum, and at what price for each unit; sorted cheapest first. */
type Offer = { readonly at: number; readonly most: number; readonly price: number };
type Offers = Record<Kind, Record<Resource, readonly Offer[]>>;

/** Machines in the order in which they are decided, with what is needed to bound the rest of them. */
export type Machines = {
  readonly reckoned: readonly (readonly Reckoned[])[];
  readonly rest: readonly Sums[];
  readonly offers: Offers;
};

export function machinesOf(reckoned: readonly (readonly Reckoned[])[]): Machines {
  return { reckoned, rest: restsOf(reckoned), offers: offersOf(reckoned) };
}

/**
 * Sums that no treatment of the machines from `from` on can go below with what is left: each sum by itself, each machine by parts, and money
 * and hours by themselves, whichever allows less.
 */
export function machineFloor({ rest, offers }: Machines, from: number, limits: Limits, sums: Sums): Sums {
  const least = (kind: Kind): number => {
    const idle = rest[from]?.[kind] ?? 0;
    if (idle === 0) return sums[kind];
    const most = (resource: Resource): number => mostFor(offers[kind][resource], from, limits[resource]);
    return sums[kind] + Math.max(0, idle - Math.min(most('cost'), most('hours')));
  };
  return { reach: least('reach'), office: least('office'), taken: least('taken') };
}

function mostFor(offers: readonly Offer[], from: number, limit: number): number {
  let [left, total] = [limit, 0];
  for (const { at, most, price } of offers) {
    if (at < from) continue;
    const share = price * most <= left ? most : left / price;
    total += share;
    left -= share * price;
    if (left <= 0) break;
  }
  return total;
}

function restsOf(reckoned: readonly (readonly Reckoned[])[]): Sums[] {
  const rests: Sums[] = [{ reach: 0, office: 0, taken: 0 }];
  for (const [idle] of reckoned.toReversed()) {
    const last = rests.at(-1);
    if (idle === undefined || last === undefined) continue;
    const { sums } = idle;
    rests.push({ reach: last.reach + sums.reach, office: last.office + sums.office, taken: last.taken + sums.taken });
  }
  return rests.toReversed();
}

function offersOf(reckoned: readonly (readonly Reckoned[])[]): Offers {
  const of = (kind: Kind): Record<Resource, Offer[]> => ({
    cost: sortedOffers(reckoned, kind, 'cost'),
    hours: sortedOffers(reckoned, kind, 'hours'),
  });
  return { [KINDS[0]]: of('reach'), [KINDS[1]]: of('office'), [KINDS[2]]: of('taken') };
}

function sortedOffers(reckoned: readonly (readonly Reckoned[])[], kind: Kind, resource: Resource): Offer[] {
  return reckoned
    .flatMap((options, at): Offer[] => {
      const idle = options[0]?.sums[kind] ?? 0;
      const takes = options.map(({ treatment, sums }) => ({ off: idle - sums[kind], price: treatment[resource] }));
      const useful = takes.filter(({ off }) => off > 0);
      if (useful.length === 0) return [];
      return [
        {
          at,
          most: Math.max(...useful.map(({ off }) => off)),
          price: Math.min(...useful.map(({ off, price }) => price / off)),
        },
      ];
    })
    .sort((one, other) => one.price - other.price);
}
