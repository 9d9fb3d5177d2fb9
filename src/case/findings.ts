import { payloadOf, type CaseEvent, type Payload } from '../model/case.js';
import { FACT_ELEMENTS, type FactElement } from '../model/facts-words.js';
import type { Content, StatementFile } from '../model/statement.js';
import type { Beside, Said, Statements } from '../model/statement-check.js';
import { peopleIn } from '../model/verdict.js';
import { statedClaimOf } from './claims.js';
import { standing, standingOf, type StandingEvent } from './standing.js';
import { isTree, type Tree } from './tree.js';

/**
 * The findings and statements of a case as `assay statements` reads them from a file; an event's id there is `e` and its number.
 * A statement is held against all that the case found, whether it names it as its basis or not, and whichever came first.
 */
export function statementFileOf(events: readonly CaseEvent[], organisation: string): StatementFile {
  const now = standing(events);
  const findings = inChainOrder(now.flatMap(findingOf));
  const statements = standingOf(now, 'statement');
  const known = new Set(statements.map(({ event }) => idOf(event.seq)));
  const found = findings.map(({ id }) => id);
  return {
    organisation,
    findings,
    statements: statements.map(({ event, payload: { at, by, to, channel, says } }) => ({
      id: idOf(event.seq),
      at,
      by,
      to: [...to],
      ...(channel === undefined ? {} : { channel }),
      says,
      basis: [
        ...found,
        ...event.basis.flatMap((each) => {
          const id = each.startsWith(`${event.case}/`) ? idOf(Number(each.slice(event.case.length + 1))) : '';
          return known.has(id) ? [id] : [];
        }),
      ],
    })),
    claims: standingOf(now, 'claim').flatMap(statedClaimOf),
  };
}

/** A statement that does not hold any more, the event that says so, and what of it. */
export type Owed = Payload<'restatement'>;

/** Restatements that somebody is owed, by what the check of the case's statements says. */
export function owedIn({ statements, owed }: Statements): Owed[] {
  return statements.flatMap(({ id, differences }) => {
    const open = differences.filter(
      ({ kind, topic, element, group }) =>
        kind === 'contradicts' &&
        owed.some(
          (each) => each.statement === id && each.topic === topic && each.element === element && each.group === group,
        ),
    );
    if (open.length === 0) return [];
    const found_by = Math.max(...open.map(({ by }) => seqOf(by.id)));
    return [{ statement: seqOf(id), found_by, contradictions: open.map(contradictionOf) }];
  });
}

/** What became of a restatement: owed still, and to whom; made to everybody who was told; or lapsed, because. */
export type RestatementState =
  | { readonly state: 'owed'; readonly to: readonly string[] }
  | { readonly state: 'made' }
  | { readonly state: 'lapsed'; readonly because: string };

/** By what the statements are now: a restatement whose statement or finding was withdrawn is not made, it has lapsed. */
export function stateOf({ statements }: Statements, { statement, contradictions }: Owed): RestatementState {
  const checked = statements.find(({ id }) => id === idOf(statement));
  if (checked === undefined) return lapsed('the statement was withdrawn');
  const ours = checked.differences.filter((each) => contradictions.some(({ what }) => what === whatOf(each)));
  const still = ours.filter(({ kind }) => kind === 'contradicts').flatMap(({ told }) => told);
  if (still.length === 0) {
    const isOpen = ours.some(({ kind }) => kind === 'cannot_tell');
    return lapsed(isOpen ? 'whether the statement holds cannot be told now' : 'nothing known contradicts it now');
  }
  const to = still.filter(({ state }) => state === 'owed').map((each) => each.to);
  if (to.length > 0) return { state: 'owed', to: [...new Set(to)] };
  const isRepeated = still.some(({ state }) => state === 'repeated');
  return isRepeated ? lapsed('it was said again later, and is owed for that') : { state: 'made' };
}

function lapsed(because: string): RestatementState {
  return { state: 'lapsed', because };
}

/** What is known of what a claim says, by the number of its event; nothing of what nothing is known of. */
export function besideIn({ claims }: Statements): (seq: number) => readonly Beside[] {
  return (seq) => (claims.find(({ id }) => id === idOf(seq))?.beside ?? []).filter(({ known }) => known !== null);
}

