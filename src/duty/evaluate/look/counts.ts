import { grouped, sumOf } from '../../../base/numbers.js';
import type { CountFact, Operator } from '../../../model/condition.js';
import { OPERATORS } from '../../../model/condition.js';
import type { Facts } from '../../../model/facts.js';
import { JURISDICTION_NAMES } from '../../../model/jurisdiction.js';
import type { Leaf } from './finding.js';
import type { Scope } from './scope.js';

/** A count lies between two bounds: people whose state is not known could live in any. */
type Bounds = { readonly low: number; readonly high: number };
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
  const path = PATHS[condition.count];
  const wanted = `${SIGNS[operator]} ${grouped(threshold)}`;
  const decided = low === high ? (low ?? null) : null;
  return {
    path,
    holds: decided,
    says: saying(`${amountOf(bounds, decided)} ${noun(condition.count, scope)}`, wanted, decided, threshold),
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
    residentsOf(facts, state === null ? 0 : (facts.exposure?.people?.by_jurisdiction?.[state] ?? 0)),
  largest_jurisdiction: ({ facts }) => residentsOf(facts, Math.max(0, ...placedOf(facts))),
  people: ({ facts }) => totalOf(facts),
  persons_served: ({ facts }) => exactly(facts.organisation.persons_served),
  service_connections: ({ facts }) => exactly(facts.organisation.service_connections),
  severity: ({ facts }) => exactly(facts.incident.severity),
};

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
  if (people?.total !== undefined) return exactly(people.total);
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
