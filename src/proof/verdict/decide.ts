import jstat from 'jstat';
import type { MatchResult } from '../../model/evidence.js';
import type { Form } from '../../model/element.js';
import type { Reference } from '../../model/reference.js';
import type { RowClass, Verdict } from '../../model/verdict.js';
import type { Weighing } from '../../model/weighing.js';
import type { Share } from './shares.js';
import { MEANING } from './words.js';

export type Decision = {
  readonly verdict: Verdict['verdict'];
  /** The class that the evidence is weighed for, and its best rival, also when the verdict is `inconclusive`. */
  readonly best: RowClass | null;
  readonly rival: RowClass | null;
  readonly log10: number;
  readonly reasons: readonly string[];
};

/** A class is named when its Bayes factor is 100 or more: with six classes at even odds that leaves 5 % for the others. */
const ENOUGH = 2;
/** A second class counts when more than this share is its own with 97.5 % probability: below is the noise a leak of one kind may hold (mean of the noise prior, 8 %, halved). */
const NOISE = 0.04;
/** A second class of more than this share is no noise, however well noise would explain it: the mean of the noise prior. */
const MORE_THAN_NOISE = 0.08;
/** Made-up rows do not become those of one person of ours by chance: what stands among them was put there. */
const BY_CHANCE = 0.01;
const FEWEST_OF_A_CLASS = 3;
/** Fewer distinct rows of strangers than this could all be former customers whom the systems have forgotten. */
const FEWEST_STRANGERS = 30;

export function decide(
  match: MatchResult,
  weighing: Weighing,
  shares: readonly Share[],
  reference: Reference,
): Decision {
  const [first, second] = weighing.hypotheses;
  const nothing = cannotStart(match);
  if (nothing !== null || first === undefined || second === undefined) {
    return {
      verdict: 'inconclusive',
      best: null,
      rival: null,
      log10: 0,
      reasons: [nothing ?? 'There is nothing to weigh.'],
    };
  }
  const own = { best: first.class, rival: second.class, log10: first.log10 - second.log10 };
  const mixture = weighing.mixture.log10 - first.log10;
  const strong = shares.filter((share) => share.low > NOISE && share.units >= FEWEST_OF_A_CLASS);
  const nobody = strong.every((share) => share.class === 'fabricated' || share.class === 'not_ours');
  const noise = first.class === 'fabricated' ? BY_CHANCE : MORE_THAN_NOISE;
  const plain = shares.map((share) => surplus(share, match.units, noise)).sort((left, right) => right - left)[1];
  const several = Math.max(mixture, plain ?? 0);
  if (strong.length > 1 && several >= ENOUGH && !nobody) {
    if (onlyJointCustomers(match, weighing, strong)) {
      return { verdict: 'not_ours', ...own, best: 'not_ours', rival: 'authentic', log10: several, reasons: [JOINT] };
    }
    return { verdict: 'mixed', best: first.class, rival: null, log10: several, reasons: [] };
  }
  if (own.log10 < ENOUGH) return { verdict: 'inconclusive', ...own, reasons: [undecided(own.best, own.rival, match)] };
  if (first.class === 'not_ours' && shareOfOurs(match) > 0.5)
    return { verdict: 'inconclusive', ...own, reasons: [MOSTLY] };
  if (first.class === 'not_ours' && match.units < FEWEST_STRANGERS && !knowsTheDeparted(reference)) {
    return { verdict: 'inconclusive', ...own, reasons: [DEPARTED] };
  }
  return {
    verdict: first.class,
    ...own,
    reasons: first.class === 'not_ours' && !knowsTheDeparted(reference) ? [DEPARTED] : [],
  };
}

/** log10 odds that a class holds more than noise can. */
function surplus({ units }: Share, all: number, noise: number): number {
  const below = jstat.beta.cdf(noise, units + 1, Math.max(0, all - units) + 1);
  return Math.log10(Math.max(1e-300, 1 - below)) - Math.log10(Math.max(1e-300, below));
}

const JOINT =
  'Some rows fit people of yours, but only in values that people take everywhere (name, birth date, SSN). They can be customers of both organisations.';
const MOSTLY =
  'Most rows fit people of yours, in values that they take everywhere; the rest fit nobody. They can be customers of another organisation, or yours together with former customers whom the systems have forgotten.';
const DEPARTED =
  'Former customers who are no longer in the systems of record would look just like strangers: none of the systems keeps them.';

function cannotStart(match: MatchResult): string | null {
  if (match.units === 0) return 'No column of the file was recognised; name one with --column NAME=element.';
  if (!match.cells.some((cell) => cell.held)) return 'None of the recognised columns is held by any system of record.';
  return tellsPeople(match) ? null : 'No column, and no combination of columns, tells one person from another.';
}

/** Forms that tell one person from another together with a full name; a name alone, however rare, does not. */
const WITH_A_NAME: readonly Form[] = [
  'date_of_birth',
  'birth_year',
  'street',
  'postal_code',
  'ssn_last4',
  'phone_last4',
];

function tellsPeople({ cells }: MatchResult): boolean {
  const held = cells.filter((cell) => cell.held);
  const has = (...forms: readonly Form[]): boolean => held.some(({ form }) => forms.includes(form));
  return held.some((cell) => cell.identifying) || (has('first_name') && has('last_name') && has(...WITH_A_NAME));
}

function undecided(best: RowClass, rival: RowClass, match: MatchResult): string {
  const pair = new Set<RowClass>([best, rival]);
  if (pair.has('authentic') && pair.has('scraped') && !match.cells.some((cell) => cell.held && !cell.public)) {
    return 'Every column can be looked up in public: by content alone, your rows cannot be told from rows gathered elsewhere.';
  }
  if (pair.has('fabricated') && pair.has('not_ours')) {
    return 'The rows are not in your systems beyond chance, but it cannot be told whether they were made up or are of another organisation.';
  }
  const few = match.units < FEWEST_STRANGERS ? ` with only ${match.units} distinct rows` : '';
  return `The rows fit two explanations about as well${few}: ${MEANING[best]}, or ${MEANING[rival]}.`;
}

function knowsTheDeparted(reference: Reference): boolean {
  return reference.systems.some((system) => system.kind !== 'table');
}

/** Share of the distinct rows of which some identifying value is their person's. */
function shareOfOurs({ cells, patterns, units }: MatchResult): number {
  const fits = patterns.filter(
    ({ person, outcomes }) => person && cells.some((cell, at) => cell.identifying && outcomes[at] === 'agrees'),
  );
  return units === 0 ? 0 : fits.reduce((sum, pattern) => sum + pattern.units, 0) / units;
}

/** Rows that agree in nothing that only we could have given, beside a majority of strangers. */
function onlyJointCustomers(match: MatchResult, weighing: Weighing, strong: readonly Share[]): boolean {
  const classes = strong.map((share) => share.class).sort();
  const strangers = strong.find((share) => share.class === 'not_ours');
  if (classes.join() !== 'authentic,not_ours' || strangers === undefined || strangers.share < 0.5) return false;
  return !match.patterns.some(
    (pattern, at) =>
      weighing.patterns[at]?.class === 'authentic' &&
      match.cells.some(
        (cell, index) => cell.boundTo === 'organisation' && cell.identifying && pattern.outcomes[index] === 'agrees',
      ),
  );
}
