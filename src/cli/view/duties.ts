import { inertText } from '../../base/text.js';
import { DUTY_STATES, type Answer, type Duties, type Duty, type DutyState } from '../../model/duty.js';
import {
  STATE_HEADINGS,
  STATUS_WORDS,
  confidenceWords,
  missingFacts,
  reviewedSentence,
  summarySentence,
  whenWords,
  whySentence,
  wouldWords,
} from '../../report/words/duties.js';
import { countOf, formatCount } from '../../report/words/numbers.js';
import type { Style } from '../terminal/ink.js';
import { wrap } from '../terminal/width.js';
import type { Page } from './page.js';

export type DutiesView = { readonly all: boolean };

const TONES: Readonly<Record<DutyState, Style>> = {
  overdue: 'red',
  due: 'yellow',
  starts_when: 'cyan',
  not_before: 'magenta',
  done: 'green',
  decided_against: 'blue',
};

/** Who must be told by when, for a page of 80 columns: what is late first, then what comes, what waits, and what is not known. */
export function viewDuties(answer: Duties, view: DutiesView, page: Page): string {
  const sections = [
    [...wrap(summarySentence(answer), page.width), ...dim(reviewedSentence(answer), page)],
    answer.warnings.flatMap((warning) => hanging(`! ${inertText(warning, 400)}`, 2, page)),
    ...DUTY_STATES.map((state) => group(state, answer, view, page)),
    notLaw(answer, view, page),
    cannotTell(answer, page),
    notDue(answer, view, page),
    dim(reviewedSentence(answer), page),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function group(state: DutyState, { duties }: Duties, view: DutiesView, page: Page): string[] {
  const own = duties.filter((duty) => duty.state === state);
  if (own.length === 0) return [];
  return [
    page.ink(`${STATE_HEADINGS[state].toUpperCase()} (${own.length})`, TONES[state], 'bold'),
    ...own.flatMap((duty) => entry(duty, view, page)),
  ];
}

function entry(duty: Duty, { all }: DutiesView, page: Page): string[] {
  const who = `${whenWords(duty)} · ${inertText(duty.recipient, 300)}`;
  const people = duty.people === null ? [] : [countOf(duty.people, 'person', 'people')];
  const notes = [...people, ...(confidenceWords(duty) === null ? [] : [confidenceWords(duty) ?? ''])].join(', ');
  return [
    ...hanging(who, 4, page).map((line, at) => (at === 0 ? page.ink(line, 'bold') : line)),
    ...inset(`${duty.id} · ${inertText(duty.citation, 300)}`, page).map((line) => page.ink(line, 'dim')),
    ...inset(capital(duty.timing), page),
    ...inset(`Why: ${whySentence(duty)}`, page),
    ...(duty.decision === null
      ? []
      : inset(`Decided against by ${inertText(duty.decision.by, 100)}: ${inertText(duty.decision.reason, 400)}`, page)),
    ...(duty.protection === null ? [] : inset(`Protection: ${duty.protection}`, page)),
    ...(notes === '' ? [] : inset(capital(notes), page).map((line) => page.ink(line, 'dim'))),
    ...(all ? details(duty, page) : []),
  ];
}

function details(duty: Duty, page: Page): string[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Asks for', duty.content],
    ['Would not apply', duty.exceptions.map(({ name, test }) => `${name.replaceAll('_', ' ')}: ${test}`)],
    ['Delay', duty.delays],
    ['Doubt', duty.doubts],
  ];
  return lists.flatMap(([label, items]) =>
    items.length === 0 ? [] : inset(`${label}: ${items.map((item) => inertText(item, 500)).join('; ')}`, page),
  );
}

/** What is no law on that day, shown so that nobody takes it for one. */
function notLaw({ not_law: duties }: Duties, { all }: DutiesView, page: Page): string[] {
  if (duties.length === 0) return [];
  const lines = duties.flatMap((duty) => [
    ...hanging(`${STATUS_WORDS[duty.status]}${wouldWords(duty)} · ${inertText(duty.recipient, 200)}`, 4, page),
    ...inset(`${duty.id} · ${inertText(duty.citation, 300)}`, page).map((line) => page.ink(line, 'dim')),
    ...inset(capital(duty.timing), page),
    ...(all ? inset(`Why: ${whySentence(duty)}`, page) : []),
    ...(duty.protection === null ? [] : inset(`Protection: ${duty.protection}`, page)),
  ]);
  return [page.ink(`NOT LAW (${duties.length})`, 'bold'), ...lines];
}

/** The facts that are missing, each with the rules that wait for it. */
function cannotTell({ cannot_tell: open }: Duties, page: Page): string[] {
  if (open.length === 0) return [];
  return [
    page.ink(`CANNOT TELL (${open.length})`, 'bold'),
    ...missingFacts(open).flatMap(({ say, rules }) => [
      ...hanging(say, 2, page),
      ...inset(rules.join(', '), page).map((line) => page.ink(line, 'dim')),
    ]),
  ];
}

function notDue({ not_due: answers }: Duties, { all }: DutiesView, page: Page): string[] {
  if (answers.length === 0) return [];
  const rules = countOf(answers.length, 'rule does', 'rules do');
  if (!all) return wrap(`${rules} not apply; --all shows each with its reason.`, page.width);
  return [
    page.ink(`DO NOT APPLY (${formatCount(answers.length)})`, 'bold'),
    ...answers.flatMap((answer) => reason(answer, page)),
  ];
}

function reason(answer: Answer, page: Page): string[] {
  return [...dim(answer.id, page), ...inset(whySentence(answer), page)];
}

function inset(text: string, page: Page): string[] {
  return wrap(text, page.width - 4).map((line) => `    ${line}`);
}

/** The first line from the margin, the others set in. */
function hanging(text: string, by: number, page: Page): string[] {
  return wrap(text, page.width - by).map((line, at) => (at === 0 ? line : ' '.repeat(by) + line));
}

function dim(text: string, page: Page): string[] {
  return wrap(text, page.width).map((line) => page.ink(line, 'dim'));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
