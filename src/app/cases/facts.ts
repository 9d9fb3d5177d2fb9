import { leavesOf, isTree, type Tree } from '../../case/tree.js';
import type { AsOf } from '../../model/clock.js';
import type { JsonValue } from '../../model/case.js';
import type { Duties } from '../../model/duty.js';
import { ANCHORS, type AnchorFact } from '../../model/facts-words.js';
import { knowledgeOfCase } from './duties.js';
import type { CaseContext } from './open.js';

/** A fact that the case has, and the event that it is from; 0 is the workspace. */
export type KnownFact = { readonly path: string; readonly value: JsonValue; readonly event: number };

export type FactsInCase = {
  /** Number of the last event that all of it rests on. */
  readonly last: number;
  /** Facts in the order of their paths, without anchors, and without what was done and decided. Numbers by state are one fact. */
  readonly known: readonly KnownFact[];
  readonly anchors: readonly {
    readonly anchor: AnchorFact;
    readonly at: string | null;
    readonly event: number | null;
  }[];
  /** The event whose counts of people came in by themselves. */
  readonly counted: number | null;
  readonly duties: Duties;
};

/** What a case knows, and what the law makes of it on a day. */
export async function factsInCase(dir: string, caseId: string, asOf: AsOf, context: CaseContext): Promise<FactsInCase> {
  const { last, facts, duties } = await knowledgeOfCase(dir, caseId, asOf, context);
  const { tree, sources, exposure } = facts;
  const { incident } = tree;
  const times = isTree(incident) ? incident : {};
  return {
    last,
    known: knownIn(tree, sources),
    anchors: ANCHORS.map((anchor) => {
      const at = times[anchor];
      return { anchor, at: typeof at === 'string' ? at : null, event: sources[`incident.${anchor}`] ?? null };
    }),
    counted: exposure?.event ?? null,
    duties,
  };
}

const ELSEWHERE = ['done', 'decided_against', 'known'];
const PLACES = /^(.*\bby_jurisdiction)\.[A-Z]{2}$/u;

function knownIn(tree: Tree, sources: Readonly<Record<string, number>>): KnownFact[] {
  const known = new Map<string, KnownFact>();
  for (const [path, value] of leavesOf(tree)) {
    if (ELSEWHERE.includes(path.split('.')[0] ?? '') || isAnchor(path)) continue;
    const event = sources[path] ?? 0;
    const room = PLACES.exec(path)?.[1];
    if (room === undefined) known.set(path, { path, value, event });
    else known.set(room, withPlace(known.get(room), { path, value, event }, room));
  }
  return [...known.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function withPlace(before: KnownFact | undefined, { path, value, event }: KnownFact, room: string): KnownFact {
  const places = before !== undefined && isTree(before.value) ? before.value : {};
  return {
    path: room,
    value: { ...places, [path.slice(room.length + 1)]: value },
    event: Math.max(before?.event ?? 0, event),
  };
}

function isAnchor(path: string): boolean {
  return ANCHORS.some((anchor) => path === `incident.${anchor}`);
}
