import { inertText } from '../../base/text.js';
import { FeedError } from '../error.js';
import { shownAddress } from './address.js';

const SLOW = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

/** Codes of OpenSSL and of Node for certificates that are not trusted. */
const TLS = /^ERR_SSL_|^ERR_TLS_|CERT|SIGNATURE_FAILURE|^UNABLE_TO_(?:VERIFY|GET_ISSUER)/u;

/** A failure of the connection, in words. */
export function faultOf(cause: unknown, url: URL): FeedError {
  const code = codeOf(cause);
  const shown = shownAddress(url);
  if (SLOW.has(code)) {
    return new FeedError('too_slow', `${shown} does not answer in time`, { hint: 'Try again later.', cause });
  }
  if (isCut(code, cause)) {
    return new FeedError('cut_off', `the answer of ${shown} is cut off`, { hint: 'Try again.', cause });
  }
  if (TLS.test(code)) {
    return new FeedError('no_tls', `${shown} cannot be asked over TLS (${inertText(code, 40)})`, {
      hint: 'A certificate of your own authority is named with NODE_EXTRA_CA_CERTS; a mirror without TLS begins with http://. Else somebody stands in between.',
      cause,
    });
  }
  return new FeedError('no_answer', `${shown} cannot be reached${code === '' ? '' : ` (${inertText(code, 40)})`}`, {
    hint: 'Is this machine on the Internet? Behind a proxy set HTTPS_PROXY or --proxy, and see that it is the right one; a mirror is named with --mirror.',
    cause,
  });
}

function isCut(code: string, cause: unknown): boolean {
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || code.startsWith('HPE_')) return true;
  return cause instanceof Error && /terminated|other side closed|aborted|premature/iu.test(cause.message);
}

function codeOf(cause: unknown): string {
  for (let at: unknown = cause, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}
