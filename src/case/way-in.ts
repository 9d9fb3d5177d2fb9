import { inertText } from '../base/text.js';
import { valueAt } from '../base/at-path.js';
import type { CaseEvent } from '../model/case.js';
import type { Claim } from '../model/claim.js';
import type { OrderedBy, ShownWay, WayShown } from '../model/shown-way.js';
import { claimIn } from './claims.js';
import type { CaseFacts } from './facts.js';
import { standing, standingOf } from './standing.js';
import { waysIn } from './way-words.js';

/** Facts that say how they came in. */
const FACTS = ['incident.vector', 'incident.ttps'] as const;

type Answer = Pick<OrderedBy, 'ways' | 'cannot_tell'>;

/**
 * How they came in, as a case says it: by its facts as they were known on a day; where these say nothing, by what is claimed there, marked
 * as claims. What only perhaps was the way in is told, and is none.
 */
export function wayInOf(events: readonly CaseEvent[], facts: CaseFacts, asOf: string): Answer {
  const said = FACTS.map((fact) => saidBy(fact, facts, asOf));
  const known = joined(said.filter((each) => each !== null));
  if (known.ways.length > 0 || said.some((each) => each !== null && each.final)) return known;
  const claimed = claimedWays(events, asOf);
  if (claimed.length > 0) return { ways: claimed, cannot_tell: known.cannot_tell };
  return { ways: [], cannot_tell: known.cannot_tell.length > 0 ? known.cannot_tell : [NOTHING] };
}

const NOTHING = 'the case does not say how they came in';

/** `final`: people said something of the way in; no claim speaks over them. */
type Said = Answer & { readonly final: boolean };

function saidBy(fact: (typeof FACTS)[number], { tree, sources }: CaseFacts, asOf: string): Said | null {
  const text = valueAt(tree, fact.split('.'));
  if (typeof text !== 'string') return null;
  const since = knownSince(fact, tree);
  const shown = `${fact}: ${inertText(text, 120)}`;
  if (since !== null && since.slice(0, 10) > asOf)
    return { ways: [], cannot_tell: [`${fact} was established later (${inertText(since, 40)})`], final: false };
  const { used, unsure } = waysIn(text);
  const event = sources[fact] ?? 0;
  const ways = used.map((way): WayShown => ({ way, by: 'fact', event: event > 0 ? event : null, basis: shown }));
  const doubts = unsure.map((way) => `${wayWord(way)} is named, but not as the way that was certainly used (${shown})`);
  if (used.length + unsure.length > 0) return { ways, cannot_tell: doubts, final: true };
  return fact === 'incident.vector'
    ? { ways, cannot_tell: [`the words say of no way in that the plan knows (${shown})`], final: true }
    : null;
}

/** When it was established, said of itself or of the room that it stands in. */
function knownSince(fact: string, tree: CaseFacts['tree']): string | null {
  const [room = ''] = fact.split('.');
  const found = [fact, room].map((path) => valueAt(tree, ['known', path, 'at'])).find((at) => typeof at === 'string');
  return found ?? null;
}

function joined(said: readonly Said[]): Answer {
  const all = said.flatMap(({ ways }) => ways);
  const ways = all.filter((one, at) => all.findIndex(({ way }) => way === one.way) === at);
  return { ways, cannot_tell: said.flatMap((each) => each.cannot_tell) };
}

/** What a claim calls by a word that means one way only. `web` may be a page that was visited, and a server that was broken into. */
const CLAIMED: Readonly<Partial<Record<Claim['ways_in'][number]['value'], ShownWay>>> = {
  email: 'mail',
  remote_access: 'remote_access',
  exposed_server: 'internet_facing',
};
/** A reading below it is no more than a hint. */
const SURE_ENOUGH = 0.5;

function claimedWays(events: readonly CaseEvent[], asOf: string): WayShown[] {
  const found = standingOf(standing(events), 'claim').flatMap(({ event, payload }) =>
    isLater(claimIn(payload), asOf) ? [] : (claimIn(payload)?.ways_in ?? []).map((leaf) => ({ event, leaf })),
  );
  const ways = found.flatMap(({ event, leaf }): WayShown[] => {
    const way = leaf.confidence < SURE_ENOUGH ? undefined : CLAIMED[leaf.value];
    return way === undefined ? [] : [{ way, by: 'claim', event: event.seq, basis: `ways_in: ${leaf.value}` }];
  });
  return ways.filter((one, at) => ways.findIndex(({ way }) => way === one.way) === at);
}

/** By the day of the claim; when it was kept tells nothing of when it was made. */
function isLater(claim: Claim | null, asOf: string): boolean {
  const day = claim?.claimed_on?.value ?? '';
  return day.length === 10 && day > asOf;
}

function wayWord(way: ShownWay): string {
  return way.replaceAll('_', ' ');
}
