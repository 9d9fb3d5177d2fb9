import type { CaseEvent, JsonValue, Payload } from '../model/case.js';
import { anchorsOf, openDisputesIn, type AnchorDispute } from './anchors.js';
import type { Exposure } from '../model/exposure.js';
import { standing, standingOf, type StandingEvent } from './standing.js';
import { isTree, leavesOf, merge, without, type Tree } from './tree.js';

/** The facts file that the events of a case add up to, not yet checked, which event each fact is from, and the count that goes with it. */
export type CaseFacts = {
  readonly tree: Tree;
  /** Number of the event by path of the fact; 0 is the workspace. */
  readonly sources: Readonly<Record<string, number>>;
  /** The last count of people in a file that is ours; null where there is none. */
  readonly exposure: { readonly event: number; readonly document: Exposure } | null;
  readonly warnings: readonly string[];
};

/** What the workspace says of the organisation. */
export type Organisation = {
  readonly name: string;
  readonly sector?: string | undefined;
  readonly state?: string | undefined;
  readonly persons_served?: number | undefined;
};

type Layer = { readonly seq: number; readonly set: Tree; readonly unset: readonly string[] };

/** Facts, decisions and done duties in the order of their events, each over those before it; the last anchors over all of them. */
export function foldFacts(events: readonly CaseEvent[], organisation: Organisation): CaseFacts {
  const now = standing(events);
  const base = { seq: 0, set: defined({ organisation: defined(organisation), incident: {} }), unset: [] };
  const said = now.flatMap(layerOf);
  const exposures = standingOf(now, 'exposure');
  const verdicts = standingOf(now, 'verdict').map(({ event, payload: { document } }) => ({
    seq: event.seq,
    set: { verdict: { word: document.verdict, at: toSeconds(event.at) } },
    unset: [],
  }));
  const anchors = anchorsOf(now).map(({ event, anchor, at }) => ({
    seq: event,
    set: { incident: { [anchor]: at } },
    unset: [],
  }));
  const layers = [base, ...verdicts.slice(-1), ...said, ...anchors];
  const { exposure, warnings } = countOf(exposures.at(-1));
  return {
    tree: layers.reduce<Tree>((tree, layer) => apply(tree, layer), {}),
    sources: sourcesOf(layers),
    exposure,
    warnings: [...openDisputesIn(now).map(disputeWords), ...warnings],
  };
}

/** Which of two times of an anchor counts, and by which events. */
export function disputeWords({ event, said, set }: AnchorDispute): string {
  const [name, other] = [set.anchor.replaceAll('_', ' '), said === null ? 'that it is unknown' : said];
  return `${name} is ${set.at} by the anchor of event ${set.event}; the facts of event ${event} say ${other}, and do not count: correct the one or the other`;
}

function layerOf(each: StandingEvent): Layer[] {
  const of = [each];
  const { seq } = each.event;
  const layer = (set: Tree, unset: readonly string[] = []): Layer => ({ seq, set, unset });
  return [
    ...standingOf(of, 'facts').map(({ payload }) => layer(payload.set, payload.unset)),
    ...standingOf(of, 'done').map(({ payload }) => layer({ done: { [payload.duty]: payload.at } })),
    ...standingOf(of, 'decision').map(({ payload: { duty, follow, by, at, why } }) =>
      follow ? layer({}, [`decided_against.${duty}`]) : layer({ decided_against: { [duty]: { by, at, reason: why } } }),
    ),
  ];
}

function apply(tree: Tree, { set, unset }: Layer): Tree {
  return merge(
    unset.reduce((left, path) => without(left, path.split('.')), tree),
    set,
  );
}

type Exposed = { readonly event: CaseEvent; readonly payload: Payload<'exposure'> };

/** Counts in rows that are another's, or were known before, are no facts of this incident. */
function countOf(last: Exposed | undefined): Pick<CaseFacts, 'exposure' | 'warnings'> {
  if (last === undefined) return { exposure: null, warnings: [] };
  const { event, payload } = last;
  const { verdict, counted } = payload.document;
  const [exposure, number] = [null, event.seq];
  if (verdict !== 'authentic' && verdict !== 'mixed') {
    return {
      exposure,
      warnings: [`the file of event ${number} was judged ${verdict}: its counts are not taken for facts`],
    };
  }
  if (counted === null) {
    return { exposure, warnings: [`the exposure of event ${number} counts nobody; say exposure.people yourself`] };
  }
  return { exposure: { event: number, document: payload.document }, warnings: [] };
}

/** Data elements that people said were taken; where nobody did, those that stand in clear in the file that was counted. */
export function elementsOf({ tree, exposure }: Pick<CaseFacts, 'tree' | 'exposure'>): string[] {
  const { exposure: room } = tree;
  const said = isTree(room) ? room['elements'] : undefined;
  if (Array.isArray(said)) return said.filter((each) => typeof each === 'string');
  const counted = exposure?.document.counted?.elements ?? [];
  return [
    ...new Set(counted.filter(({ shown, people }) => shown === 'clear' && people > 0).map((each) => each.element)),
  ];
}

function sourcesOf(layers: readonly Layer[]): Record<string, number> {
  const sources = new Map<string, number>();
  for (const { seq, set, unset } of layers) {
    for (const path of unset)
      for (const key of sources.keys()) if (key === path || key.startsWith(`${path}.`)) sources.delete(key);
    for (const [path] of leavesOf(set)) sources.set(path, seq);
  }
  return Object.fromEntries(sources);
}

/** As a facts file writes an instant. */
function toSeconds(at: string): string {
  return `${at.slice(0, 19)}Z`;
}

function defined(object: object): Record<string, JsonValue> {
  const entries: [string, JsonValue][] = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
