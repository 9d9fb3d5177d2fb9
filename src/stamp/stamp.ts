import { Certificate, ExtKeyUsage, SignedData, SignedDataVerifyError, TSTInfo, TimeStampResp } from 'pkijs';
import { inertText } from '../base/text.js';
import { StampError } from './error.js';
import { COMMON_NAME, EXTENDED_KEY_USAGE, ORGANISATION, SHA256, TIME_STAMPING, TST_INFO } from './oids.js';

export { StampError } from './error.js';
export { stampRequest } from './request.js';

/** What an authority swears: that these bytes were there at that time. */
export type Stamp = {
  /** The SHA-256 that was stamped. */
  readonly sha256: string;
  /** UTC, as the authority's clock had it. */
  readonly time: string;
  /** Who signed, as the certificate names them. */
  readonly authority: string;
  /** Whether the certificate leads to one that we were told to trust; null where none was named. */
  readonly trusted: boolean | null;
};

/** The response to a request, before anything of it is believed. */
type ReadStamp = { readonly signed: SignedData; readonly info: TSTInfo; readonly sha256: string };

/** The hash that a response (`.tsr`, DER) speaks of. Throws `not_a_stamp`, `stamp_refused`. */
export function stampedHash(response: Uint8Array): string {
  return readStamp(response).sha256;
}

/**
 * Checks a response of an authority (`.tsr`, DER) over `stamped`, the very bytes whose SHA-256 was sent: its signature, that the
 * certificate is one for time-stamping, and, where certificates to trust are given (PEM), that it leads to one of them.
 */
export async function checkStamp(
  response: Uint8Array,
  stamped: Uint8Array,
  trusted: readonly string[],
): Promise<Stamp> {
  const { signed, info, sha256 } = readStamp(response);
  const roots = trusted.flatMap(readCertificates);
  const signer = await signerOf(signed, stamped, roots);
  requireStamping(signer);
  return {
    sha256,
    time: info.genTime.toISOString(),
    authority: nameOf(signer),
    trusted: trusted.length === 0 ? null : true,
  };
}

function readStamp(response: Uint8Array): ReadStamp {
  const { status, timeStampToken } = parsed(() => TimeStampResp.fromBER(bufferOf(response)));
  const code: number = status.status;
  if (code > 1) {
    throw new StampError('stamp_refused', `the authority refused the time-stamp (status ${code})`, {
      hint: 'Ask it again, or ask another.',
    });
  }
  return parsed(() => {
    if (timeStampToken === undefined) throw new TypeError('no token');
    const signed = new SignedData({ schema: timeStampToken.content });
    const { eContent, eContentType } = signed.encapContentInfo;
    if (eContent === undefined || eContentType !== TST_INFO) throw new TypeError('no time-stamp');
    const info = TSTInfo.fromBER(eContent.getValue());
    const { hashAlgorithm, hashedMessage } = info.messageImprint;
    if (hashAlgorithm.algorithmId !== SHA256) throw new TypeError('not of a SHA-256');
    return { signed, info, sha256: Buffer.from(hashedMessage.valueBlock.valueHexView).toString('hex') };
  });
}

async function signerOf(signed: SignedData, stamped: Uint8Array, roots: Certificate[]): Promise<Certificate> {
  const data = bufferOf(stamped);
  const checkChain = roots.length > 0;
  try {
    const checked = await signed.verify({ signer: 0, data, trustedCerts: roots, checkChain, extendedMode: true });
    if (checked.signatureVerified === true && checked.signerCertificate) return checked.signerCertificate;
  } catch (cause) {
    throw faultOf(cause);
  }
  throw badSignature();
}

/** Codes of the library: 2 and 3 no certificate, 5 the certificate's chain, 15 with a signature of false another hash. */
function faultOf(cause: unknown): StampError {
  if (!(cause instanceof SignedDataVerifyError)) return badSignature(cause);
  if (cause.code === 2 || cause.code === 3) {
    return new StampError('no_certificate', 'the time-stamp holds no certificate of who signed it', {
      hint: 'Ask for it again with the request that `assay case head --tsq` writes, which asks for the certificate.',
      cause,
    });
  }
  if (cause.code === 5) {
    return new StampError('unknown_authority', 'the time-stamp is signed by nobody whom --ca trusts', {
      hint: 'Name the root certificate of the authority that was asked.',
      cause,
    });
  }
  if (cause.code === 15 && cause.signatureVerified === false) {
    const hint = 'It is the answer to another request.';
    return new StampError('other_hash', 'the time-stamp is over something else', { hint, cause });
  }
  return badSignature(cause);
}

function badSignature(cause?: unknown): StampError {
  const hint = 'It was altered, or signed in a way that cannot be checked here; compare with `openssl ts -verify`.';
  return new StampError('bad_signature', 'the signature of the time-stamp does not fit', { hint, cause });
}

function requireStamping({ extensions }: Certificate): void {
  const usage = extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue;
  if (usage instanceof ExtKeyUsage && usage.keyPurposes.includes(TIME_STAMPING)) return;
  throw new StampError(
    'not_for_stamping',
    'the time-stamp is signed with a certificate that is not one for time-stamping',
    {
      hint: 'Ask a time-stamping authority.',
    },
  );
}

function nameOf({ subject }: Certificate): string {
  const part = (type: string): string[] =>
    subject.typesAndValues.filter((each) => each.type === type).map(({ value }) => value.valueBlock.value);
  const name = [...part(COMMON_NAME), ...part(ORGANISATION)].join(', ');
  return name === '' ? 'an authority without a name' : inertText(name, 200);
}

/** All certificates of a PEM file. */
function readCertificates(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
  if (blocks.length === 0) throw notTrusted();
  return blocks.map((block) => {
    const bytes = Buffer.from(block.replaceAll(/-----[A-Z ]+-----/gu, ''), 'base64');
    try {
      return Certificate.fromBER(bufferOf(bytes));
    } catch (cause) {
      throw notTrusted(cause);
    }
  });
}

function notTrusted(cause?: unknown): StampError {
  const hint = 'Name a PEM file with the root certificate of the authority.';
  return new StampError('no_certificate', 'the file of --ca holds no certificate', { hint, exit: 2, cause });
}

function parsed<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw new StampError('not_a_stamp', 'the file is no answer of a time-stamping authority', {
      hint: 'It must be a response of RFC 3161 over a SHA-256, in DER.',
      exit: 2,
      cause,
    });
  }
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
