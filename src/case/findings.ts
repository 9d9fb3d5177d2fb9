import { payloadOf, type CaseEvent, type Payload } from '../model/case.js';
import type { Content, Contradiction, SaidStatement, StatedCount } from '../model/said.js';
import { contradictionsOf } from './contradict.js';
import { isTree, type Tree } from './tree.js';
import { standing, standingOf, type StandingEvent } from './standing.js';

/** What an event of the case found, as statements say it; null where it found nothing of the kind. */
export type Finding = { readonly event: CaseEvent; readonly finds: Content };

/** A statement that holds no more, and the finding that says so. */
export type Owed = { readonly statement: number; readonly found_by: number; readonly contradictions: Contradiction[] };

/** Restatements that are owed: of each statement that was not taken back, by findings after it. */
export function owedBy(events: readonly CaseEvent[]): Owed[] {
  const now = standing(events);
  const statements = standingOf(now, 'statement');
  const restated = new Set(statements.flatMap(({ payload }) => payload.restates ?? []));
  const findings = findingsOf(now);
  return statements
    .filter(({ event }) => !restated.has(event.seq))
    .flatMap((statement) => owedOf(statement.event.seq, statement.payload, findings));
}

/** What of it no event of the case says yet: the same found again is no news. */
export function newlyOwed(events: readonly CaseEvent[]): Owed[] {
  const raised = new Set(
    standingOf(standing(events), 'restatement').flatMap(({ payload }) =>
      payload.contradictions.map(({ says }) => `${payload.statement} ${says}`),
    ),
  );
  return owedBy(events).flatMap((owed) => {
    const contradictions = owed.contradictions.filter(({ says }) => !raised.has(`${owed.statement} ${says}`));
    for (const { says } of contradictions) raised.add(`${owed.statement} ${says}`);
    return contradictions.length === 0 ? [] : [{ ...owed, contradictions }];
  });
}

/** What is already known otherwise when something is about to be said. */
export function contradictedNow(
  says: Content,
  events: readonly CaseEvent[],
): { readonly event: number; readonly says: string }[] {
  return currentOf(findingsOf(standing(events))).flatMap(({ event, finds }) =>
    contradictionsOf(says, finds).map((each) => ({ event: event.seq, says: each.says })),
  );
}

/** Without numbers of people that a later finding gave anew; bounds stay. */
function currentOf(findings: readonly Finding[]): Finding[] {
  const last = findings.findLastIndex(({ finds }) => finds.people !== undefined && !isBound(finds.people));
  return findings.map(({ event, finds }, at) => {
    const { people, ...others } = finds;
    const isOld = at < last && people !== undefined && !isBound(people);
    return isOld ? { event, finds: others } : { event, finds };
  });
}

function isBound(people: StatedCount): boolean {
  return typeof people !== 'number' && people['about'] === undefined;
}

function owedOf(seq: number, { says }: SaidStatement, findings: readonly Finding[]): Owed[] {
  return findings
    .filter(({ event }) => event.seq > seq)
    .flatMap(({ event, finds }) => {
      const contradictions = contradictionsOf(says, finds);
      return contradictions.length === 0 ? [] : [{ statement: seq, found_by: event.seq, contradictions }];
    });
}

/** What the case found, in its order. */
function findingsOf(events: readonly StandingEvent[]): Finding[] {
  return events.flatMap(({ event, payload }) => {
    const finds = findsOf({ ...event, payload });
    return finds === null ? [] : [{ event, finds }];
  });
}

function findsOf(event: CaseEvent): Content | null {
  const verdict = payloadOf(event, 'verdict');
  if (verdict !== null) return ofVerdict(verdict);
  const exposure = payloadOf(event, 'exposure');
  if (exposure !== null) return ofExposure(exposure);
  const facts = payloadOf(event, 'facts');
  return facts === null ? null : ofFacts(facts.set);
}

/** Rows that are ours: at least so many people, and the elements that agreed. */
function ofVerdict({ document }: Payload<'verdict'>): Content | null {
  if (document.verdict !== 'authentic' && document.verdict !== 'mixed') return null;
  const confirmed = document.elements.filter(({ agree }) => agree > 0).map(({ element }) => element);
  const people = { at_least: document.matched_people };
  return { status: 'personal_data_confirmed', people, confirmed };
}

function ofExposure({ document: { counted, scope, verdict } }: Payload<'exposure'>): Content | null {
  if (counted === null || (verdict !== 'authentic' && verdict !== 'mixed')) return null;
  const clear = counted.elements.filter(({ shown, people }) => shown === 'clear' && people > 0);
  const people = scope === 'whole' ? counted.people : { at_least: counted.people };
  return { status: 'personal_data_confirmed', people, confirmed: [...new Set(clear.map(({ element }) => element))] };
}

function ofFacts(set: Tree): Content | null {
  const exposure = set['exposure'];
  if (!isTree(exposure)) return null;
  const { people, elements } = exposure;
  const total = isTree(people) ? people['total'] : undefined;
  const isEstimate = isTree(people) && people['is_estimate'] === true;
  const confirmed = Array.isArray(elements) ? elements.filter((each) => typeof each === 'string') : [];
  const counted = typeof total === 'number' ? { people: isEstimate ? { about: total } : total } : {};
  return { ...counted, ...(confirmed.length === 0 ? {} : { confirmed }) };
}
