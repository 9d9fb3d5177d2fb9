import type { MailProblem, SpfCheck } from '../../../model/mail-check.js';
import { caution, fault, unanswered } from '../problem.js';
import type { Answer, Resolver } from '../resolver.js';

/** After this many look-ups the count is told as "at least": the limit is 10, and nobody's record may keep us asking. */
const MOST_LOOKUPS = 60;
/** Address look-ups of one `mx` (RFC 7208, 4.6.4). */
const MOST_MX = 10;

type Term = SpfCheck['terms'][number];

/** What has been seen on the way through a record and what it includes. */
export type Walk = {
  readonly resolver: Resolver;
  /** The domain in whose name mail is sent. */
  readonly sender: string;
  readonly terms: Term[];
  readonly problems: MailProblem[];
  lookups: number;
  voids: number;
};

export function beginWalk(resolver: Resolver, sender: string): Walk {
  return { resolver, sender, terms: [], problems: [], lookups: 0, voids: 0 };
}

export function isExhausted(walk: Walk): boolean {
  return walk.lookups >= MOST_LOOKUPS;
}

/** Counts a look-up that brought nothing, and tells of one that brought no answer. True where there is something. */
export function weighAnswer<Item>(
  walk: Walk,
  answer: Answer<Item>,
  name: string,
): answer is Answer<Item> & { kind: 'found' } {
  if (answer.kind === 'no_name' || answer.kind === 'no_record') walk.voids += 1;
  if (answer.kind === 'cannot_tell') walk.problems.push(unanswered(answer.why, name));
  return answer.kind === 'found';
}

/** What `a`, `mx` and `exists` make of a machine that nobody named. */
export type Met = 'no_match' | 'match' | 'permerror' | 'cannot_tell';

export async function meetAddresses(walk: Walk, name: string): Promise<Met> {
  const answer = await walk.resolver.addresses(name);
  weighAnswer(walk, answer, name);
  return answer.kind === 'cannot_tell' ? 'cannot_tell' : 'no_match';
}

/** `exists` with a fixed name holds for everybody once the name has an address. */
export async function meetExists(walk: Walk, name: string): Promise<Met> {
  const answer = await walk.resolver.addresses(name);
  if (!weighAnswer(walk, answer, name)) return answer.kind === 'cannot_tell' ? 'cannot_tell' : 'no_match';
  return answer.records.some((address) => !address.includes(':')) ? 'match' : 'no_match';
}

export async function meetMx(walk: Walk, name: string, term: string): Promise<Met> {
  const answer = await walk.resolver.mx(name);
  if (!weighAnswer(walk, answer, name)) return answer.kind === 'cannot_tell' ? 'cannot_tell' : 'no_match';
  const hosts = answer.records.map(({ host }) => host).filter((host) => host !== '');
  if (hosts.length > MOST_MX) {
    const text = `${term} stands for ${hosts.length} machines, and receivers look at ${MOST_MX} at most`;
    walk.problems.push(fault('spf_too_many_mx', term, text));
    return 'permerror';
  }
  const met = await Promise.all(hosts.map((host) => meetAddresses(walk, host)));
  return met.includes('cannot_tell') ? 'cannot_tell' : 'no_match';
}

/** A range so wide that it lets in machines of strangers: the whole of the Internet, or 1/256 of it and more. */
export function widthProblem(term: string, domain: string, family: 'ip4' | 'ip6', prefix: number): MailProblem | null {
  if (prefix === 0) return fault('spf_open', domain, `${term} lets every machine of the Internet send in your name`);
  if (prefix > (family === 'ip4' ? 8 : 16)) return null;
  return caution('spf_wide_range', domain, `${term} lets a very large part of the Internet send in your name`);
}