/** What of it no event of the case says yet: the same found again is no news. */
export function newlyOwed(owed: readonly Owed[], events: readonly CaseEvent[]): Owed[] {
  const raised = new Set(
    standingOf(standing(events), 'restatement').flatMap(({ payload }) =>
      payload.contradictions.map(({ says }) => `${payload.statement} ${says}`),
    ),
  );
  return owed.flatMap((each) => {
    const contradictions = each.contradictions.filter(({ says }) => !raised.has(`${each.statement} ${says}`));
    return contradictions.length === 0 ? [] : [{ ...each, contradictions }];
  });
}

/** What a case holds against one of its statements: what it knows otherwise; `because` where it cannot tell whether it does. */
export type Against = { readonly event: number; readonly says: string; readonly because: string | null };

export function againstIn({ statements }: Statements, seq: number): Against[] {
  const differences = statements.find(({ id }) => id === idOf(seq))?.differences ?? [];
  return differences
    .filter(({ kind }) => kind === 'contradicts' || kind === 'cannot_tell')
    .map((each) => ({ event: seqOf(each.by.id), says: contradictionOf(each).says, because: each.because }));
}

/** What the statement of an event says, topic by topic. */
export function saidBy({ statements }: Statements, seq: number): readonly Said[] {
  return statements.find(({ id }) => id === idOf(seq))?.says ?? [];
}

type Difference = Statements['statements'][number]['differences'][number];

function whatOf({ topic, element, group }: Difference): string {
  return [group, element].filter((part) => part !== null).join(' ') || topic;
}

function contradictionOf(difference: Difference): Owed['contradictions'][number] {
  const [what, { said, known }] = [whatOf(difference), difference];
  return { what, says: `${what.replaceAll('_', ' ')}: said ${said ?? 'nothing'}, found ${known}` };
}

function idOf(seq: number): string {
  return `e${seq}`;
}

function seqOf(id: string): number {
  return Number(id.slice(1));
}

/** Each later than the one before, by a second at least: the chain says which came first, also where clocks say the same or go back. */
function inChainOrder(findings: StatementFile['findings']): StatementFile['findings'] {
  let last = Number.NEGATIVE_INFINITY;
  return findings.map((finding) => {
    last = Math.max(Date.parse(finding.at), last + 1000);
    return { ...finding, at: `${new Date(last).toISOString().slice(0, 19)}Z` };
  });
}

function findingOf({ event, payload }: StandingEvent): StatementFile['findings'] {
  const finds = findsOf({ ...event, payload });
  const at = `${event.at.slice(0, 19)}Z`;
  return finds === null ? [] : [{ id: idOf(event.seq), at, basis: `${event.kind} of event ${event.seq}`, finds }];
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
  const agreed = document.elements.filter(({ agree }) => agree > 0).map(({ element }) => element);
  const people = { at_least: peopleIn(document) };
  return { status: 'personal_data_confirmed', people, confirmed: elementsIn(agreed) };
}

function ofExposure({ document: { counted, scope, verdict } }: Payload<'exposure'>): Content | null {
  if (counted === null || (verdict !== 'authentic' && verdict !== 'mixed')) return null;
  const clear = counted.elements.filter(({ shown, people }) => shown === 'clear' && people > 0);
  const people = scope === 'whole' ? counted.people : { at_least: counted.people };
  return { status: 'personal_data_confirmed', people, confirmed: elementsIn(clear.map(({ element }) => element)) };
}

function ofFacts(set: Tree): Content | null {
  const exposure = set['exposure'];
  if (!isTree(exposure)) return null;
  const { people, elements } = exposure;
  const total = isTree(people) ? people['total'] : undefined;
  const isEstimate = isTree(people) && people['is_estimate'] === true;
  const confirmed = Array.isArray(elements) ? elementsIn(elements) : [];
  const counted = typeof total === 'number' ? { people: isEstimate ? { about: total } : total } : {};
  const isPersonal = (typeof total === 'number' && total > 0) || confirmed.some((each) => !OF_NOBODY.includes(each));
  const status = isPersonal ? ({ status: 'personal_data_confirmed' } as const) : {};
  return { ...status, ...counted, ...(confirmed.length === 0 ? {} : { confirmed }) };
}

/** Elements that say nothing of a person by themselves. */
const OF_NOBODY: readonly FactElement[] = ['private_key', 'security_token'];

function elementsIn(names: readonly unknown[]): FactElement[] {
  return FACT_ELEMENTS.filter((element) => names.includes(element));
}
