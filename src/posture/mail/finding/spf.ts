import type { Finding } from '../../../model/finding.js';
import type { SpfResult } from '../../../model/mail-check.js';
import { evidenceOf, findingOf, silence, type Checked } from './build.js';

const TITLES: Readonly<Record<SpfResult, (domain: string) => string>> = {
  none: (domain) => `${domain} does not say which machines may send its mail (no SPF record)`,
  permerror: (domain) => `The SPF record of ${domain} is broken, and receivers ignore it`,
  pass: (domain) => `The SPF record of ${domain} lets every machine of the Internet send in its name`,
  neutral: (domain) => `The SPF record of ${domain} leaves open what to do with machines that it does not name`,
  softfail: (domain) => `SPF names the machines that may send mail of ${domain}`,
  fail: (domain) => `SPF names the machines that may send mail of ${domain}`,
  cannot_tell: (domain) => `Whether SPF guards mail of ${domain}`,
};

const FIXES: Readonly<Record<SpfResult, string>> = {
  none: 'Publish one SPF record that names every service that sends your mail and ends with ~all.',
  permerror: 'Correct what is named here: one record, ten look-ups at most, no term that leads to nothing.',
  pass: 'Take out what lets everybody send, and end the record with ~all.',
  neutral: 'End the record with ~all.',
  softfail: '',
  fail: '',
  cannot_tell: 'Ask again later, or another name server: --server IP.',
};

const OPEN: readonly SpfResult[] = ['none', 'permerror', 'pass', 'neutral'];

export function spfFinding({ domain, spf }: Checked): Finding {
  const { stranger } = spf;
  return findingOf(domain, {
    question: 'spf',
    answer: stranger === 'cannot_tell' ? 'cannot_tell' : OPEN.includes(stranger) ? 'yes' : 'no',
    severity: stranger === 'neutral' ? 'medium' : 'high',
    title: TITLES[stranger](domain),
    evidence: [
      ...spf.records.map((text) => ({ text, where: `${domain} TXT` })),
      ...(spf.records.length === 0 && stranger === 'none'
        ? [{ text: 'no record begins with v=spf1', where: `${domain} TXT` }]
        : []),
      ...evidenceOf(spf.problems),
    ],
    why: 'Most attacks on small plants come by mail, and mail that seems to come from a colleague is opened first.',
    because: silence(spf.problems, 'the record could not be followed to its end'),
    fix: FIXES[stranger],
    reference: 'RFC 7208',
  });
}
