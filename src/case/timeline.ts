import { grouped } from '../base/numbers.js';
import { isEventKind, payloadOf, type CaseEvent, type EventKind, type Payload } from '../model/case.js';
import type { Duties, Duty } from '../model/duty.js';
import type { Beside } from '../model/statement-check.js';
import type { Timeline, TimelineColumn, TimelineEntry } from '../model/timeline.js';
import { disputesIn, replacedAnchors } from './anchors.js';
import { claimedAt } from './claims.js';
import type { Owed, RestatementState } from './findings.js';
import { standing, standingOf, type StandingEvent } from './standing.js';

/** Puts an event into words; of the layer that shows things. */
export type WordsOf = (event: CaseEvent) => string;

/** Of the layer that shows things: an event, and what is known beside a claim. Of the case: what became of what is owed, and what is known. */
export type TimelineWords = {
  readonly words: WordsOf;
  readonly besideWords: (beside: readonly Beside[]) => readonly string[];
  readonly restatement: (owed: Owed) => RestatementState;
  readonly beside: (seq: number) => readonly Beside[];
};

type Placed = { readonly column: TimelineColumn; readonly at: string };

type Places = { readonly [Kind in EventKind]?: (payload: Payload<Kind>, event: CaseEvent) => Placed };

/** Where an event stands in the four columns, and at which time; nowhere for what only keeps the record in order. */
const PLACES: Places = {
  note: (_, { at }) => ({ column: 'known', at }),
  claim: (payload, { at }) => ({ column: 'not_known', at: claimedAt(payload, at) }),
  evidence: ({ custody }, { at }) => ({ column: 'known', at: custody.when ?? at }),
  verdict: ({ document }, { at }) => ({ column: document.verdict === 'inconclusive' ? 'not_known' : 'known', at }),
  exposure: ({ document }, { at }) => ({ column: document.counted === null ? 'not_known' : 'known', at }),
  anchor: ({ at }) => ({ column: 'known', at }),
  facts: (_, { at }) => ({ column: 'known', at }),
  decision: ({ at }) => ({ column: 'due', at }),
  done: ({ at }) => ({ column: 'said', at }),
  statement: ({ at }) => ({ column: 'said', at }),
  restatement: (_, { at }) => ({ column: 'due', at }),
  measure: ({ on }, { at }) => ({ column: 'known', at: on ?? at }),
};

/** Events and deadlines in the order of time, all in one zone: what was known when something was said must be seen at a glance. */
export function timelineOf(
  events: readonly CaseEvent[],
  duties: Duties,
  { words, besideWords, restatement, beside }: TimelineWords,
): Pick<Timeline, 'zone' | 'entries'> {
  const now = standing(events);
  const zone = zoneOf(now);
  const stateIn = statesIn(now);
  const said = now.flatMap(({ event, payload }) => {
    const shown = { ...event, payload };
    const place = placeOf(shown);
    if (place === null) return [];
    const owed = payloadOf(shown, 'restatement');
    const { state, more } = owed === null ? stateIn(shown) : becameOf(restatement(owed));
    const known = event.kind === 'claim' ? besideWords(beside(event.seq)) : [];
    const own = [words(shown), ...more].join('; ');
    const says = known.length === 0 ? own : [`${own}.`, ...known].join(' ');
    return [{ ...place, says, event: event.seq, duty: null, state }];
  });
  const all = [...said, ...unknownIn(now), ...waitingIn(duties), ...duties.duties.flatMap(deadlineOf)];
  const ordered = all.map((unplaced) => {
    const line = { ...unplaced, ...inZone(unplaced.at, zone) };
    return { line, order: orderOf(line) };
  });
  return { zone, entries: ordered.sort((left, right) => left.order - right.order).map(({ line }) => line) };
}

type Became = { readonly state: string | null; readonly more: readonly string[] };

function becameOf(found: RestatementState): Became {
  if (found.state === 'owed') return { state: 'owed', more: [`still owed to ${found.to.join(', ')}`] };
  return { state: found.state, more: found.state === 'lapsed' ? [found.because] : [] };
}

/** Whether an event is for counsel only, or a time of an anchor in it, or among its facts, counts no more. */
function statesIn(now: readonly StandingEvent[]): (event: CaseEvent) => Became {
  const [replaced, disputes] = [replacedAnchors(now), disputesIn(now)];
  return ({ seq, kind }) => {
    if (kind === 'privileged_note') return { state: 'for_counsel_only', more: [] };
    const by = replaced.get(seq);
    if (by !== undefined) return { state: 'replaced', more: [`event ${by.event} says ${by.at}`] };
    const more = disputes
      .filter(({ event }) => event === seq)
      .map(({ set }) => `${set.anchor} counts as in event ${set.event}`);
    return { state: null, more };
  };
}

type Unplaced = Omit<TimelineEntry, 'day' | 'time'>;

/** What the last verdict could not tell. */
function unknownIn(now: readonly StandingEvent[]): Unplaced[] {
  const last = standingOf(now, 'verdict').at(-1);
  return (last?.payload.document.cannot_tell ?? []).map((says) =>
    entry('not_known', last?.event.at ?? '', says, last?.event.seq ?? null),
  );
}

/** Rules that wait for a fact, in one line. */
function waitingIn({ as_of: asOf, cannot_tell: open }: Duties): Unplaced[] {
  const facts = new Set(open.flatMap(({ needs }) => needs)).size;
  if (open.length === 0) return [];
  const [rules, wanted] = [counted(open.length, 'rule'), counted(facts, 'fact')];
  const says =
    open.length === 1
      ? `${rules} waits for ${wanted}; the duties name what it waits for`
      : `${rules} wait for ${wanted} between them; the duties name them`;
  return [entry('not_known', asOf, says, null)];
}

function counted(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Of the first event that starts a clock: where the people are who keep the case. */
function zoneOf(now: readonly StandingEvent[]): string {
  const first = standingOf(now, 'anchor')[0]?.payload.at;
  return first === undefined ? 'Z' : (/[+-]\d{2}:\d{2}$/u.exec(first)?.[0] ?? 'Z');
}

function inZone(at: string, zone: string): Pick<TimelineEntry, 'day' | 'time'> {
  if (at.length === 10) return { day: at, time: null };
  const local = new Date(Date.parse(at) + minutesOf(zone) * 60_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

function minutesOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/u.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** What only a day is known of stands first on it. */
function orderOf({ at, day, time }: TimelineEntry): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (time === null) return midnight - 1;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return midnight + (hours * 60 + minutes) * 60_000 + (Date.parse(at) % 60_000);
}

function placeOf(event: CaseEvent): Placed | null {
  if (event.kind === 'privileged_note') return { column: 'known', at: event.at }; // also where its words are withheld
  return isEventKind(event.kind) ? placed(event, event.kind, PLACES[event.kind]) : null;
}

function placed<Kind extends EventKind>(event: CaseEvent, kind: Kind, place: Places[Kind]): Placed | null {
  const payload = payloadOf(event, kind);
  return payload === null || place === undefined ? null : place(payload, event);
}

/** A duty whose time is known; what is done stands where it was done. */
function deadlineOf(duty: Duty): Unplaced[] {
  const { id, state, due, not_before: notBefore, recipient } = duty;
  if (state === 'done' || state === 'decided_against') return [];
  const at = state === 'not_before' ? notBefore : due;
  if (at === null) return [];
  return [{ ...entry('due', at, recipient, null), duty: id, state }];
}

function entry(column: TimelineColumn, at: string, says: string, event: number | null): Unplaced {
  return { at, column, says, event, duty: null, state: null };
}
