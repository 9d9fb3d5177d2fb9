import { valueAt } from '../../base/at-path.js';
import type { AsOf, Clock } from '../../model/clock.js';
import type { Duties, Duty } from '../../model/duty.js';
import type { Facts } from '../../model/facts.js';
import { ANCHORS } from '../../model/facts-words.js';
import type { Severity } from '../../model/nciss.js';
import type { Beside, FieldAnswer, Report } from '../../model/report.js';
import { showFact, type Voice } from './show.js';
import { countWord, instantWords } from './words.js';

/** What answers are taken from: facts, and the results that come from them. */
export type Sources = {
  readonly facts: Facts;
  readonly duties: Duties;
  readonly severity: Severity;
  readonly asOf: AsOf;
  readonly clock: Clock;
  /** State of the report, for facts that are kept by state. */
  readonly state: string | null;
  /** Duties that the form answers to. */
  readonly own: readonly Duty[];
  readonly earlier: Report | null;
  /** What changed since the earlier report, in words; null where there is none, or where that is not known yet. */
  readonly changed: string | null;
  /** What stands beside the facts, and by path where a fact is from, where nobody gave it. */
  readonly beside?: readonly Beside[];
  readonly bases?: Readonly<Record<string, string>>;
};

export type Lookup = {
  /** The value as it stands; undefined where it is unknown as of the day. */
  readonly value: (fact: string) => unknown;
  readonly words: (fact: string, voice: Voice) => string | null;
  readonly answer: (fact: string) => FieldAnswer | null;
  /** What helps with a fact, and does not answer it. */
  readonly beside: (fact: string) => FieldAnswer[];
  /** The path with the state put in. */
  readonly path: (fact: string) => string;
};

export function makeLookup(sources: Sources): Lookup {
  const path = (fact: string): string => (sources.state === null ? fact : fact.replace('$state', sources.state));
  const value = (fact: string): unknown => valueOf(path(fact), sources);
  const words = (fact: string, voice: Voice): string | null => {
    const found = value(fact);
    return found === undefined || found === null ? null : showFact(path(fact), found, voice) + boundsOf(fact, sources);
  };
  return {
    value,
    words,
    path,
    answer: (fact) => {
      const text = words(fact, 'form');
      if (text === null) return null;
      const known = knownOf(path(fact), sources.facts);
      const answer = { fact: path(fact), text, known_at: known?.at ?? null, known_by: known?.by ?? null };
      const basis = basisOf(path(fact), sources.bases ?? {});
      return { ...answer, only_helps: false, ...(basis === null ? {} : { basis }) };
    },
    beside: (fact) =>
      (sources.beside ?? [])
        .filter((each) => each.fact === path(fact))
        .map(({ text, basis }) => ({
          fact: path(fact),
          text,
          known_at: null,
          known_by: null,
          only_helps: true,
          basis,
        })),
  };
}

/** Of a fact, or of what of a room was taken from elsewhere, by name. */
function basisOf(path: string, bases: Readonly<Record<string, string>>): string | null {
  const whole = bases[path];
  if (whole !== undefined) return whole;
  const parts = Object.entries(bases).filter(([each]) => each.startsWith(`${path}.`));
  return parts.length === 0 ? null : parts.map(([each, basis]) => `${each.slice(path.length + 1)} ${basis}`).join(', ');
}

/** A number of people that is an estimate says so wherever it is shown, with its bounds if they are known. */
function boundsOf(fact: string, { facts }: Sources): string {
  const { is_estimate: isEstimate, low, high } = facts.exposure?.people ?? {};
  if (fact !== 'exposure.people.total') return '';
  const bounds = low === undefined || high === undefined ? '' : `between ${countWord(low)} and ${countWord(high)}`;
  if (isEstimate === true) return ` (an estimate${bounds === '' ? '' : `, ${bounds}`})`;
  return bounds === '' ? '' : ` (${bounds})`;
}

function valueOf(path: string, sources: Sources): unknown {
  const result = RESULTS[path];
  if (result !== undefined) return result(sources);
  const found = valueAt(sources.facts, path.split('.'));
  return isToCome(path, found, sources) ? undefined : found;
}

/** An event that a person has set, but that lies after the day asked for, has not happened yet. */
function isToCome(path: string, found: unknown, { asOf, clock }: Sources): boolean {
  const isEvent = ANCHORS.some((name) => path === `incident.${name}`);
  return isEvent && typeof found === 'string' && !clock.hasCome(found, asOf);
}

/** When a fact was established: said of itself, or of the nearest room that it stands in. */
function knownOf(path: string, { known }: Facts): { readonly at: string; readonly by?: string | undefined } | null {
  if (known === undefined) return null;
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const found = known[steps.slice(0, length).join('.')];
    if (found !== undefined) return found;
  }
  return null;
}

const NEXT = 5;

/** What comes from the facts rather than stands in them. */
const RESULTS: Readonly<Record<string, (sources: Sources) => unknown>> = {
  'report.as_of': ({ asOf }) => asOf.instant ?? asOf.day,
  'report.supplements': ({ earlier }) =>
    earlier === null ? undefined : `supplement to version ${earlier.version} of ${instantWords(earlier.as_of)}`,
  'report.changes': ({ changed }) => changed ?? undefined,
  'severity.nciss': ({ severity }) => (severity.score === null ? undefined : `${severity.score} of 100 (NCISS)`),
  'duties.done': ({ duties }) =>
    listed(duties.duties.filter(({ state }) => state === 'done').map((duty) => `${duty.recipient}: ${timeOf(duty)}`)),
  'duties.next': ({ duties }) =>
    listed(
      duties.duties
        .filter(({ state }) => state === 'overdue' || state === 'due' || state === 'starts_when')
        .slice(0, NEXT)
        .map((duty) => `${duty.recipient} (${duty.id}): ${timeOf(duty)}`),
    ),
  'duties.of_form': ({ own }) => listed(own.map(({ id, why }) => `${id}: ${why.join('; ')}`)),
  'duties.holds': ({ duties }) =>
    listed(
      duties.duties.filter(({ state }) => state === 'not_before').map((duty) => `${duty.recipient}: ${timeOf(duty)}`),
    ),
};

function listed(items: readonly string[]): readonly string[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** The state of a duty and the day that goes with it, in words. */
export function timeOf({ state, due, not_before: notBefore, done_at: doneAt, timing }: Duty): string {
  if (state === 'done') return doneAt === null ? 'done' : `done ${instantWords(doneAt)}`;
  if (state === 'not_before') return notBefore === null ? timing : `not before ${instantWords(notBefore)}`;
  const word = state === 'overdue' ? 'overdue since' : 'due';
  return due === null ? timing : `${word} ${instantWords(due)}`;
}
