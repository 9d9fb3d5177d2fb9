import { textOf, type Encoded } from '../../base/encoded-text.js';
import { grouped } from '../../base/numbers.js';
import { ClaimError } from './error.js';
import { isRawMail, mailText } from './mail.js';
import { isMarkup, withoutMarkup } from './markup.js';

export type Decoded = {
  readonly text: string;
  readonly kind: 'plain' | 'mail' | 'html';
  readonly encoding: string;
};

/** A mail with pictures may have this; its words, like those of a post or an article, are far fewer. */
export const MOST_BYTES = 4_000_000;
const MOST_CHARACTERS = 500_000;

/** Bytes as the text that people read: encoding told, mail and pages taken apart. Throws `ClaimError` where they are no text. */
export async function decode(bytes: Uint8Array): Promise<Decoded> {
  if (bytes.length > MOST_BYTES) throw tooLarge();
  if (hasForeignHead(bytes)) throw binary();
  const { text, encoding } = textOf(bytes);
  if (text.trim() === '') throw new ClaimError('empty', 'there is no text in the file', { hint: 'Name another file.' });
  if (isBinary(text)) throw binary();
  const decoded = await wordsOf(bytes, { text, encoding });
  if (decoded.text.length > MOST_CHARACTERS) throw tooLarge();
  return decoded;
}

async function wordsOf(bytes: Uint8Array, { text, encoding }: Encoded): Promise<Decoded> {
  if (isRawMail(text)) return { text: await mailText(bytes), kind: 'mail', encoding };
  return isMarkup(text) ? { text: withoutMarkup(text), kind: 'html', encoding } : { text, kind: 'plain', encoding };
}

/** The error of a file above the limit; `file` where whoever looked at it knows its path. */
export function tooLarge(file?: string): ClaimError {
  return new ClaimError(
    'too_large',
    `the file has more than ${MOST_BYTES / 1_000_000} MB, or its text more than ${grouped(MOST_CHARACTERS)} characters`,
    {
      ...(file === undefined ? {} : { where: { file } }),
      hint: 'A claim is a post, an article or a note. For leaked data: `assay verify`.',
    },
  );
}

function binary(): ClaimError {
  return new ClaimError('binary', 'the file is not text', {
    hint: 'Save the words as a text file; of a picture or a PDF, copy the text out first.',
  });
}

/** PDF, ZIP and what is built on it, PNG, JPEG, GIF, gzip. */
const HEADS = ['%PDF', 'PK\u0003\u0004', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', '\u001f\u008b'];

function hasForeignHead(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  return HEADS.some((known) => head.startsWith(known));
}

/** One character in fifty that no text has: a stray one is left where it is. */
function isBinary(text: string): boolean {
  const looked = text.slice(0, 100_000);
  // eslint-disable-next-line no-control-regex
  const odd = looked.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/gu)?.length ?? 0;
  return odd > 8 && odd * 50 > looked.length;
}
