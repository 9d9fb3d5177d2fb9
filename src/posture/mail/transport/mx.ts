import type { MailProblem, MxCheck } from '../../../model/mail-check.js';
import { fault, remark, unanswered } from '../problem.js';
import type { Answer, MxRecord, Resolver } from '../resolver.js';

/** MX hosts beyond this are not looked up. */
const MOST_HOSTS = 20;

/** Where mail for the domain goes: MX, null MX (RFC 7505), or by RFC 5321, 5.1 its own address. */
export async function checkMx(resolver: Resolver, domain: string, answer: Answer<MxRecord>): Promise<MxCheck> {
  if (answer.kind === 'cannot_tell') {
    return { state: 'cannot_tell', hosts: [], problems: [unanswered(answer.why, domain)] };
  }
  if (answer.kind !== 'found') return { state: await withoutMx(resolver, domain), hosts: [], problems: [] };
  const named = answer.records.filter(({ host }) => host !== '');
  if (named.length === 0) return { state: 'null_mx', hosts: [], problems: [] };
  const beside =
    named.length < answer.records.length
      ? [fault('mx_null_beside_others', domain, 'a null MX stands beside others: it must stand alone (RFC 7505)')]
      : [];
  const sorted = named
    .toSorted((one, other) => one.priority - other.priority || (one.host < other.host ? -1 : 1))
    .slice(0, MOST_HOSTS);
  const hosts = await Promise.all(
    sorted.map(async ({ host, priority }) => ({ host, priority, resolves: await resolves(resolver, host) })),
  );
  return { state: 'hosts', hosts, problems: [...beside, ...hosts.flatMap(hostProblems)] };
}

async function withoutMx(resolver: Resolver, domain: string): Promise<'implicit' | 'none' | 'cannot_tell'> {
  const answer = await resolver.addresses(domain);
  return answer.kind === 'found' ? 'implicit' : answer.kind === 'cannot_tell' ? 'cannot_tell' : 'none';
}

async function resolves(resolver: Resolver, host: string): Promise<'yes' | 'no' | 'cannot_tell'> {
  if (isAddress(host)) return 'no';
  const answer = await resolver.addresses(host);
  return answer.kind === 'found' ? 'yes' : answer.kind === 'cannot_tell' ? 'cannot_tell' : 'no';
}

function hostProblems({ host, resolves: answer }: MxCheck['hosts'][number]): MailProblem[] {
  if (isAddress(host)) {
    return [fault('mx_is_address', host, `the MX is an address (${host}); it must be the name of a machine`)];
  }
  if (answer === 'yes') return [];
  if (answer === 'no') {
    return [fault('mx_does_not_resolve', host, `the MX ${host} has no address: mail for it cannot be delivered`)];
  }
  return [remark('no_answer', host, `the name server did not say whether the MX ${host} has an address`)];
}

function isAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(host) || host.includes(':');
}
