import type { Element } from '../../model/element.js';
import type { HeaderReading } from './header/match.js';
import type { Reading, Reason } from './reading.js';
import type { ColumnSample } from './sample.js';

/** One element that a column may hold, with everything that speaks for it and against it so far. */
export type Candidate = {
  readonly element: Element;
  readonly reading: Reading;
  /** Natural log odds against a column of no known meaning. */
  readonly total: number;
  readonly reasons: readonly Reason[];
};

export type Judged = {
  readonly sample: ColumnSample;
  readonly header: HeaderReading;
  /** One per element, best first. */
  readonly candidates: readonly Candidate[];
};

/** Evidence that comes from outside a column's own values and name. */
export type Adjustment = { readonly column: number; readonly element: Element; readonly reason: Reason };

/** Natural log odds before anything is seen; common columns and rare ones differ little. */
const PRIORS: Partial<Record<Element, number>> = {
  ssn: -1.5,
  account_number: -0.5,
  bank_account: -1.8,
  record_id: -0.3,
  ignore: -0.3,
  date: -0.3,
  state_id: -2,
  passport: -1.5,
  medical_record: -1.5,
  health_insurance_id: -1.5,
  biometric: -1.5,
  password: -1.2,
  username: -1.5,
  pin: -1.5,
};
const PRIOR = -1;

/** Elements that a column is not taken for lightly when its name speaks of something else. */
const GUARDED: ReadonlySet<Element> = new Set<Element>([
  'ssn',
  'ssn_last4',
  'tax_id',
  'drivers_license',
  'state_id',
  'passport',
  'phone',
  'imei',
  'imsi',
  'iccid',
  'account_number',
  'card_number',
  'bank_account',
  'date_of_birth',
  'first_name',
  'last_name',
  'full_name',
  'city',
  'postal_code',
  'pin',
  'password',
  'username',
  'medical_record',
  'health_insurance_id',
  'plan',
]);
/** Elements that any name may have. */
const OPEN: ReadonlySet<Element> = new Set<Element>(['ignore', 'date']);
const STRONG = 3.5;

export function judge(sample: ColumnSample, header: HeaderReading, readings: readonly Reading[]): Judged {
  const candidates = [...bestPerElement(readings, header).values()].map((found) => candidate(found, header));
  return { sample, header, candidates: candidates.toSorted(byTotal) };
}

function bestPerElement(readings: readonly Reading[], header: HeaderReading): ReadonlyMap<Element, Reading> {
  const best = new Map<Element, Reading>();
  for (const each of readings) {
    const known = best.get(each.element);
    if (known === undefined || fit(each, header) > fit(known, header)) best.set(each.element, each);
  }
  return best;
}

/** Where the name says that only a part is left, a reading as a part is preferred to one as the whole. */
function fit({ weight, shape }: Reading, header: HeaderReading): number {
  return weight + (header.partial && shape !== 'plain' ? 2 : 0) + (header.hashed && shape === 'hashed' ? 2 : 0);
}

function candidate(found: Reading, header: HeaderReading): Candidate {
  const { element } = found;
  const reasons = [...found.reasons, ...nameReasons(element, header)];
  const total = reasons.reduce((sum, { weight }) => sum + weight, PRIORS[element] ?? PRIOR);
  return { element, reading: found, total, reasons };
}

function nameReasons(element: Element, header: HeaderReading): readonly Reason[] {
  const own = header.votes.filter((vote) => vote.element === element);
  const up = own.filter(({ weight }) => weight > 0).toSorted((left, right) => right.weight - left.weight);
  const down = own.filter(({ weight }) => weight < 0).toSorted((left, right) => left.weight - right.weight);
  const reasons: Reason[] = [...up.slice(0, 1), ...down.slice(0, 1)].map(({ text, weight }) => ({ text, weight }));
  if (up.length > 0 || down.length > 0 || header.generic) return reasons;
  const elsewhere = header.votes.some(({ weight }) => weight > STRONG) && !OPEN.has(element);
  if (!elsewhere && !GUARDED.has(element)) return reasons;
  return [...reasons, { text: 'the name of the column says nothing of it', weight: elsewhere ? -2 : -1 }];
}

export function adjust(judged: readonly Judged[], adjustments: readonly Adjustment[]): readonly Judged[] {
  return judged.map((column, at) => {
    const own = adjustments.filter((each) => each.column === at);
    if (own.length === 0) return column;
    const candidates = column.candidates.map((each) => {
      const reasons = own.filter(({ element }) => element === each.element).map(({ reason }) => reason);
      const total = reasons.reduce((sum, { weight }) => sum + weight, each.total);
      return { ...each, total, reasons: [...each.reasons, ...reasons] };
    });
    return { ...column, candidates: candidates.toSorted(byTotal) };
  });
}

function byTotal(left: Candidate, right: Candidate): number {
  return right.total - left.total || (left.element < right.element ? -1 : 1);
}

/** Probabilities of the candidates, in their order, and of none of them. */
export function probabilities(candidates: readonly Candidate[]): {
  readonly each: readonly number[];
  readonly none: number;
} {
  const top = Math.max(0, ...candidates.map(({ total }) => total));
  const odds = candidates.map(({ total }) => Math.exp(total - top));
  const sum = odds.reduce((left, right) => left + right, Math.exp(-top));
  return { each: odds.map((value) => value / sum), none: Math.exp(-top) / sum };
}

/** The element that leads with at least the given log odds over none at all and over the next. */
export function leading(column: Judged | undefined, least = 1): Element | null {
  const [first, second] = column?.candidates ?? [];
  if (first === undefined || first.total < least) return null;
  return second === undefined || first.total - Math.max(0, second.total) >= least ? first.element : null;
}
