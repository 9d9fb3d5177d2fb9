import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plainFileName } from '../../../base/file-name.js';
import { lookAtMail, type MailRequest, type MailRun } from '../mail.js';
import { mailSourceOf } from '../mail-source.js';
import { namesOfLists, writeWhole } from './files.js';

/** A result of the mail checks as it is kept: `where` is the name of its file. */
type Kept = ReturnType<typeof mailSourceOf>;

export function readMail(folder: string): Kept[] {
  return namesOfLists(folder).map((name) =>
    mailSourceOf({ file: name, text: readFileSync(path.join(folder, name), 'utf8') }),
  );
}

export type MailWish = Omit<MailRequest, 'domains' | 'reports'> & { readonly domain: string };

/** Asks name servers about one domain, and keeps what they say of this day. Throws `MailError` on a bad name or server. */
export async function askMail(folder: string, { domain, ...wish }: MailWish, run: MailRun): Promise<string> {
  const mail = await lookAtMail({ ...wish, domains: [domain], reports: null }, run);
  const name = plainFileName(`${mail.as_of}-${mail.checks[0]?.domain ?? ''}.json`, 'mail.json');
  writeWhole(path.join(folder, name), JSON.stringify(mail));
  return name;
}
