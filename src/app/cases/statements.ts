import {
  besideIn,
  againstIn,
  newlyOwed,
  owedIn,
  stateOf,
  statementFileOf,
  type Against,
  type Owed,
  type RestatementState,
} from '../../case/findings.js';
import { checkStatements } from '../../duty/statement/statement.js';
import type { CaseEvent } from '../../model/case.js';
import type { Beside, Statements } from '../../model/statement-check.js';
import { append, type Entry } from './add.js';
import type { OpenedCases } from './open.js';

/** What was said in a case, held against what it knows now. */
export function statementsOf({ settings, now }: OpenedCases, events: readonly CaseEvent[]): Statements {
  const file = statementFileOf(events, settings.workspace.organisation.name);
  const written = [...file.findings, ...file.statements].map(({ at }) => Date.parse(at));
  const latest = new Date(Math.max(now().getTime(), ...written)); // a clock elsewhere may have been ahead
  const instant = `${latest.toISOString().slice(0, 19)}Z`;
  return checkStatements(file, { day: instant.slice(0, 10), instant });
}

/** What became of restatements, and what is known of what a claim says, by the number of its event; by what the case knows now. */
export function knownNow(
  opened: OpenedCases,
  events: readonly CaseEvent[],
): {
  readonly restatement: (owed: Owed) => RestatementState;
  readonly beside: (seq: number) => readonly Beside[];
} {
  // A case with neither is not held against all that was said in it.
  let found: Statements | null = null;
  const statements = (): Statements => (found ??= statementsOf(opened, events));
  return { restatement: (owed) => stateOf(statements(), owed), beside: (seq) => besideIn(statements())(seq) };
}

/** What the case knows otherwise than a statement of it says, or perhaps knows otherwise. */
export function knownOtherwise(opened: OpenedCases, events: readonly CaseEvent[], seq: number): Against[] {
  return againstIn(statementsOf(opened, events), seq);
}

/** What is known of what a claim says, by the number of its event. */
export function knownBeside(opened: OpenedCases, events: readonly CaseEvent[]): (seq: number) => readonly Beside[] {
  return besideIn(statementsOf(opened, events));
}

/** Writes down which statements hold no more, each once. */
export async function raiseOwed(opened: OpenedCases, { caseId, who }: Entry): Promise<CaseEvent[]> {
  const raised: CaseEvent[] = [];
  const events = await opened.store.events(caseId);
  for (const owed of newlyOwed(owedIn(statementsOf(opened, events)), events)) {
    const basis = [String(owed.statement), String(owed.found_by)];
    raised.push(await append(opened, { caseId, who, basis }, { kind: 'restatement', payload: owed }));
  }
  return raised;
}
