import type { LookAlike } from '../../../model/mail-check.js';
import type { Resolver } from '../resolver.js';
import { lookAlikesOf } from './generate.js';

/** How many names are made and asked for. */
const MOST = 48;

/** Which of the names that look like a domain exist, and which take mail. Whose they are cannot be told. */
export async function checkLookAlikes(resolver: Resolver, domain: string): Promise<LookAlike[]> {
  return Promise.all(
    lookAlikesOf(domain, MOST).map(async (made) => ({ ...made, state: await stateOf(resolver, made.domain) })),
  );
}

async function stateOf(resolver: Resolver, domain: string): Promise<LookAlike['state']> {
  const answer = await resolver.mx(domain);
  if (answer.kind === 'cannot_tell') return 'cannot_tell';
  if (answer.kind === 'no_name') return 'free';
  return answer.kind === 'found' && answer.records.some(({ host }) => host !== '') ? 'mail' : 'exists';
}
