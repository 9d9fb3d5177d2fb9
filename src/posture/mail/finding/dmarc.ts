import type { Finding } from '../../../model/finding.js';
import type { DmarcAnswer, DmarcCheck } from '../../../model/mail-check.js';
import { evidenceOf, findingOf, silence, type Checked } from './build.js';

const WHY =
  'Without a policy, receivers deliver mail that pretends to come from you, also to your own staff and your suppliers.';

export function dmarcFindings(checked: Checked): Finding[] {
  const own = policyFinding(checked);
  return [own, ...(own.answer === 'no' ? [below(checked)] : []), ...reports(checked)];
}

function answersOf({ rfc7489, rfc9989 }: DmarcCheck): readonly DmarcAnswer[] {
  return [rfc7489, rfc9989];
}

/** By both RFCs, and for all mail: receivers follow the one or the other. */
function policyFinding({ domain, dmarc }: Checked): Finding {
  const answers = answersOf(dmarc);
  const isLax = answers.some(({ state, policy }) => state === 'none' || state === 'not_applied' || policy === 'none');
  const isPartial = answers.some(({ percent }) => percent < 100);
  const isOpen = answers.some(({ state }) => state === 'cannot_tell');
  const answer = isLax || isPartial ? 'yes' : isOpen ? 'cannot_tell' : 'no';
  return findingOf(domain, {
    question: 'dmarc',
    answer,
    severity: isLax ? 'high' : 'medium',
    title: title(domain, dmarc, answer),
    evidence: evidence(dmarc, domain),
    why: WHY,
    because: silence(dmarc.problems, 'the name server gave no answer'),
    fix: fixWords(dmarc, isLax),
    reference: 'RFC 7489, RFC 9989',
  });
}

function fixWords(dmarc: DmarcCheck, isLax: boolean): string {
  if (!isLax)
    return 'Let the policy hold for all mail: take pct= and t= out of the record, once reports show that your own mail passes.';
  const watches = answersOf(dmarc).every(({ state }) => state === 'applied') && dmarc.reports_to.length > 0;
  return watches
    ? 'Read the reports; when your own mail passes, raise the policy to quarantine and then to reject.'
    : 'Publish a DMARC record with p=none and an address for reports first; go to quarantine and then to reject when your own mail passes.';
}

function title(domain: string, dmarc: DmarcCheck, answer: Finding['answer']): string {
  if (answer === 'cannot_tell') return `Whether DMARC stops forged mail of ${domain}`;
  const [old] = answersOf(dmarc);
  if (answer === 'no') return `DMARC tells receivers to stop forged mail of ${domain} (${old?.policy ?? 'policy'})`;
  const answers = answersOf(dmarc);
  if (answers.every(({ state }) => state === 'none'))
    return `${domain} has no DMARC record: anybody can write mail in its name`;
  if (answers.some(({ state }) => state === 'none' || state === 'not_applied')) {
    return `The DMARC record of ${domain} is broken or not found by all receivers`;
  }
  return answers.some(({ policy }) => policy === 'none')
    ? `DMARC of ${domain} only watches (p=none): forged mail is delivered`
    : `DMARC of ${domain} holds for a part of the mail only`;
}

function evidence(check: DmarcCheck, domain: string): Finding['evidence'] {
  const { records, differences, problems } = check;
  const isNone = answersOf(check).every(({ state }) => state === 'none');
  return [
    ...records.map(({ name, record }) => ({ text: record, where: `${name} TXT` })),
    ...(isNone ? [{ text: 'no record begins with v=DMARC1', where: `_dmarc.${domain} TXT` }] : []),
    ...differences.map((text) => ({ text: `receivers differ: ${text}`, where: 'RFC 7489 and RFC 9989' })),
    ...evidenceOf(problems),
  ];
}

function below({ domain, dmarc }: Checked): Finding {
  const isOpen = answersOf(dmarc).some((each) => each.subdomains === 'none' || each.missing_subdomains === 'none');
  return findingOf(domain, {
    question: 'dmarc_subdomains',
    answer: isOpen ? 'yes' : 'no',
    severity: 'medium',
    title: isOpen
      ? `Mail in the name of subdomains of ${domain} is let through`
      : `DMARC guards subdomains of ${domain}, too`,
    evidence: evidence(dmarc, domain),
    why: `A mail from billing.${domain} looks as much like yours as one from ${domain}.`,
    fix: 'Take sp= and np= out of the record, or set both to the same as p=.',
    reference: 'RFC 7489, 6.3; RFC 9989, 4.7',
  });
}

function reports({ domain, dmarc }: Checked): Finding[] {
  if (!answersOf(dmarc).some(({ state }) => state === 'applied')) return [];
  const { reports_to: all } = dmarc;
  const isSilent = all.length > 0 && all.every(({ accepts }) => accepts === 'cannot_tell' || accepts === 'no');
  const isRefused = all.every(({ accepts }) => accepts === 'no');
  const answer = isRefused ? 'yes' : isSilent ? 'cannot_tell' : 'no';
  return [
    findingOf(domain, {
      question: 'dmarc_reports',
      answer,
      severity: 'low',
      title:
        answer === 'no'
          ? `Receivers report what is sent in the name of ${domain}`
          : answer === 'yes'
            ? `Nobody at ${domain} gets reports of what is sent in its name`
            : `Whether reports about ${domain} arrive`,
      evidence: all.map(({ uri, accepts }) => ({
        text: accepts === 'no' ? 'does not say that it takes reports about this domain' : 'named for reports',
        where: uri,
      })),
      why: 'The reports show who sends in your name: your own services before you tighten the policy, and forgers after.',
      because: 'the name server did not say whether the other domain takes the reports',
      fix: 'Put rua=mailto: and an address of your own domain into the record.',
      reference: 'RFC 7489, 7.1; RFC 9990',
    }),
  ];
}
