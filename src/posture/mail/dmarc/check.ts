import type { DmarcAnswer, DmarcCheck, MailProblem } from '../../../model/mail-check.js';
import { registeredDomain } from '../domain-name.js';
import { caution, fault, remark, unanswered } from '../problem.js';
import type { Resolver } from '../resolver.js';
import { answer7489, answer9989 } from './answer.js';
import { levelOf, walkUp, type Level } from './collect.js';
import { tagProblems, type DmarcRecord } from './record.js';
import { reportsTo } from './reports-to.js';

/** DMARC of a domain by RFC 7489 and by RFC 9989, where the two differ, and where reports go. */
export async function checkDmarc(resolver: Resolver, domain: string): Promise<DmarcCheck> {
  const levels = await walkUp(resolver, domain);
  const own = levels[0] ?? (await levelOf(resolver, domain));
  const organisational = await levelOf(resolver, registeredDomain(domain));
  const rfc7489 = answer7489(own, organisational);
  const rfc9989 = answer9989(levels);
  const seen = [...levels, ...(levels.some((each) => each.domain === organisational.domain) ? [] : [organisational])];
  const counts = recordAt(seen, rfc7489.at) ?? recordAt(seen, rfc9989.at);
  const reports = counts === null ? [] : await reportsTo(resolver, counts.domain, counts.record.rua);
  return {
    records: seen.flatMap((level) =>
      level.records.map(({ text }) => ({ name: `_dmarc.${level.domain}`, record: text })),
    ),
    rfc7489,
    rfc9989,
    differences: differences(rfc7489, rfc9989),
    reports_to: reports,
    problems: [
      ...seen.flatMap(levelProblems),
      ...(counts === null ? [] : recordProblems(counts.record, `_dmarc.${counts.domain}`)),
      ...reports.flatMap(({ uri, accepts }) => (accepts === 'no' ? [refused(uri)] : [])),
    ],
  };
}

function refused(uri: string): MailProblem {
  const text = `reports to ${uri} are not sent: that domain does not say that it takes them`;
  return caution('dmarc_unauthorised_reports', uri, text);
}

function recordAt(levels: readonly Level[], at: string | null): { domain: string; record: DmarcRecord } | null {
  const level = levels.find(({ domain }) => domain === at);
  const record = level?.records.length === 1 ? level.records[0] : undefined;
  return level === undefined || record === undefined ? null : { domain: level.domain, record };
}

function levelProblems(level: Level): MailProblem[] {
  const name = `_dmarc.${level.domain}`;
  if (level.unanswered !== null) return [unanswered(level.unanswered, name)];
  const several = `${name} has ${level.records.length} DMARC records; with more than one, receivers take none of them`;
  return [
    ...(level.records.length > 1 ? [fault('dmarc_several_records', name, several)] : []),
    ...level.nearMisses.map((text) => {
      const says = `"${text}" is not taken for a DMARC record: it must begin with v=DMARC1;`;
      return fault('dmarc_near_miss', name, says);
    }),
  ];
}

function recordProblems(record: DmarcRecord, name: string): MailProblem[] {
  const { p, sp, np, pct, testing, rua } = record;
  const isStrict = p === 'quarantine' || p === 'reject';
  return [
    ...tagProblems(record.text, name),
    ...(isStrict && (sp === 'none' || (sp === null && np === 'none') || np === 'none')
      ? [
          caution(
            'dmarc_open_below',
            name,
            `mail in the name of subdomains is let through (${sp === 'none' ? 'sp' : 'np'}=none)`,
          ),
        ]
      : []),
    ...(pct < 100
      ? [
          caution(
            'dmarc_partial',
            name,
            `pct=${pct}: by RFC 7489 the policy holds for a part of the mail; RFC 9989 knows no pct`,
          ),
        ]
      : []),
    ...(testing
      ? [caution('dmarc_testing', name, 't=y: by RFC 9989 receivers do one step less than the policy says')]
      : []),
    ...(rua.length === 0
      ? [
          remark(
            'dmarc_no_reports',
            name,
            'nobody is asked to send reports (rua=): what is sent in your name stays unseen',
          ),
        ]
      : []),
  ];
}

const FIELDS = [
  ['policy', 'mail of the domain itself'],
  ['subdomains', 'mail of subdomains'],
  ['missing_subdomains', 'mail of subdomains that do not exist'],
] as const;

/** Where a receiver that follows the one RFC does something else than one that follows the other. */
function differences(old: DmarcAnswer, recent: DmarcAnswer): string[] {
  if (old.state === 'cannot_tell' || recent.state === 'cannot_tell') return [];
  if (old.state !== 'applied' && recent.state !== 'applied') return [];
  const word = (answer: DmarcAnswer, policy: string | null): string =>
    answer.state === 'applied' && policy !== null ? policy : 'no policy';
  const policies = FIELDS.filter(([field]) => word(old, old[field]) !== word(recent, recent[field])).map(
    ([field, what]) => `${what}: ${word(old, old[field])} by RFC 7489, ${word(recent, recent[field])} by RFC 9989`,
  );
  const both = old.state === 'applied' && recent.state === 'applied';
  return [
    ...policies,
    ...(both && old.percent !== recent.percent
      ? [`the policy holds for ${old.percent} % of the mail by RFC 7489, for all of it by RFC 9989`]
      : []),
    ...(both && old.at !== recent.at
      ? [`the record of ${old.at ?? ''} counts by RFC 7489, that of ${recent.at ?? ''} by RFC 9989`]
      : []),
    ...(both && recent.organisational_domain !== null && old.organisational_domain !== recent.organisational_domain
      ? [
          `the organisation is ${old.organisational_domain ?? ''} by the public suffix list, ${recent.organisational_domain} by the tree of names`,
        ]
      : []),
  ];
}
