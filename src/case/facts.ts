import { grouped } from '../base/numbers.js';
import type { CaseEvent, JsonValue, Payload } from '../model/case.js';
import type { Counted } from '../model/exposure.js';
import { FACT_ELEMENTS } from '../model/facts-words.js';
import { isJurisdiction } from '../model/jurisdiction.js';
import { standing, standingOf, type StandingEvent } from './standing.js';
import { leavesOf, merge, without, type Tree } from './tree.js';

/** The facts file that the events of a case add up to, not yet checked, and which event each fact is from. */
export type CaseFacts = {
  readonly tree: Tree;
  /** Number of the event by path of the fact; 0 is the workspace. */
  readonly sources: Readonly<Record<string, number>>;
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

/**
 * Facts, anchors, decisions and done duties in the order of their events, each over those before it. What a count of exposure says
 * goes below what people set: theirs is the word that counts, and where the two differ a warning says so.
 */
export function foldFacts(events: readonly CaseEvent[], organisation: Organisation): CaseFacts {
  const now = standing(events);
  const base = { seq: 0, set: defined({ organisation: defined(organisation), incident: {} }), unset: [] };
  const said = now.flatMap(layerOf);
  const exposures = standingOf(now, 'exposure');
  const counts = exposures.flatMap(({ event, payload }) => countLayer(event.seq, payload));
  const verdicts = standingOf(now, 'verdict').map(({ event, payload: { document } }) => ({
    seq: event.seq,
    set: { verdict: { word: document.verdict, at: toSeconds(event.at) } },
    unset: [],
  }));
  const layers = [base, ...counts.slice(-1), ...verdicts.slice(-1), ...said];
  return {
    tree: layers.reduce<Tree>((tree, layer) => apply(tree, layer), {}),
    sources: sourcesOf(layers),
    warnings: [
      ...exposures.slice(-1).flatMap(({ event, payload }) => partial(event.seq, payload)),
      ...disputes(counts.at(-1), said),
    ],
  };
}

function layerOf(each: StandingEvent): Layer[] {
  const of = [each];
  const { seq } = each.event;
  const layer = (set: Tree, unset: readonly string[] = []): Layer => ({ seq, set, unset });
  return [
    ...standingOf(of, 'facts').map(({ payload }) => layer(payload.set, payload.unset)),
    ...standingOf(of, 'anchor').map(({ payload }) => layer({ incident: { [payload.anchor]: payload.at } })),
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

/** Only the whole file says how many people there are; residence is that of today, to which notices go. */
function countLayer(seq: number, { document }: Payload<'exposure'>): Layer[] {
  const { counted, scope } = document;
  if (counted === null || scope !== 'whole' || !isOurs(document.verdict)) return [];
  const people = { total: counted.people, by_jurisdiction: residentsOf(counted) };
  return [{ seq, set: { exposure: { people, elements: clearElements(counted) } }, unset: [] }];
}

/** Rows that are ours and were not known before. */
function isOurs(verdict: string): boolean {
  return verdict === 'authentic' || verdict === 'mixed';
}

function residentsOf({ now }: Counted): Tree {
  const known = now.jurisdictions.filter(({ jurisdiction }) => jurisdiction !== null && isJurisdiction(jurisdiction));
  return Object.fromEntries(known.map(({ jurisdiction, people }) => [jurisdiction ?? '', people]));
}

/** Elements whose whole value stands in the file for somebody. */
function clearElements({ elements }: Counted): string[] {
  const clear = elements.filter(({ shown, people }) => shown === 'clear' && people > 0).map(({ element }) => element);
  return FACT_ELEMENTS.filter((element) => clear.some((each) => each === element));
}

/** What a count does not say of the facts, and a person must. */
function partial(seq: number, { document }: Payload<'exposure'>): string[] {
  const { counted, scope } = document;
  if (!isOurs(document.verdict)) {
    return [`the file of event ${seq} was judged ${document.verdict}: its counts are not taken for facts`];
  }
  if (counted === null) return [`the exposure of event ${seq} counts nobody; say exposure.people yourself`];
  if (scope !== 'whole') {
    return [
      `the exposure of event ${seq} counts ${grouped(counted.people)} people of a sample, which is no number of people concerned; say exposure.people yourself`,
    ];
  }
  const other = counted.elements.filter(({ shown, people }) => !['clear', 'differs'].includes(shown) && people > 0);
  const names = [...new Set(other.map(({ element, shown }) => `${element} (${shown})`))];
  return names.length === 0
    ? []
    : [
        `event ${seq} also counts ${names.join(', ')}; where the law counts them as taken, add them to exposure.elements`,
      ];
}

/** Where people said another number than the last whole count. */
function disputes(counted: Layer | undefined, said: readonly Layer[]): string[] {
  if (counted === undefined) return [];
  const counts = new Map(leavesOf(counted.set));
  return said.flatMap(({ seq, set }) =>
    leavesOf(set).flatMap(([path, value]) => {
      const found = counts.get(path);
      return typeof found !== 'number' || typeof value !== 'number' || found === value
        ? []
        : [
            `${path} is ${grouped(value)} by event ${seq}, and ${grouped(found)} as event ${counted.seq} counts; the former is used`,
          ];
    }),
  );
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
