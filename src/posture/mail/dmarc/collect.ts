import type { Unanswered } from '../../../model/mail-check.js';
import type { Resolver } from '../resolver.js';
import { isDmarc, isNearMiss, parseDmarc, type DmarcRecord } from './record.js';

/** What stands at `_dmarc.` of one domain. */
export type Level = {
  readonly domain: string;
  /** Records of DMARC: none, one, or several, of which receivers take none. */
  readonly records: readonly DmarcRecord[];
  readonly nearMisses: readonly string[];
  readonly unanswered: Unanswered | null;
};

export async function levelOf(resolver: Resolver, domain: string): Promise<Level> {
  const answer = await resolver.txt(`_dmarc.${domain}`);
  if (answer.kind === 'cannot_tell') return { domain, records: [], nearMisses: [], unanswered: answer.why };
  const texts = answer.kind === 'found' ? answer.records : [];
  return {
    domain,
    records: texts.filter(isDmarc).map(parseDmarc),
    nearMisses: texts.filter(isNearMiss),
    unanswered: null,
  };
}

/** The most questions of one walk, and the labels that are left after the first step of a long name (RFC 9989, 4.10). */
const MOST_STEPS = 8;

/** The names that a tree walk asks, longest first: the domain, then its parents up to the last label. */
export function walkNames(domain: string): string[] {
  const labels = domain.split('.');
  const parents = labels.slice(Math.max(1, labels.length - (MOST_STEPS - 1)));
  return [domain, ...parents.map((_, at) => parents.slice(at).join('.'))];
}

/** The levels that a walk comes to; it ends where a record says that it is, or is not, of a public suffix. */
export async function walkUp(resolver: Resolver, domain: string): Promise<Level[]> {
  const levels: Level[] = [];
  for (const name of walkNames(domain)) {
    const level = await levelOf(resolver, name);
    levels.push(level);
    if (ends(level, name === domain)) break;
  }
  return levels;
}

function ends(level: Level, isFirst: boolean): boolean {
  const only = level.records.length === 1 ? level.records[0] : undefined;
  return only !== undefined && (only.psd === 'n' || (only.psd === 'y' && !isFirst));
}
