import type { SaidInCase, SaidOfCase } from '../../../app/cases/said.js';
import { inertText } from '../../../base/text.js';
import type { CaseEvent } from '../../../model/case.js';
import { FACT_ELEMENTS } from '../../../model/facts-words.js';
import { STATEMENT_STATUSES } from '../../../model/statement.js';
import { eventWords, kindWords } from '../../../report/words/case.js';
import { maySay } from '../../../report/words/may-say.js';
import { elementLabel } from '../../../report/words/elements.js';
import { HOLDS_WORDS, STATUS_WORDS, saidLines } from '../../../report/words/statements.js';
import type { StatementsView } from './schemas.js';

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
    owed: owedOf(of, bySeq),
    over: of.restatements.flatMap(({ event, owed: { statement, contradictions }, state }) =>
      state.state === 'owed'
        ? []
        : [
            {
              event: event.seq,
              statement,
              says: contradictions.map(({ says }) => inertText(says, 600)),
              state: state.state === 'lapsed' ? `lapsed: ${state.because}` : state.state,
            },
          ],
    ),
    may_say: maySay(of),
    grounds: grounds.map((event) => ({ event: event.seq, says: lineOf(event) })).toReversed(),
    statuses: STATEMENT_STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] })),
    elements: FACT_ELEMENTS.map((value) => ({ value, label: elementLabel(value) })),
    audiences: [...new Set(said.flatMap(({ payload }) => payload.to))].slice(-50),
  };
}

/** By statement: who is owed, and of each matter what was found last. */
function owedOf({ restatements }: SaidOfCase, bySeq: ReadonlyMap<number, CaseEvent>): StatementsView['owed'] {
  const open = restatements.flatMap(({ owed, state }) => (state.state === 'owed' ? [{ owed, to: state.to }] : []));
  const statements = [...new Set(open.map(({ owed }) => owed.statement))].toReversed();
  return statements.map((statement) => {
    const own = open.filter(({ owed }) => owed.statement === statement);
    const lines = new Map<string, StatementsView['owed'][number]['lines'][number]>();
    for (const { owed } of own)
      for (const { what, says } of owed.contradictions)
        lines.set(what, {
          says: inertText(says, 600),
          event: owed.found_by,
          because: lineOf(bySeq.get(owed.found_by)),
        });
    const to = [...new Set(own.flatMap((each) => each.to))].map((each) => inertText(each, 300));
    return { statement, to, lines: [...lines.values()] };
  });
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
  return event === undefined
    ? 'an event that was withdrawn'
    : `${kindWords(event)}: ${inertText(eventWords(event), 300)}`;
}

function inertLines(text: string): string {
  return text
    .split(/\r\n?|\n/u)
    .map((line) => inertText(line.replaceAll('\t', ' '), 100_000))
    .join('\n');
}
