import type { Instant } from '../../model/clock.js';
import type { DutyState } from '../../model/duty.js';
import type { RuleVersion, Term } from '../../model/rule.js';
import { afterHold } from './held.js';
import { anchorAt, anchorEvent, doneAt, earliest, unitWords, type Timeline } from './anchor.js';

export type Timing = {
  readonly anchorAt: Instant | null;
  readonly due: Instant | null;
  readonly notBefore: Instant | null;
  readonly state: DutyState;
  readonly doneAt: Instant | null;
  readonly timing: string;
  /** Why the deadline is what it is, where the term alone does not say it. */
  readonly why: readonly string[];
};

/** The timing of another duty that this one's order refers to. Null where that duty does not apply. */
export type TimingOf = (id: string) => Timing | null;

/** The clock of one duty: from its anchor, its order, and what must come before it. */
export function timingOf(id: string, version: RuleVersion, timeline: Timeline, other: TimingOf): Timing {
  const { clock, decided: decisions } = timeline;
  const zone = version.recipients[0]?.zone ?? 'UTC';
  const anchored = anchorAt(version.anchor, timeline, zone);
  const held = afterHold(version, 'due', ownDue(version, anchored, timeline), timeline);
  const own = held.at;
  const ordered = orderedDue(version, other);
  const due = earliest(
    [own, ordered?.due ?? null].filter((instant) => instant !== null),
    clock,
  );
  const { pending, ...waiting } = waitOf(version, timeline);
  const wait = afterHold(version, 'not_before', waiting.notBefore, timeline);
  const done = doneAt(id, timeline);
  const decided = decisions.get(id);
  const shown = due === null ? null : clock.inZone(due, zone);
  const base = {
    anchorAt: anchored,
    due: shown,
    notBefore: wait.at,
    doneAt: done,
    timing: timingWords(version),
    why: [...held.why, ...wait.why, ...(ordered !== null && due === ordered.due && due !== own ? [ordered.why] : [])],
  };
  if (done !== null) return { ...base, state: 'done' };
  if (decided !== undefined && clock.hasCome(decided.at, timeline.asOf)) return { ...base, state: 'decided_against' };
  return { ...base, state: stateOf(base, pending, timeline) };
}

function stateOf(
  { anchorAt: anchored, due, notBefore }: Pick<Timing, 'anchorAt' | 'due' | 'notBefore'>,
  pending: boolean,
  { clock, asOf }: Timeline,
): DutyState {
  if (due !== null && clock.hasPassed(due, asOf)) return 'overdue';
  if (pending) return 'starts_when';
  if (notBefore !== null && !clock.hasCome(notBefore, asOf)) return 'not_before';
  return due === null && anchored === null ? 'starts_when' : 'due';
}

/** The earliest deadline over the zones of all recipients. */
function ownDue({ within, recipients }: RuleVersion, anchored: Instant | null, { clock }: Timeline): Instant | null {
  if (anchored === null || within === undefined) return null;
  return earliest(
    recipients.map(({ zone }) => clock.due(anchored, within, zone)),
    clock,
  );
}

/** A duty that comes before, with or no later than another falls due when that is done, or at its deadline. */
function orderedDue({ order }: RuleVersion, other: TimingOf): { readonly due: Instant; readonly why: string } | null {
  if (order === undefined || 'after' in order) return null;
  const { word, id } = orderOf(order);
  const timing = other(id);
  if (timing === null) return null;
  const due = timing.doneAt ?? timing.due;
  if (due === null) return null;
  const event = timing.doneAt === null ? 'its deadline' : 'when it was done';
  return { due, why: `${word} ${id}: ${event} decides` };
}

function waitOf(
  { not_before: wait, recipients, order }: RuleVersion,
  timeline: Timeline,
): { readonly notBefore: Instant | null; readonly pending: boolean } {
  if (order !== undefined && 'after' in order && doneAt(order.after, timeline) === null)
    return { notBefore: null, pending: true };
  if (wait === undefined) return { notBefore: null, pending: false };
  const at = doneAt(wait.done, timeline);
  if (at === null) return { notBefore: null, pending: true };
  const zone = recipients[0]?.zone ?? 'UTC';
  return { notBefore: timeline.clock.notBefore(at, wait.within, zone), pending: false };
}

/** The law's time in one sentence. */
export function timingWords(version: RuleVersion): string {
  const { within, anchor, speed, order, not_before: wait } = version;
  const event = anchorEvent(anchor);
  const number = within === undefined ? null : withinWords(within, event);
  const sequence = order === undefined ? null : orderWords(order);
  const waiting =
    wait === undefined
      ? null
      : `not before ${unitWords(wait.within.amount, wait.within.unit, true)} have passed after ${wait.done} was done`;
  const parts = [speed ?? null, number, sequence, waiting].filter((part) => part !== null);
  const said = parts.length === 0 ? 'no time is set' : parts.join(', ');
  return within === undefined && wait === undefined ? `${said} (from when ${event})` : said;
}

function withinWords({ amount, unit }: Term, event: string): string {
  return amount === 0 ? `by the end of the day on which ${event}` : `within ${unitWords(amount, unit)} after ${event}`;
}

function orderWords(order: Order): string {
  const { word, id } = orderOf(order);
  return `${word} ${id}`;
}

type Order = NonNullable<RuleVersion['order']>;

function orderOf(order: Order): { readonly word: string; readonly id: string } {
  if ('before' in order) return { word: 'before', id: order.before };
  if ('with' in order) return { word: 'with', id: order.with };
  if ('no_later_than' in order) return { word: 'no later than', id: order.no_later_than };
  return { word: 'after', id: order.after };
}
