import type { Finding } from '../../../model/finding.js';
import { findingOf, type Checked } from './build.js';

/** Whose a look-alike is cannot be seen from its records: one that takes mail is a question, not an attack. */
export function lookAlikeFindings({ domain, look_alikes: all }: Checked): Finding[] {
  if (all === null || all.length === 0) return [];
  const mail = all.filter(({ state }) => state === 'mail');
  const silent = all.filter(({ state }) => state === 'cannot_tell');
  const isOpen = mail.length > 0 || silent.length > 0;
  return [
    findingOf(domain, {
      question: 'look_alikes',
      answer: isOpen ? 'cannot_tell' : 'no',
      severity: 'low',
      title:
        mail.length > 0
          ? `${mail.length} of ${all.length} names that look like ${domain} can take and send mail`
          : silent.length > 0
            ? `Whether names that look like ${domain} take mail`
            : `None of ${all.length} names that look like ${domain} takes mail`,
      evidence: mail.map(({ domain: text, how }) => ({ text: `has an MX (${how.replaceAll('_', ' ')})`, where: text })),
      why: 'Invoices and orders from a name that differs in one letter are read as yours.',
      because:
        mail.length > 0
          ? 'the records do not say whose a name is: it may be yours, a neighbour of the same name, or somebody who wants to be taken for you'
          : `the name server did not answer for ${silent.length} of ${all.length} names`,
      fix: 'Look up who holds them; warn staff and suppliers of those that are not yours, and have mail from them marked.',
      reference: 'names made by rules; not every one that could deceive is among them',
    }),
  ];
}
