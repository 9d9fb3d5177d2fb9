import { inertText } from '../../base/text.js';
import type { StandingDecision } from '../../model/case.js';
import type { Answer, Duties, Duty } from '../../model/duty.js';
import { countdownWords } from './countdown.js';
import {
  STATE_HEADINGS,
  STATUS_WORDS,
  confidenceWords,
  instantWords,
  whenWords,
  whySentence,
  wouldWords,
} from './duties.js';
import { lawOf } from './jurisdictions.js';
import { countOf } from './numbers.js';

/** The groups of the board, in the order in which a reader needs them. */
export const BOARD_GROUPS = [
  'overdue',
  'due',
  'starts_when',
  'not_before',
  'cannot_tell',
  'may',
  'not_law',
  'done',
  'decided_against',
  'not_due',
] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

export const GROUP_WORDS: Readonly<Record<BoardGroup, { readonly heading: string; readonly says: string }>> = {
  overdue: { heading: STATE_HEADINGS.overdue, says: 'The time of the law is over, and nobody wrote that it was done.' },
  due: { heading: STATE_HEADINGS.due, says: 'Owed on these facts, the nearest deadline first.' },
  starts_when: {
    heading: 'Waiting for an event',
    says: 'Owed, but no clock runs: nobody has set the event that starts it.',
  },
  not_before: { heading: STATE_HEADINGS.not_before, says: 'It may not be done yet.' },
  cannot_tell: {
    heading: 'Waiting for facts',
    says: 'A fact is missing that decides. No duty is claimed, and none is denied.',
  },
  may: { heading: 'May be told', says: 'Voluntary: no law asks for it.' },
  not_law: { heading: 'Not law', says: 'Proposed rules and bills as they stood: what they would ask.' },
  done: { heading: STATE_HEADINGS.done, says: 'As you wrote it down.' },
  decided_against: { heading: STATE_HEADINGS.decided_against, says: 'As you decided, by whom and why.' },
  not_due: { heading: 'Not owed', says: 'Rules that do not apply on these facts, each with its reason.' },
};

/** A part of the why behind a duty: its label and its lines. */
export type Reason = { readonly label: string; readonly lines: readonly string[] };

export type BoardCard = {
  readonly id: string;
  readonly group: BoardGroup;
  /** Of the rule's law: its code and its name. */
  readonly law: string;
  readonly law_name: string;
  readonly regime: string;
  readonly recipient: string;
  /** The deadline in words, and how long it is until then; the moment itself where there is one. */
  readonly when: string;
  readonly countdown: string | null;
  readonly at: string | null;
  readonly form: string | null;
  readonly decision: CardDecision | null;
  readonly reasons: readonly Reason[];
};

/** What was decided on a rule, and by which event of the case; `says` holds all of it in a sentence. */
export type CardDecision = {
  readonly follow: boolean;
  readonly by: string;
  readonly at: string;
  readonly why: string;
  readonly event: number;
  readonly says: string;
};

type RuleCard = Omit<BoardCard, 'decision'>;

/** Every rule as a card of the board, in the order of the answer, with what was decided on it. All of it is inert text. */
export function boardCards(answer: Duties, decisions: ReadonlyMap<string, StandingDecision>): BoardCard[] {
  return ruleCards(answer).map((card) => {
    const decided = decisions.get(card.id);
    return { ...card, decision: decided === undefined ? null : cardDecision(decided) };
  });
}

function cardDecision({ follow, by, at, why, event }: StandingDecision): CardDecision {
  const [who, reason] = [inertText(by, 300), inertText(why, 600)];
  const says = `${follow ? 'Followed' : 'Decided against'}: decided by ${who} on ${at.slice(0, 10)}, event ${event}: ${reason}`;
  return { follow, by: who, at, why: reason, event, says };
}

function ruleCards(answer: Duties): RuleCard[] {
  return [
    ...answer.duties.map((duty) => dutyCard(duty, duty.state, answer.as_of)),
    ...answer.cannot_tell.map((rule) => ruleCard(rule, 'cannot_tell')),
    ...answer.not_law.map((duty) => dutyCard(duty, duty.status === 'voluntary' ? 'may' : 'not_law', answer.as_of)),
    ...answer.not_due.map((rule) => ruleCard(rule, 'not_due')),
  ];
}

function dutyCard(duty: Duty, group: BoardGroup, asOf: string): RuleCard {
  const isLaw = duty.status === 'law';
  const at = momentOf(duty);
  return {
    id: inertText(duty.id, 120),
    group,
    law: duty.jurisdiction,
    law_name: lawOf(duty.jurisdiction),
    regime: inertText(duty.regime, 200),
    recipient: capital(inertText(duty.recipient, 300)),
    when: isLaw ? whenWords(duty) : `${STATUS_WORDS[duty.status]}${wouldWords(duty)}`,
    countdown: at === null || !isLaw || isOver(group) ? null : countdownWords(at, asOf),
    at: isLaw ? at : null,
    form: duty.draft,
    reasons: reasonsOf(duty),
  };
}

function isOver(group: BoardGroup): boolean {
  return group === 'done' || group === 'decided_against';
}

function momentOf({ state, due, not_before: wait, done_at: done, decision }: Duty): string | null {
  if (state === 'done') return done;
  if (state === 'decided_against') return decision?.at ?? null;
  return state === 'not_before' ? wait : due;
}

function ruleCard(rule: Answer | Duties['cannot_tell'][number], group: 'cannot_tell' | 'not_due'): RuleCard {
  const needs = 'needs' in rule ? [{ label: 'What would settle it', lines: inert(rule.needs) }] : [];
  const version = rule.trace.version === null ? 'none in force' : `the version of ${rule.trace.version}`;
  return {
    id: inertText(rule.id, 120),
    group,
    law: rule.jurisdiction,
    law_name: lawOf(rule.jurisdiction),
    regime: inertText(rule.regime, 200),
    recipient: '',
    when: '',
    countdown: null,
    at: null,
    form: null,
    reasons: [
      { label: 'Why', lines: [whySentence(rule)] },
      ...needs,
      { label: 'Rule', lines: [`${rule.id}, ${version}`] },
    ],
  };
}

/** The clock, what started it, the rule, the sources and the protection. */
function reasonsOf(duty: Duty): Reason[] {
  const { anchor, anchor_at: set, decision, people } = duty;
  const confidence = confidenceWords(duty);
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Why', duty.why],
    ['Clock', [duty.timing]],
    ['Starts from', [`${anchor.replaceAll('_', ' ')}${set === null ? ', not set' : `: ${instantWords(set)}`}`]],
    ['People', people === null ? [] : [countOf(people, 'person', 'people')]],
    [
      'Decided against',
      decision === null ? [] : [`by ${decision.by}, ${instantWords(decision.at)}: ${decision.reason}`],
    ],
    ['Protection', duty.protection === null ? [] : [duty.protection]],
    ['Asks for', duty.content],
    ['Would not apply', duty.exceptions.map(({ name, test }) => `${name.replaceAll('_', ' ')}: ${test}`)],
    ['Delay', duty.delays],
    ['Doubts', duty.doubts],
    [
      'Rule',
      [duty.id, duty.citation, `the version of ${duty.trace.version ?? 'no day'}, looked into to ${duty.reviewed}`],
    ],
    ['Confidence', confidence === null ? [] : [confidence]],
    ['Sources', duty.sources],
  ];
  return lists.flatMap(([label, lines]) => (lines.length === 0 ? [] : [{ label, lines: inert(lines) }]));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inert(lines: readonly string[]): string[] {
  return lines.map((line) => inertText(line, 600));
}
