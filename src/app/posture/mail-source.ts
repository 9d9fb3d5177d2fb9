import path from 'node:path';
import { inertText } from '../../base/text.js';
import { mailSchema } from '../../model/mail-check.js';
import { domainFrom } from '../../posture/mail/domain-name.js';
import { MailError } from '../../posture/mail/error.js';
import type { MailSource } from '../../posture/mail/known/known.js';
import { readPlantFile } from '../../posture/questions/questions.js';
import type { CheckRequest } from './check.js';

/** What `assay posture mail --json` wrote. Throws `MailError` where it is something else. */
export function mailSourceOf({ file, text }: { readonly file: string; readonly text: string }): MailSource {
  const data = parsed(text);
  if (data === undefined) throw notAResult(file, 'it is no JSON');
  const read = mailSchema.safeParse(data);
  if (!read.success) throw notAResult(file, firstFault(read.error.issues));
  const { data: mail } = read;
  const named = mail.checks.every(({ domain }) => isDomain(domain));
  if (!named) throw notAResult(file, 'checks: a domain is no domain name');
  return { where: path.basename(file), mail };
}

/** The domains that the plant file names, each once, as they are asked for. Throws `MailError` on one that is none. */
export function mailDomainsOf({ plant }: Pick<CheckRequest, 'plant'>): string[] {
  if (plant === null) return [];
  return [...new Set(readPlantFile(plant.text, plant.file).plant.mail_domains.map(domainFrom))];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDomain(name: string): boolean {
  try {
    return domainFrom(name) === name;
  } catch {
    return false;
  }
}

function firstFault(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  const [first] = issues;
  return first === undefined ? '' : `${first.path.map(String).join('.')}: ${first.message}`;
}

function notAResult(file: string, why: string): MailError {
  return new MailError('not_a_mail_result', `the file is no result of mail checks (${inertText(why, 120)})`, {
    where: { file },
    hint: 'Write one with `assay posture mail DOMAIN --json > mail.json`, and name it: --mail mail.json.',
  });
}
