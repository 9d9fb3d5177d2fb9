import { get, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { Resolver } from '../../posture/mail/resolver.js';
import type { Fetched, Fetcher } from '../../posture/mail/transport/fetcher.js';
import { isOuter } from './outer-address.js';

/** RFC 8461, 3.3: senders give up after a minute; a policy has a few hundred bytes. */
const TIMEOUT = 10_000;
const MOST_BYTES = 64_000;

export type PageOptions = {
  readonly resolver: Resolver;
  readonly signal: AbortSignal;
  /** For tests: another port than 443, a certificate to trust, addresses that may be asked. */
  readonly port?: number;
  readonly ca?: string;
  readonly mayAsk?: (address: string) => boolean;
};

/**
 * Gets pages over HTTPS only, and of the internet only: whoever has a domain says where its page lies, and must not make this machine
 * ask inner networks. Names are looked up by the same name server, redirects are not followed, nothing is sent but the request.
 */
export function pageFetcher({ resolver, signal, port, ca, mayAsk = isOuter }: PageOptions): Fetcher {
  return async (url) => {
    const { hostname } = new URL(url);
    const addresses = await resolver.addresses(hostname);
    if (addresses.kind === 'cannot_tell') return { kind: 'no_answer', why: 'the name server did not give its address' };
    if (addresses.kind !== 'found') return { kind: 'no_host' };
    const outer = addresses.records.filter(mayAsk);
    if (outer.length === 0)
      return { kind: 'no_answer', why: 'its address lies in an inner network, which is not asked' };
    return page(url, {
      lookup: lookupOf(outer),
      agent: false,
      headers: { accept: 'text/plain' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
      ...(port === undefined ? {} : { port }),
      ...(ca === undefined ? {} : { ca }),
    });
  };
}

/** Only HTTPS is asked for, and no name server but the one that was named. */
function lookupOf(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_name, options, done) => {
    const [first] = found;
    if (options.all === true) done(null, found);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
}

async function page(url: string, options: RequestOptions): Promise<Fetched> {
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(url, options, resolve).on('error', reject);
    });
    return await read(response);
  } catch (error) {
    return failure(error);
  }
}

async function read(response: IncomingMessage): Promise<Fetched> {
  const { statusCode: status = 0, headers } = response;
  if (status !== 200) {
    response.destroy();
    return status >= 500
      ? { kind: 'no_answer', why: `the web server answers ${status}` }
      : { kind: 'page', status, type: '', text: '' };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response) {
    if (!(part instanceof Uint8Array)) continue;
    size += part.length;
    if (size > MOST_BYTES) {
      response.destroy();
      return { kind: 'too_large' };
    }
    parts.push(part);
  }
  return { kind: 'page', status, type: headers['content-type'] ?? '', text: Buffer.concat(parts).toString('utf8') };
}

/** Faults of the certificate itself; an unknown issuer can lie with this machine, or with somebody who inspects its traffic. */
const BAD_CERTIFICATE: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by nobody but itself',
  CERT_REVOKED: 'it was revoked',
};

function failure(error: unknown): Fetched {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const bad = BAD_CERTIFICATE[code];
  if (bad !== undefined) return { kind: 'bad_certificate', why: bad };
  if (code === 'ABORT_ERR') return { kind: 'no_answer', why: 'the web server did not answer in time' };
  if (/CERT|ISSUER|VERIFY/u.test(code)) {
    return { kind: 'no_answer', why: 'this machine does not know who signed the certificate of the web server' };
  }
  return { kind: 'no_answer', why: 'the web server cannot be reached' };
}
