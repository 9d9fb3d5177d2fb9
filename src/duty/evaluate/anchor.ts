import type { AsOf, Clock, Instant } from '../../model/clock.js';
import type { Decision, Facts } from '../../model/facts.js';
import type { AnchorFact } from '../../model/facts-words.js';
import type { Anchor } from '../../model/rule.js';
import { plainWord } from './look/words.js';

export type Timeline = {
  readonly facts: Facts;
  /** When duties were done, by their ids; other names are resolved already. */
  readonly done: ReadonlyMap<string, Instant>;
  readonly decided: ReadonlyMap<string, Decision>;
  readonly asOf: AsOf;
  readonly clock: Clock;
};

/** When the event was that a person set; null where nobody has, or where it lies after the day that is asked for. */
export function anchorAt(anchor: Anchor, timeline: Timeline, zone: string): Instant | null {
  if (typeof anchor === 'string') return factAt(anchor, timeline);
  if ('done' in anchor) return doneAt(anchor.done, timeline);
  if ('end_of_year' in anchor) {
    const at = factAt(anchor.end_of_year, timeline);
    return at === null ? null : timeline.clock.endOfYear(at, zone);
  }
  const known = anchor.earliest.flatMap((name) => factAt(name, timeline) ?? []);
  return earliest(known, timeline.clock);
}

export function doneAt(id: string, { done, asOf, clock }: Timeline): Instant | null {
  const at = done.get(id) ?? null;
  return at === null || !clock.hasCome(at, asOf) ? null : at;
}

export function earliest(instants: readonly Instant[], clock: Clock): Instant | null {
  return [...instants].sort(clock.compare)[0] ?? null;
}

/** The name of an anchor as results carry it: `discovered`, `done us-ca-individuals`. */
export function anchorName(anchor: Anchor): string {
  if (typeof anchor === 'string') return anchor;
  if ('done' in anchor) return `done ${anchor.done}`;
  if ('end_of_year' in anchor) return `end of the year of ${anchor.end_of_year}`;
  return `earliest of ${anchor.earliest.join(', ')}`;
}

const EVENTS: Readonly<Record<AnchorFact, string>> = {
  started: 'the incident began',
  discovered: 'the incident was discovered',
  reasonably_believed: 'it was reasonably believed to have happened',
  determined: 'it was determined to have happened',
  material: 'it was determined to be material',
  ransom_paid: 'the ransom was paid',
  confirmed: 'it was confirmed',
  scope_identified: 'its scope was identified',
  investigation_concluded: 'the investigation was concluded',
  assessed_notifiable: 'it was assessed as notifiable',
  classified_major: 'it was classified as major',
  identified_to_soc: 'the security team identified it',
  reported_to_federal_agency: 'it was reported to a federal agency',
  new_information: 'new information became known',
  law_enforcement_cleared: 'law enforcement cleared the notice',
  remediated: 'it was remediated',
};

/** What has to happen for the clock to start, in words. */
export function anchorEvent(anchor: Anchor): string {
  if (typeof anchor === 'string') return EVENTS[anchor];
  if ('done' in anchor) return `${anchor.done} is done`;
  if ('end_of_year' in anchor) return `the end of the calendar year in which ${EVENTS[anchor.end_of_year]}`;
  return anchor.earliest.map((name) => EVENTS[name]).join(', or ');
}

/** What a person has to set in the facts file for the clock to start. */
export function anchorFacts(anchor: Anchor): string[] {
  if (typeof anchor === 'string') return [`incident.${anchor}`];
  if ('done' in anchor) return [`done: ${anchor.done}`];
  if ('end_of_year' in anchor) return [`incident.${anchor.end_of_year}`];
  return anchor.earliest.map((name) => `incident.${name}`);
}

function factAt(name: AnchorFact, { facts, asOf, clock }: Timeline): Instant | null {
  const at = facts.incident[name];
  return at === undefined || !clock.hasCome(at, asOf) ? null : at;
}

export function unitWords(amount: number, unit: string, full = false): string {
  const word = plainWord(unit);
  return `${amount} ${full ? 'full ' : ''}${amount === 1 ? word.replace(/s$/u, '') : word}`;
}
