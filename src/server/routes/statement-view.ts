import type { SaidInCase, SaidOfCase } from '../../app/cases/said.js';
import { inertText } from '../../base/text.js';
import type { CaseEvent } from '../../model/case.js';
import { FACT_ELEMENTS } from '../../model/facts-words.js';
import { STATEMENT_STATUSES } from '../../model/statement.js';
import { eventWords, kindWords } from '../../report/words/case.js';
import { maySay } from '../../report/words/may-say.js';
import { HOLDS_WORDS, elementLabel, saidLines } from '../../report/words/statements.js';
import type { StatementsView } from './statement-schemas.js';

const MOST_GROUNDS = 12;
const GROUNDS = ['verdict', 'exposure', 'facts'];

/** All that was said in a case, newest first, with whether it holds; what is owed; what may be said. */
export function statementsView(of: SaidOfCase): StatementsView {
  const { said, events, last } = of;
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const grounds = events.filter(({ kind }) => GROUNDS.includes(kind)).slice(-MOST_GROUNDS);
  return {
    last,
    statements: said.map((each) => statementOf(each, of, bySeq)).toReversed(),
    restatements: of.restatements
      .map(({ event, owed: { statement, found_by: by, contradictions }, state }) => ({
        event: event.seq,
        statement,
        found_by: by,
        because: lineOf(bySeq.get(by)),
        says: contradictions.map(({ says }) => inertText(says, 600)),
        state: state.state,
        state_words: state.state === 'lapsed' ? `lapsed: ${state.because}` : state.state,
        to: state.state === 'owed' ? state.to.map((each) => inertText(each, 300)) : [],
      }))
      .toReversed(),
    may_say: maySay(of),
    grounds: grounds.map((event) => ({ event: event.seq, says: lineOf(event) })).toReversed(),
    statuses: STATEMENT_STATUSES.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    elements: FACT_ELEMENTS.map((value) => ({ value, label: elementLabel(value) })),
    audiences: [...new Set(said.flatMap(({ payload }) => payload.to))].slice(-50),
  };
}

function statementOf(
  { event, payload, check, against }: SaidInCase,
  { said }: SaidOfCase,
  bySeq: ReadonlyMap<number, CaseEvent>,
): StatementsView['statements'][number] {
  const { text, at, by, to, channel, restates } = payload;
  const holds = check?.holds ?? 'open';
  return {
    event: event.seq,
    text: inertLines(text),
    at,
    by: inertText(by, 300),
    to: to.map((each) => inertText(each, 300)),
    channel: channel === undefined ? null : inertText(channel, 300),
    says: saidLines(check?.says ?? []),
    rests_on: event.basis.map((each) => groundOf(each, event.case, bySeq)),
    restates: restates ?? null,
    restated_by: said.flatMap((other) => (other.payload.restates === event.seq ? [other.event.seq] : [])),
    holds,
    holds_words: HOLDS_WORDS[holds],
    against: against.map((each) => ({ ...each, says: inertText(each.says, 600) })),
  };
}

function groundOf(id: string, caseId: string, bySeq: ReadonlyMap<number, CaseEvent>) {
  const number = id.startsWith(`${caseId}/`) ? Number(id.slice(caseId.length + 1)) : null;
  if (number === null) return { event: null, says: inertText(id, 80) };
  return { event: number, says: lineOf(bySeq.get(number)) };
}

function lineOf(event: CaseEvent | undefined): string {
  return event === undefined ? 'an event that was withdrawn' : `${kindWords(event)}: ${inertText(eventWords(event), 300)}`;
}

function inertLines(text: string): string {
  return text
    .split(/\r\n?|\n/u)
    .map((line) => inertText(line.replaceAll('\t', ' '), 100_000))
    .join('\n');
}
