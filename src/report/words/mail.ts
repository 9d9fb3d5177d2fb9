import { inertText } from '../../base/text.js';
import type { MailCheck, Publish } from '../../model/mail-check.js';

/** What it comes to, in one or two sentences. */
export function mailSummary({ findings, dmarc, domain: name, exists }: MailCheck): string {
  if (exists === 'no') return `There is no domain ${name}: check the spelling.`;
  const answer = findings.find(({ id }) => id === `mail:${name}:dmarc`)?.answer ?? 'cannot_tell';
  if (answer === 'no') {
    const policy = dmarc.rfc7489.policy === 'reject' ? 'refuse it' : 'put it into the junk folder';
    return `Who writes mail in the name of ${name} is noticed: receivers are told to ${policy}.`;
  }
  const isLax = findings.some(({ id, severity }) => id === `mail:${name}:dmarc` && severity === 'high');
  if (answer === 'yes' && !isLax) return `Forged mail in the name of ${name} is stopped only in part.`;
  return answer === 'yes'
    ? `Anybody can write mail in the name of ${name}, and no policy tells receivers to stop it.`
    : `Whether mail in the name of ${name} can be forged cannot be told: the name server gave no answer that tells it.`;
}

/** Characters of one string of a record. */
export const LONGEST_STRING = 255;

/** What is to be published where. */
export function publishHead({ kind, type, name }: Publish): string {
  const what = kind === 'record' ? `${type ?? ''} record at ` : kind === 'file' ? 'File at ' : 'By hand: ';
  return `${what}${inertText(name, 300)}`;
}
