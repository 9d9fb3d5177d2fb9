import { parse } from 'yaml';
import { readRates } from '../claim/assemble/rates.js';
import { readClaim, type ReadClaim } from '../claim/claim.js';
import { decode } from '../claim/decode/decode.js';
import { ClaimError } from '../claim/decode/error.js';

export { MOST_BYTES, tooLarge } from '../claim/decode/decode.js';

export type ClaimRequest = {
  readonly bytes: Uint8Array;
  /** Where they are from, for errors. */
  readonly file: string;
  /** The day that relative dates are read against, YYYY-MM-DD. */
  readonly date: string | null;
  /** A table of rates: its path as errors shall show it, and its text. */
  readonly rates: { readonly file: string; readonly text: string } | null;
};

/** What a text claims, with the text that its spans count in. */
export async function readClaimText({ bytes, file, date, rates }: ClaimRequest): Promise<ReadClaim> {
  const options = { date, rates: rates === null ? null : readRates(yamlOf(rates), rates.file) };
  try {
    return await readClaim(bytes, options);
  } catch (cause) {
    if (!(cause instanceof ClaimError)) throw cause;
    const { code, message, hint } = cause;
    throw new ClaimError(code, message, { where: { file }, ...(hint === undefined ? {} : { hint }), cause });
  }
}

/** The text that the spans of a claim count in; null where the bytes are no text of the kind that claims are read from. */
export async function claimTextOf(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await decode(bytes)).text;
  } catch (cause) {
    if (cause instanceof ClaimError) return null;
    throw cause;
  }
}

function yamlOf({ file, text }: { readonly file: string; readonly text: string }): unknown {
  try {
    // Core: dates and everything else that is no number stays text.
    return parse(text, { schema: 'core', maxAliasCount: 0 });
  } catch (cause) {
    throw new ClaimError('bad_rates', 'the table of rates is no YAML', {
      where: { file },
      hint: 'Write it as { as_of: 2021-08-15, usd: { BTC: 46000, EUR: 1.18 } }.',
      cause,
    });
  }
}
