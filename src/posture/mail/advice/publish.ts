import type { Publish } from '../../../model/mail-check.js';
import type { Checked } from '../finding/build.js';
import { dmarcForSilence, dmarcSteps, tightened } from './dmarc-records.js';
import { spfAdvice } from './spf-record.js';

type Step = Omit<Publish, 'order'>;

/** What to write into the DNS, in an order that loses no mail. Nothing for a name that is not there, or where nothing was told. */
export function publishFor(checked: Checked, asOf: string): Publish[] {
  if (checked.exists !== 'yes') return [];
  const steps = checked.sends === 'no' ? silent(checked) : [...spf(checked), ...dkim(checked), ...dmarc(checked, asOf)];
  return [...steps, ...transport(checked, asOf)].map((step, at) => ({ order: at + 1, ...step }));
}

function txt(name: string, value: string | null, rest: Pick<Step, 'replaces' | 'when' | 'why'>): Step {
  return { kind: value === null ? 'ask' : 'record', name, type: value === null ? null : 'TXT', value, ...rest };
}

function spf({ domain, spf: check, mx }: Checked): Step[] {
  const advice = spfAdvice(
    check,
    mx.hosts.map(({ host }) => host),
  );
  if (advice === null) return [];
  return [
    txt(domain, advice.value, { replaces: advice.value === null ? [] : check.records, when: 'now', why: advice.why }),
  ];
}

function dkim({ domain, dkim: check }: Checked): Step[] {
  if (check.keys.some(({ state, testing, bits }) => state === 'valid' && !testing && (bits ?? 2048) >= 2048)) return [];
  const has = check.keys.some(({ state }) => state === 'valid');
  const why = has
    ? 'Have your mail host make a new key of 2048 bits under a new name, and publish the record that it shows.'
    : 'Switch DKIM on where your mail is hosted, if it is not on, with a key of 2048 bits. The host shows the record that belongs here.';
  return [txt(`<selector>._domainkey.${domain}`, null, { replaces: [], when: 'now', why })];
}

function dmarc(checked: Checked, asOf: string): Step[] {
  const { domain, dmarc: check } = checked;
  const { rfc7489, rfc9989, records } = check;
  if (rfc7489.state === 'cannot_tell' || rfc9989.state === 'cannot_tell') return [];
  const name = `_dmarc.${domain}`;
  const standing = records.filter((each) => each.name === name).map(({ record }) => record);
  const [only] = standing;
  const current = standing.length === 1 && only !== undefined ? only : null;
  const isSound =
    rfc7489.state === 'applied' &&
    rfc9989.state === 'applied' &&
    !check.problems.some(({ level }) => level === 'error');
  const policy = isSound ? weaker(rfc7489.policy, rfc9989.policy) : null;
  const weakened = current !== null && /(?:^|;)\s*(?:sp|np|pct|t)\s*=/iu.test(current);
  const strict = policy === 'quarantine' || policy === 'reject' ? policy : null;
  const isWhole =
    rfc7489.percent === 100 &&
    [rfc7489, rfc9989].every((each) => each.subdomains !== 'none' && each.missing_subdomains !== 'none');
  const mend: Step[] =
    strict === null || current === null || !weakened || isWhole
      ? []
      : [
          txt(name, tightened(current, strict), {
            replaces: standing,
            when: 'when reports show that mail of your subdomains passes, too',
            why: 'The same policy for all mail and for subdomains.',
          }),
        ];
  const steps = dmarcSteps(domain, current, policy, asOf).map(({ value, when, why }, at) =>
    txt(name, value, { replaces: at === 0 ? standing : [], when, why }),
  );
  return [...leave(checked), ...mend, ...steps];
}

/** Reports to another organisation are sent only when it says that it takes them. */
function leave({ domain, dmarc: { reports_to: all, rfc7489 } }: Checked): Step[] {
  const refused = all.filter(({ accepts }) => accepts === 'no');
  return refused.map(({ uri }) => ({
    kind: 'ask',
    name: `${rfc7489.at ?? domain}._report._dmarc.${/@([^?]+)/u.exec(uri)?.[1] ?? uri}`,
    type: null,
    value: null,
    replaces: [],
    when: 'now',
    why: `Ask whoever runs ${uri} to publish a TXT record "v=DMARC1;" under this name, or name an address of your own domain in rua=.`,
  }));
}

function weaker<Policy extends string | null>(one: Policy, other: Policy): Policy {
  const order: readonly (string | null)[] = [null, 'none', 'quarantine', 'reject'];
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}

/** A domain that says that it sends nothing: everything in its name can be refused at once. */
function silent({ domain, dmarc: check, mx }: Checked): Step[] {
  const name = `_dmarc.${domain}`;
  const isStrict = [check.rfc7489, check.rfc9989].every(
    ({ policy, subdomains }) => policy === 'reject' && subdomains === 'reject',
  );
  const isOpen = [check.rfc7489, check.rfc9989].some(({ state }) => state === 'cannot_tell');
  const standing = check.records.filter((each) => each.name === name).map(({ record }) => record);
  const why = 'The domain sends no mail, so nothing can be lost: forged mail is refused at once.';
  return [
    ...(isStrict || isOpen ? [] : [txt(name, dmarcForSilence(domain), { replaces: standing, when: 'now', why })]),
    ...(mx.state === 'none'
      ? [
          {
            kind: 'record' as const,
            name: domain,
            type: 'MX' as const,
            value: '0 .',
            replaces: [],
            when: 'now',
            why: 'It says that the domain takes no mail either (RFC 7505).',
          },
        ]
      : []),
  ];
}

function transport({ domain, mx, mta_sts: sts, tls_rpt: rpt }: Checked, asOf: string): Step[] {
  const later = 'after the records above';
  const reports =
    rpt.state === 'none' || rpt.state === 'broken'
      ? [
          txt(`_smtp._tls.${domain}`, `v=TLSRPTv1; rua=mailto:tls-reports@${domain}`, {
            replaces: [],
            when: later,
            why: 'Senders tell you when delivery was not encrypted. Make the mailbox first.',
          }),
        ]
      : [];
  const hosts = mx.hosts.filter(({ resolves }) => resolves !== 'no');
  if (sts.state !== 'none' || hosts.length === 0) return reports;
  const policy = ['version: STSv1', 'mode: testing', ...hosts.map(({ host }) => `mx: ${host}`), 'max_age: 604800', ''];
  return [
    ...reports,
    {
      kind: 'file',
      name: `https://mta-sts.${domain}/.well-known/mta-sts.txt`,
      type: null,
      value: policy.join('\r\n'),
      replaces: [],
      when: later,
      why: 'The policy, for testing first; set the mode to enforce after four weeks without failures in the TLS reports. Many mail hosts do this for you.',
    },
    txt(`_mta-sts.${domain}`, `v=STSv1; id=${asOf.replaceAll('-', '')}01`, {
      replaces: [],
      when: 'when the file can be opened in a browser',
      why: 'It tells senders that there is a policy. Change the id whenever the file changes.',
    }),
  ];
}
