import { grouped, sumOf } from '../../../base/numbers.js';
import type { CountFact, Operator } from '../../../model/condition.js';
import { OPERATORS } from '../../../model/condition.js';
import type { Facts } from '../../../model/facts.js';
import { JURISDICTION_NAMES, type Jurisdiction } from '../../../model/jurisdiction.js';
import type { Leaf } from './finding.js';
import type { Scope } from './scope.js';

/** A count lies between two bounds: people whose state is not known could live in any. */
type Bounds = {
  readonly low: number;
  readonly high: number;
  /** On what bounds rest that are no counts. */
  readonly basis?: string;
};
type CountCondition = { readonly count: CountFact } & { readonly [Name in Operator]?: number | undefined };

const SIGNS: Readonly<Record<Operator, string>> = {
  gt: 'more than',
  gte: 'at least',
  lt: 'fewer than',
  lte: 'at most',
};

/** A threshold over a count: yes or no where both bounds agree. */
export function countLeaf(condition: CountCondition, scope: Scope): Leaf {
  const operator = OPERATORS.find((each) => condition[each] !== undefined) ?? 'gte';
  const threshold = condition[operator] ?? 0;
  const bounds = BOUNDS[condition.count](scope);
  const [low, high] = [bounds.low, bounds.high].map((value) => MEETS[operator](value, threshold));
  const basis = bounds.basis === undefined || bounds.low === bounds.high ? '' : ` (${bounds.basis})`;
  const path = PATHS[condition.count];
  const wanted = `${SIGNS[operator]} ${grouped(threshold)}`;
  const decided = low === high ? (low ?? null) : null;
  return {
    path,
    holds: decided,
    says: saying(`${amountOf(bounds, decided)} ${noun(condition.count, scope)}${basis}`, wanted, decided, threshold),
    would: `${path}: ${wanted}`,
  };
}

function saying(amount: string, wanted: string, met: boolean | null, threshold: number): string {
  if (met === null) return `${amount}; the rule asks whether it is ${wanted}`;
  if (threshold <= 1) return met ? amount : amount.replace(/^0 /u, 'no ');
  return met ? `${amount}, which is ${wanted}` : `${amount}, which is not ${wanted}`;
}

const MEETS: Readonly<Record<Operator, (value: number, threshold: number) => boolean>> = {
  gt: (value, threshold) => value > threshold,
  gte: (value, threshold) => value >= threshold,
  lt: (value, threshold) => value < threshold,
  lte: (value, threshold) => value <= threshold,
};

const PATHS: Readonly<Record<CountFact, string>> = {
  residents: 'exposure.people.by_jurisdiction',
  largest_jurisdiction: 'exposure.people.by_jurisdiction',
  people: 'exposure.people.total',
  persons_served: 'organisation.persons_served',
  service_connections: 'organisation.service_connections',
  severity: 'incident.severity',
};

const NOUNS: Readonly<Record<Exclude<CountFact, 'residents'>, string>> = {
  largest_jurisdiction: 'residents of the state with most',
  people: 'people in all',
  persons_served: 'persons served',
  service_connections: 'service connections',
  severity: 'as the level of severity',
};

function noun(count: CountFact, { state }: Scope): string {
  if (count !== 'residents') return NOUNS[count];
  return `residents of ${state === null ? 'the jurisdiction' : JURISDICTION_NAMES[state]}`;
}

const BOUNDS: Readonly<Record<CountFact, (scope: Scope) => Bounds>> = {
  residents: ({ facts, state }) =>
    (state === null ? null : boundsIn(facts, state)) ??
    residentsOf(facts, state === null ? 0 : (facts.exposure?.people?.by_jurisdiction?.[state] ?? 0)),
  largest_jurisdiction: ({ facts }) => largestIn(facts) ?? residentsOf(facts, Math.max(0, ...placedOf(facts))),
  people: ({ facts }) => totalOf(facts),
  persons_served: ({ facts }) => exactly(facts.organisation.persons_served),
  service_connections: ({ facts }) => exactly(facts.organisation.service_connections),
  severity: ({ facts }) => exactly(facts.incident.severity),
};

/** Bounds that stand for a state's residents: those of the facts, unless a person or a count says the number. */
function boundsIn({ exposure }: Facts, state: Jurisdiction): Bounds | null {
  const { bounds } = exposure?.people ?? {};
  const own = bounds?.by_jurisdiction?.[state];
  return own === undefined ? null : { low: own.low, high: own.high ?? Infinity, ...basisOf(bounds) };
}

function largestIn(facts: Facts): Bounds | null {
  const bounds = facts.exposure?.people?.bounds;
  const all = Object.values(bounds?.by_jurisdiction ?? {});
  if (all.length === 0) return null;
  const settled = Object.entries(facts.exposure?.people?.by_jurisdiction ?? {}).flatMap(([code, people]) =>
    Object.hasOwn(bounds?.by_jurisdiction ?? {}, code) ? [] : [people],
  );
  return {
    low: Math.max(0, ...all.map(({ low }) => low), ...settled),
    high: Math.max(0, ...all.map(({ high }) => high ?? Infinity), ...settled),
    ...basisOf(bounds),
  };
}

function basisOf(bounds: { readonly basis: string } | undefined): { readonly basis?: string } {
  return bounds === undefined ? {} : { basis: bounds.basis };
}

/** What is placed there for certain, and what could be there of those whose state is not known. */
function residentsOf(facts: Facts, low: number): Bounds {
  return { low, high: low + unplacedOf(facts) };
}

/** People whose residence the facts do not give: infinitely many where the total is not given either. */
function unplacedOf(facts: Facts): number {
  const placed = sumOf(placedOf(facts)) + (facts.exposure?.people?.elsewhere ?? 0);
  const total = facts.exposure?.people?.total;
  return total === undefined ? Infinity : Math.max(0, total - placed);
}

function totalOf(facts: Facts): Bounds {
  const people = facts.exposure?.people;
  const { bounds, total, low, high } = people ?? {};
  if (bounds?.total !== undefined)
    return { low: bounds.total.low, high: bounds.total.high ?? Infinity, ...basisOf(bounds) };
  if (low !== undefined && high !== undefined && low <= high) return { low, high };
  if (total !== undefined) return exactly(total);
  return { low: sumOf(placedOf(facts)) + (people?.elsewhere ?? 0), high: Infinity };
}

function placedOf(facts: Facts): number[] {
  return Object.values(facts.exposure?.people?.by_jurisdiction ?? {});
}

function exactly(value: number | undefined): Bounds {
  return value === undefined ? { low: 0, high: Infinity } : { low: value, high: value };
}

/** Where the lower bound alone decides, it alone is told. */
function amountOf({ low, high }: Bounds, decided: boolean | null): string {
  if (low === high) return grouped(low);
  if (decided === true) return `at least ${grouped(low)}`;
  if (high === Infinity) return low === 0 ? 'an unknown number of' : `${grouped(low)} known, perhaps more,`;
  return `${grouped(low)} known, at most ${grouped(high)},`;
}
