import PostalMime, { type Address, type Email } from 'postal-mime';
import { ClaimError } from './error.js';
import { withoutMarkup } from './markup.js';

const HEADER = /^(?:from|to|date|subject|received|mime-version|message-id|return-path|delivered-to):/iu;
const ENCODED = /^(?:mime-version|content-type|content-transfer-encoding):/imu;

/** Whether bytes are a raw mail whose text is still encoded. A mail that was pasted as text is left as it is. */
export function isRawMail(text: string): boolean {
  const head = text.slice(0, 20_000).split(/\r?\n\r?\n/u, 1)[0] ?? '';
  return HEADER.test(head) && /^(?:from|subject):/imu.test(head) && ENCODED.test(head);
}

/** A raw mail as its reader sees it: who, to whom, what about, when, and the words. Attachments are not read. */
export async function mailText(bytes: Uint8Array): Promise<string> {
  try {
    const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 256_000 });
    const body = mail.text ?? (mail.html === undefined ? '' : withoutMarkup(mail.html));
    return [...headLines(mail), '', body].join('\n');
  } catch (cause) {
    throw new ClaimError('bad_mail', 'the mail cannot be taken apart', {
      hint: 'Save its text as a text file and read that.',
      cause,
    });
  }
}

function headLines(mail: Email): string[] {
  const to = (mail.to ?? []).map(nameOf).join(', ');
  const date = mail.headers.find(({ key }) => key === 'date')?.value;
  return [
    ...(mail.from === undefined ? [] : [`From: ${nameOf(mail.from)}`]),
    ...(to === '' ? [] : [`To: ${to}`]),
    ...(mail.subject === undefined ? [] : [`Subject: ${mail.subject}`]),
    ...(date === undefined ? [] : [`Date: ${date}`]),
  ];
}

function nameOf({ name, address }: Address): string {
  return address === undefined ? name : name === '' ? address : `${name} <${address}>`;
}
