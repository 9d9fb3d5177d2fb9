import type { Instant } from '../../model/clock.js';
import type { RuleVersion } from '../../model/rule.js';
import { unitWords, type Timeline } from './anchor.js';

/** A time after law enforcement was heard, and what to say of it. A moment that was not moved is as it came. */
export type Held = { readonly at: Instant | null; readonly why: readonly string[] };

/**
 * Moves a deadline, or the first day on which a notice may be given, as the rule says where an agency asked to wait. Where the
 * rule does not say how, or the facts not until when, nothing is moved and that is said.
 */
export function afterHold(
  version: RuleVersion,
  moves: 'due' | 'not_before',
  at: Instant | null,
  timeline: Timeline,
): Held {
  const { held } = version;
  const asked = askedIn(timeline);
  if (held === undefined) return { at, why: moves === 'due' ? unresearched(version, asked) : [] };
  if (held.moves !== moves || (at === null && moves === 'due')) return { at, why: [] };
  const zone = version.recipients[0]?.zone ?? 'UTC';
  const end =
    held.cleared === undefined
      ? endOfRequest(held, asked, zone, timeline)
      : endOfClearing(held.cleared, asked, zone, timeline);
  if (end === null) return { at, why: [] };
  if (end.at === null) return { at, why: [`${end.says}: it is not moved`] };
  const isLater = at === null || timeline.clock.compare(end.at, at) > 0;
  return isLater
    ? { at: end.at, why: [`moved to ${end.at}: ${end.says}`] }
    : { at, why: [`not moved, as its time ends later: ${end.says}`] };
}

type Asked = {
  readonly by: string;
  readonly written?: boolean | undefined;
  readonly at: string | null;
  readonly until: string | null;
  readonly days: number | null;
};
type End = { readonly at: Instant | null; readonly says: string };
type HeldRule = NonNullable<RuleVersion['held']>;

function askedIn({ facts, clock, asOf }: Timeline): Asked | null {
  const delay = facts.law_enforcement?.delay;
  if (delay === undefined) return null;
  const at = delay.asked ?? null;
  if (at !== null && !clock.hasCome(instantOf(at), asOf)) return null;
  return { by: delay.by, written: delay.written, at, until: delay.until ?? null, days: delay.days ?? null };
}

function unresearched({ delays }: RuleVersion, asked: Asked | null): string[] {
  if (asked === null || !delays.some((text) => /law enforcement|agency/iu.test(text))) return [];
  return [
    `${asked.by} asked to wait: how this law reckons with that was not researched, and the deadline is not moved`,
  ];
}

/** When a request runs out: on the day that it names, so many days after it was made, or the law's own time for one made orally. */
function endOfRequest(held: HeldRule, asked: Asked | null, zone: string, { clock }: Timeline): End | null {
  if (asked === null) return null;
  const { by, written } = asked;
  if (held.writing !== 'not_needed' && written === undefined)
    return { at: null, says: `${by} asked to wait; whether in writing is not said (law_enforcement.delay.written)` };
  if (held.writing !== 'not_needed' && written === false) {
    if (held.oral === undefined) return { at: null, says: `${by} asked to wait, but not in writing` };
    if (asked.at === null)
      return {
        at: null,
        says: `${by} asked to wait, not in writing, and when is not said (law_enforcement.delay.asked)`,
      };
    const term = clock.due(instantOf(asked.at), held.oral, zone);
    const until = namedEnd(asked, zone, clock);
    const at = until !== null && clock.compare(until, term) < 0 ? until : term;
    return {
      at,
      says: `${by} asked to wait, not in writing: at most ${unitWords(held.oral.amount, held.oral.unit)} from then`,
    };
  }
  const at = namedEnd(asked, zone, clock);
  return at === null
    ? {
        at: null,
        says: `${by} asked to wait, and names no time that can be reckoned (law_enforcement.delay.until, or asked and days)`,
      }
    : { at, says: `${by} asked ${written === true ? 'in writing ' : ''}to wait until then` };
}

function namedEnd({ at, until, days }: Asked, zone: string, clock: Timeline['clock']): Instant | null {
  const own = until === null ? null : until.includes('T') ? clock.inZone(until, zone) : endOfDay(until, zone, clock);
  if (own !== null || at === null || days === null) return own;
  return clock.due(instantOf(at), { amount: days, unit: 'calendar_days' }, zone);
}

/** Some laws count from the day on which law enforcement clears the notice, which a person sets. */
function endOfClearing(
  term: NonNullable<HeldRule['cleared']>,
  asked: Asked | null,
  zone: string,
  { facts, clock, asOf }: Timeline,
): End | null {
  const cleared = facts.incident.law_enforcement_cleared;
  const words = `${unitWords(term.amount, term.unit)} after law enforcement cleared the notice`;
  if (cleared !== undefined && clock.hasCome(cleared, asOf)) return { at: clock.due(cleared, term, zone), says: words };
  return asked === null
    ? null
    : {
        at: null,
        says: `${asked.by} asked to wait; this law counts ${words} (incident.law_enforcement_cleared), which is not set`,
      };
}

function endOfDay(day: string, zone: string, clock: Timeline['clock']): Instant {
  return clock.due(instantOf(day), { amount: 0, unit: 'calendar_days' }, zone);
}

/** A day as an instant that lies on it in every zone of the United States. */
function instantOf(text: string): Instant {
  return text.includes('T') ? text : `${text}T13:00:00Z`;
}
