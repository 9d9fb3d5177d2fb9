import type { DmarcCheck } from '../../../model/mail-check.js';
import { registeredDomain } from '../domain-name.js';
import type { Resolver } from '../resolver.js';
import { isDmarc } from './record.js';

type ReportsTo = DmarcCheck['reports_to'][number];

/** Addresses beyond this are not asked about. */
const MOST = 10;

/**
 * Where aggregate reports go. A receiver of another organisation must say that it takes them, at
 * `<domain>._report._dmarc.<its domain>` (RFC 7489, 7.1; RFC 9990, 4), else nobody sends it any. `domain`: whose record it is.
 */
export async function reportsTo(resolver: Resolver, domain: string, uris: readonly string[]): Promise<ReportsTo[]> {
  return Promise.all(
    uris.slice(0, MOST).map(async (uri) => {
      const host = hostOf(uri);
      if (host === null || registeredDomain(host) === registeredDomain(domain)) return { uri, accepts: null };
      const answer = await resolver.txt(`${domain}._report._dmarc.${host}`);
      if (answer.kind === 'cannot_tell') return { uri, accepts: 'cannot_tell' };
      return { uri, accepts: answer.kind === 'found' && answer.records.some(isDmarc) ? 'yes' : 'no' };
    }),
  );
}

function hostOf(uri: string): string | null {
  const host = /^mailto:[^@]+@([^?]+)/iu.exec(uri)?.[1] ?? /^https:\/\/([^/:?#]+)/iu.exec(uri)?.[1];
  return host?.toLowerCase().replace(/\.$/u, '') ?? null;
}
