import type { Finding } from '../../../model/finding.js';
import { findingOf, type Checked } from './build.js';
import { dkimFindings } from './dkim.js';
import { dmarcFindings } from './dmarc.js';
import { lookAlikeFindings } from './look-alikes.js';
import { spfFinding } from './spf.js';
import { transportFindings } from './transport.js';

const QUESTIONS: readonly ((checked: Checked) => Finding[])[] = [
  (checked) => [spfFinding(checked)],
  dkimFindings,
  dmarcFindings,
  transportFindings,
  lookAlikeFindings,
];

/** Every question about a domain with its answer. Of a name that is not there, nothing else is asked. */
export function findingsOf(checked: Checked): Finding[] {
  return checked.exists === 'no' ? [noDomain(checked.domain)] : QUESTIONS.flatMap((question) => question(checked));
}

function noDomain(domain: string): Finding {
  return findingOf(domain, {
    question: 'exists',
    answer: 'cannot_tell',
    severity: 'high',
    title: `Whether mail of ${domain} is protected`,
    evidence: [{ text: 'the name server says that there is no such name', where: `${domain} MX` }],
    why: 'Nothing can be said of a domain that does not exist.',
    because: `there is no domain ${domain}`,
    fix: 'Check the spelling. If it was yours, register it again before somebody else does.',
    reference: 'RFC 8020',
  });
}
