import type { Finding } from '../../../model/finding.js';
import { evidenceOf, findingOf, silence, type Checked } from './build.js';

export function transportFindings(checked: Checked): Finding[] {
  return [mx(checked), mtaSts(checked), tlsRpt(checked)];
}

function mx({ domain, mx: check }: Checked): Finding {
  const { state, hosts, problems } = check;
  const dead = hosts.filter(({ resolves }) => resolves === 'no');
  const isSilent = state === 'cannot_tell' || hosts.some(({ resolves }) => resolves === 'cannot_tell');
  const isBad = dead.length > 0 || problems.some(({ level }) => level === 'error');
  const answer = isBad ? 'yes' : isSilent ? 'cannot_tell' : 'no';
  const takes = state === 'hosts' || state === 'implicit';
  return findingOf(domain, {
    question: 'mx',
    answer,
    severity: hosts.length > 0 && dead.length === hosts.length ? 'high' : 'medium',
    title:
      answer === 'yes'
        ? `A mail server that ${domain} names cannot be reached by its name`
        : answer === 'cannot_tell'
          ? `Where mail for ${domain} goes`
          : takes
            ? `Mail for ${domain} has a server to go to`
            : `${domain} takes no mail`,
    evidence: [
      ...hosts.map(({ host, priority }) => ({ text: `MX ${priority} ${host}`, where: `${domain} MX` })),
      ...evidenceOf(problems),
    ],
    why: 'Mail that finds no server comes back to whoever wrote it, or is lost; a name that nobody owns can be registered by somebody else.',
    because: silence(problems, 'the name server did not say'),
    fix: 'Correct the MX records, or take those away that are no longer used.',
    reference: 'RFC 5321, 5; RFC 7505',
  });
}

function mtaSts({ domain, mta_sts: check }: Checked): Finding {
  const { state, mode, problems } = check;
  const isLosing = mode === 'enforce' && problems.some(({ code }) => code === 'sts_mx_not_named');
  const guards = state === 'not_needed' || (state === 'valid' && mode === 'enforce' && !isLosing);
  return findingOf(domain, {
    question: 'mta_sts',
    answer: state === 'cannot_tell' ? 'cannot_tell' : guards ? 'no' : 'yes',
    severity: isLosing ? 'high' : 'low',
    title: isLosing
      ? `The MTA-STS policy of ${domain} does not name all its mail servers: mail to them is not delivered`
      : state === 'cannot_tell'
        ? `Whether ${domain} insists on encrypted delivery (MTA-STS)`
        : state === 'not_needed'
          ? `${domain} takes no mail and needs no MTA-STS`
          : guards
            ? `${domain} insists on encrypted delivery (MTA-STS)`
            : `${domain} does not insist that mail to it is encrypted on the way (MTA-STS)`,
    evidence: evidenceOf(problems),
    why: 'Without it somebody on the way can have mail to you delivered unencrypted, or to himself.',
    because: silence(problems, 'the policy could not be asked for'),
    fix: isLosing
      ? 'Write every MX into the policy file and change the id of the record, or set the mode to testing until then.'
      : 'Publish an MTA-STS policy, with mode testing first. This comes after SPF, DKIM and DMARC.',
    reference: 'RFC 8461',
  });
}

function tlsRpt({ domain, tls_rpt: check }: Checked): Finding {
  const { state, problems, reports_to: to } = check;
  const has = state === 'valid' || state === 'not_needed';
  return findingOf(domain, {
    question: 'tls_rpt',
    answer: state === 'cannot_tell' ? 'cannot_tell' : has ? 'no' : 'yes',
    severity: 'low',
    title: has
      ? state === 'valid'
        ? `Senders report to ${domain} when delivery was not encrypted (TLS-RPT)`
        : `${domain} takes no mail and needs no TLS-RPT`
      : state === 'cannot_tell'
        ? `Whether senders report to ${domain} when delivery was not encrypted (TLS-RPT)`
        : `Nobody tells ${domain} when mail to it was not encrypted (TLS-RPT)`,
    evidence: [...to.map((text) => ({ text, where: `_smtp._tls.${domain} TXT` })), ...evidenceOf(problems)],
    why: 'A fault in encryption stays unseen without these reports.',
    because: silence(problems, 'the name server gave no answer'),
    fix: 'Publish a TLS-RPT record with an address that somebody reads.',
    reference: 'RFC 8460',
  });
}
