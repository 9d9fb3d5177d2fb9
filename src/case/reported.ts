import { entriesAt, valueAt } from '../base/at-path.js';
import { inertText } from '../base/text.js';
import type { CaseEvent } from '../model/case.js';
import type { FormId } from '../model/form.js';
import type { Told } from '../model/posture-bundle.js';
import type { CaseFacts } from './facts.js';
import { standing, standingOf } from './standing.js';

/** Whether an incident was reported to CISA or the state, and by what of the case that is known. */
export type Reported = { readonly answer: Told; readonly basis: string };

/** Forms that go to CISA or to an agency of the state. */
const TO_AUTHORITIES: readonly FormId[] = [
  'cisa',
  'cisa-irf',
  'circia',
  'ransom-payment',
  'environment',
  'state-ag',
  'ag-california',
  'ag-maine',
  'ag-massachusetts',
  'ag-newyork',
  'ag-texas',
  'ag-washington',
];

/**
 * Yes where a report to an authority was made; no where one decided against it, and made none. A draft is no report, and a decision to
 * make one is none. `isToAuthority` tells a duty by its id; `asOf` is a day, what was done later is not done.
 */
export function reportedIn(
  events: readonly CaseEvent[],
  facts: CaseFacts,
  asOf: string,
  isToAuthority: (duty: string) => boolean,
): Reported {
  const done = doneIn(facts, asOf, isToAuthority);
  if (done !== null) return { answer: 'yes', basis: done };
  const against = entriesAt(facts.tree, ['decided_against']).find(
    ([duty, decision]) => isToAuthority(duty) && !isLater(valueAt(decision, ['at']), asOf),
  );
  if (against !== undefined)
    return {
      answer: 'no',
      basis: `decided against ${against[0]}${eventOf(`decided_against.${against[0]}.by`, facts)}`,
    };
  return { answer: 'unknown', basis: openWords(events, isToAuthority) };
}

function doneIn(facts: CaseFacts, asOf: string, isToAuthority: (duty: string) => boolean): string | null {
  const { tree } = facts;
  const duty = entriesAt(tree, ['done']).find(([id, at]) => isToAuthority(id) && !isLater(at, asOf));
  if (duty !== undefined) return `${duty[0]} was done ${dayOf(duty[1])}${eventOf(`done.${duty[0]}`, facts)}`;
  const federal = valueAt(tree, ['incident', 'reported_to_federal_agency']);
  if (typeof federal === 'string' && !isLater(federal, asOf))
    return `reported to a federal agency ${dayOf(federal)}${eventOf('incident.reported_to_federal_agency', facts)}`;
  const told = valueAt(tree, ['notice', 'regulators']);
  const regulator = Array.isArray(told)
    ? told.find((each) => typeof valueAt(each, ['name']) === 'string' && !isLater(valueAt(each, ['at']), asOf))
    : undefined;
  if (regulator === undefined) return null;
  return `${inertText(String(valueAt(regulator, ['name'])), 80)} was told${eventOf('notice.regulators', facts)}`;
}

function openWords(events: readonly CaseEvent[], isToAuthority: (duty: string) => boolean): string {
  const now = standing(events);
  const decided = standingOf(now, 'decision').findLast(({ payload }) => payload.follow && isToAuthority(payload.duty));
  if (decided !== undefined)
    return `${decided.payload.duty} was decided (event ${decided.event.seq}), and not said to be done`;
  const draft = standingOf(now, 'draft').findLast(({ payload }) => TO_AUTHORITIES.includes(payload.form));
  return draft === undefined
    ? 'the case does not say'
    : `${draft.payload.form} was drafted (event ${draft.event.seq}), and not said to be sent`;
}

/** What has no time was not said to be later. */
function isLater(at: unknown, asOf: string): boolean {
  return typeof at === 'string' && at.slice(0, 10) > asOf;
}

function dayOf(at: unknown): string {
  return typeof at === 'string' ? at.slice(0, 10) : '';
}

function eventOf(fact: string, { sources }: CaseFacts): string {
  const event = sources[fact];
  return event === undefined || event === 0 ? '' : ` (event ${event})`;
}
