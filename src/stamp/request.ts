import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { SHA256 } from './oids.js';

/**
 * A request for a time-stamp over a SHA-256 (RFC 3161), DER: what a time-stamping authority is sent. It holds the hash and nothing
 * else of what is stamped. `nonce` are random bytes, which the answer repeats.
 */
export function stampRequest(sha256: string, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(Buffer.from(sha256, 'hex')).buffer }),
    }),
    nonce: new Integer({ valueHex: positive(nonce).buffer }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** As DER writes a number that is not negative, in as few bytes as it takes. */
function positive(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0x40 | ((bytes[0] ?? 0) & 0x3f), ...bytes.subarray(1)]);
}
