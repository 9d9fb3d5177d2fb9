import type { Payload } from '../model/case.js';
import type { AnchorFact } from '../model/facts-words.js';
import { standingOf, type StandingEvent } from './standing.js';
import { isTree } from './tree.js';

/** The time that an anchor has now, and the event that set it. */
export type SetAnchor = { readonly anchor: AnchorFact; readonly event: number; readonly at: string };

/** Facts that say another time of an anchor than the event that set it; `said` is null where they make it unknown. */
export type AnchorDispute = {
  readonly event: number;
  readonly said: string | null;
  readonly set: SetAnchor;
};

/** Anchors as they stand: of each the one that was recorded last. A facts file moves none of them. */
export function anchorsOf(now: readonly StandingEvent[]): SetAnchor[] {
  const last = new Map<AnchorFact, SetAnchor>();
  for (const { event, payload } of standingOf(now, 'anchor'))
    last.set(payload.anchor, { anchor: payload.anchor, event: event.seq, at: payload.at });
  return [...last.values()];
}

/** Where facts say otherwise of an anchor than the event that set it, in the order of the facts. */
export function disputesIn(now: readonly StandingEvent[]): AnchorDispute[] {
  const anchors = anchorsOf(now);
  return standingOf(now, 'facts').flatMap(({ event, payload }) =>
    anchors.flatMap((set) => {
      const said = saidOf(payload, set.anchor);
      const differs = said !== undefined && (said === null || Date.parse(said) !== Date.parse(set.at));
      return differs ? [{ event: event.seq, said, set }] : [];
    }),
  );
}

/** Those that came after the anchor was set: two people mean different things, and one of them is to be corrected. */
export function openDisputesIn(now: readonly StandingEvent[]): AnchorDispute[] {
  return disputesIn(now).filter(({ event, set }) => event > set.event);
}

/** An anchor whose place a later one has taken, by its event. New information comes again and again: none of it replaces the other. */
export function replacedAnchors(now: readonly StandingEvent[]): ReadonlyMap<number, SetAnchor> {
  const standingOnes = new Map(anchorsOf(now).map((each) => [each.anchor, each]));
  const replaced = standingOf(now, 'anchor').flatMap(({ event, payload }) => {
    const last = standingOnes.get(payload.anchor);
    const isLast = last?.event === event.seq || last?.at === payload.at || payload.anchor === 'new_information';
    return last === undefined || isLast ? [] : [[event.seq, last] as const];
  });
  return new Map(replaced);
}

/** `undefined` where facts do not speak of the anchor. */
function saidOf({ set, unset }: Payload<'facts'>, anchor: AnchorFact): string | null | undefined {
  const { incident } = set;
  const said = isTree(incident) ? incident[anchor] : undefined;
  if (said !== undefined) return typeof said === 'string' ? said : JSON.stringify(said);
  return unset.includes('incident') || unset.includes(`incident.${anchor}`) ? null : undefined;
}
