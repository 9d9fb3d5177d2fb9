import PostalMime from 'postal-mime';
import { ReportFaultError } from './fault.js';
import { MOST_ENTRIES } from './limits.js';
import type { Piece } from './zip.js';

/** Whether a text begins as a raw mail does: header lines, one of which only mails have. */
export function isRawMail(head: string): boolean {
  const [headers = ''] = head.split(/\r?\n\r?\n/u, 1);
  return (
    /^[!-9;-~]+:/u.test(headers) && /^(?:from|subject|received|mime-version|content-type|return-path):/imu.test(headers)
  );
}

/** The attachments of a mail that can hold a report. Its words are not read. */
export async function attachmentsOf(bytes: Uint8Array): Promise<Piece[]> {
  const mail = await parsed(bytes);
  if (mail.attachments.length > MOST_ENTRIES) {
    throw new ReportFaultError('too_many_entries', `the mail has ${mail.attachments.length} attachments`);
  }
  return mail.attachments.map(({ filename, content }, at) => ({
    name: filename ?? `attachment ${at + 1}`,
    bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  }));
}

async function parsed(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 256_000 });
  } catch {
    throw new ReportFaultError('bad_mail', 'the mail cannot be taken apart');
  }
}
