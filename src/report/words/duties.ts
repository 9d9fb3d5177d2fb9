import { DUTY_STATES, type Duties, type Duty, type DutyState } from '../../model/duty.js';
import { inertText } from '../../base/text.js';
import { countOf } from './numbers.js';

/** Headings of the groups, in the order in which a reader needs them. */
export const STATE_HEADINGS: Readonly<Record<DutyState, string>> = {
  overdue: 'Overdue',
  due: 'Due',
  starts_when: 'Starts when',
  not_before: 'Not before',
  done: 'Done',
  decided_against: 'Decided against',
};

export const STATUS_WORDS = {
  law: 'law',
  proposed: 'proposed, not law',
  bill: 'a bill, never law',
  superseded: 'superseded',
  voluntary: 'voluntary',
} as const;

/** When a duty is to be done, for the head of its entry: `2021-08-25 23:59 -04:00`. */
export function whenWords({ state, due, not_before: notBefore, done_at: doneAt, decision }: Duty): string {
  if (state === 'done' && doneAt !== null) return `done ${instantWords(doneAt)}`;
  if (state === 'decided_against' && decision !== null) return `decided ${instantWords(decision.at)}`;
  if (state === 'not_before' && notBefore !== null) return `not before ${instantWords(notBefore)}`;
  if (due !== null) return instantWords(due);
  return state === 'due' ? 'now, no day is set' : 'no clock runs';
}

/** The day on which it would be due if it were law. */
export function wouldWords({ due }: Duty): string {
  return due === null ? '' : `, it would be ${instantWords(due)}`;
}

export function instantWords(instant: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})$/u.exec(instant);
  return match === null ? inertText(instant, 40) : `${match[1]} ${match[2]} ${match[3]}`;
}

/** What is said first: of whom, as of when, how many duties in which state. */
export function summarySentence({ organisation, as_of: asOf, duties }: Duties): string {
  const counts = DUTY_STATES.flatMap((state) => {
    const number = duties.filter((duty) => duty.state === state).length;
    return number === 0 ? [] : [`${number} ${inState(state, number)}`];
  });
  const states = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
  return `${inertText(organisation, 120)}, as of ${inertText(asOf, 40)}: ${countOf(duties.length, 'duty', 'duties')}${states}.`;
}

/** How duties in a state are counted: `7 wait for an event`. */
function inState(state: DutyState, number: number): string {
  if (state === 'starts_when') return number === 1 ? 'waits for an event' : 'wait for an event';
  return state === 'not_before' ? 'not to be done yet' : STATE_HEADINGS[state].toLowerCase();
}

export function reviewedSentence({ law_reviewed_to: reviewed, notice }: Duties): string {
  return `${notice} Law looked into to ${reviewed}.`;
}

/** Why it applies, in one line. */
export function whySentence({ why }: { readonly why: readonly string[] }): string {
  const said = why.map((part) => inertText(part, 400)).join('; ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** How sure the research is, where it is less than sure. */
export function confidenceWords({ confidence, doubts }: Duty): string | null {
  if (confidence === 'high' && doubts.length === 0) return null;
  const number = doubts.length === 0 ? '' : `, ${countOf(doubts.length, 'doubt')}`;
  return `confidence ${confidence}${number}`;
}

/** What to say in the facts file so that rules can be told, each with the rules that wait for it; roles name theirs. */
export function missingFacts(open: Duties['cannot_tell']): { readonly say: string; readonly rules: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const answer of open) {
    const paths = firstNeeds(answer.needs);
    const say = paths[0] === '--as-of' ? whySentence(answer) : `Say ${paths.map(factWords).join(', and ')}`;
    const roles = answer.needs.flatMap((need) => /^organisation\.regulated_as: \[(\w+)\]$/u.exec(need)?.[1] ?? []);
    const shown = roles.length === 0 ? answer.id : `${answer.id} (${roles.join(' or ')})`;
    groups.set(say, [...(groups.get(say) ?? []), shown]);
  }
  return [...groups].map(([say, rules]) => ({ say, rules }));
}

/** Facts that only matter once another is known are asked for then. */
export function firstNeeds(needs: readonly string[]): string[] {
  const paths = new Set(needs.map((need) => need.split(':')[0] ?? ''));
  for (const [first, later] of AFTER) if (paths.has(first)) for (const path of later) paths.delete(path);
  return [...paths].sort();
}

const AFTER: readonly (readonly [string, readonly string[]])[] = [
  [
    'exposure.elements',
    ['exposure.account_is_financial', 'exposure.usable_without_code', 'exposure.usable_without_name'],
  ],
  ['exposure.people.by_jurisdiction', ['exposure.people.total']],
];

const FACT_WORDS: Readonly<Record<string, string>> = {
  'organisation.regulated_as': 'what it is regulated as (organisation.regulated_as, [] for nothing)',
  'exposure.people.by_jurisdiction': 'where the other people live (exposure.people: total, by_jurisdiction, elsewhere)',
  'exposure.people.total': 'how many people there are in all (exposure.people.total)',
  'exposure.elements': 'which data elements were taken (exposure.elements)',
  'incident.kind': 'what kind of incident it is (incident.kind)',
};

function factWords(path: string): string {
  return FACT_WORDS[path] ?? path;
}
