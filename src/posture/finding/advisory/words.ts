import type { Finding } from '../../../model/finding.js';
import type { Advisory } from '../../../model/vulnerability.js';
import type { Words } from '../matching/words.js';
import type { MatchContext } from '../matching/match-context.js';
import type { RecordAnswer } from '../matching/record-answer.js';
import type { Subject } from '../matching/subject.js';

type AdvisoryAnswer = RecordAnswer<Advisory>;
type Answers = readonly AdvisoryAnswer[];

export function advisoryWords({ source, asOf }: MatchContext): Words<Advisory> {
  return {
    kind: 'advisory',
    source,
    about: 'a flaw that its maker or CISA has warned of',
    entryText: (answer) => entryText(answer, asOf),
    byWeight,
    nameOf: ({ id }) => id,
    concerned: (subject, sure, open) => ({
      answer: sure.length > 0 ? 'yes' : 'cannot_tell',
      title: titleOf(subject, sure, open),
      since: sure.map(({ entry }) => entry.published_on).sort()[0] ?? null,
      severity: sure.length > 0 ? severityOf(sure) : 'medium',
      why: whyOf(subject, sure.length > 0 ? sure : open),
      because: sure.length > 0 ? null : (open[0]?.why ?? null),
      fix: fixOf(subject, sure, open),
      measures: sure.length === 0 ? [] : measuresOf(sure),
      reference: [...(sure.length > 0 ? sure : open)].sort(byWeight)[0]?.entry.url ?? null,
    }),
  };
}

function titleOf({ label }: Subject, sure: Answers, open: Answers): string {
  const list = (count: number): string => (count === 1 ? 'an advisory' : `${count} advisories`);
  return sure.length > 0
    ? `${label} has flaws that ${list(sure.length)} warned of`
    : `${label} may have flaws that ${list(open.length)} warned of`;
}

/** Bands of CVSS 3.1, section 5. */
function severityOf(sure: Answers): Finding['severity'] {
  const score = Math.max(...sure.map(scoreOf));
  if (score >= 9) return 'critical';
  return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
}

function scoreOf({ entry }: AdvisoryAnswer): number {
  return Math.max(0, ...entry.vulnerabilities.map(({ score }) => score ?? 0));
}

function whyOf({ asset }: Subject, answers: Answers): string {
  const score = Math.max(...answers.map(scoreOf));
  const worst = score > 0 ? ` The worst is rated ${score} of 10.` : '';
  const place =
    asset.exposed === true || asset.zone === 'internet' ? ' This machine can be reached from the Internet.' : '';
  return `Who reaches the device over the network may stop it, change it or read it.${worst}${place}`;
}

function fixOf({ label }: Subject, sure: Answers, open: Answers): string {
  if (sure.length === 0) return `Write down model and firmware version of ${label}, and check again.`;
  const kinds = kindsOf(sure);
  const more = open.length > 0 ? ` ${open.length} more cannot be told yet: model and firmware version tell.` : '';
  if (kinds.has('vendor_fix') && hasNone(kinds)) {
    return `Install the maker's update for ${label} where there is one for yours, else plan to replace it; until then keep it off the network.${more}`;
  }
  if (kinds.has('vendor_fix'))
    return `Install the maker's update for ${label}; until then keep it off the network.${more}`;
  if (hasNone(kinds)) {
    return `The maker offers no fix for ${label}: put it alone behind a firewall, and plan to replace it.${more}`;
  }
  return `Do what the advisory says for ${label}, and keep it alone behind a firewall.${more}`;
}

function measuresOf(sure: Answers): Finding['measures'] {
  const kinds = kindsOf(sure);
  if (kinds.has('vendor_fix'))
    return hasNone(kinds) ? ['patch', 'replace', 'isolate'] : ['patch', 'upgrade', 'isolate'];
  return hasNone(kinds) ? ['replace', 'isolate'] : ['isolate', 'patch', 'upgrade'];
}

function hasNone(kinds: ReadonlySet<string>): boolean {
  return kinds.has('no_fix_planned') || kinds.has('none_available');
}

function kindsOf(answers: Answers): ReadonlySet<string> {
  return new Set(
    answers.flatMap(({ entry }) => entry.vulnerabilities.flatMap(({ remedies }) => remedies.map(({ kind }) => kind))),
  );
}

function entryText({ entry, answer, why }: AdvisoryAnswer, asOf: string): string {
  const cves = entry.vulnerabilities.flatMap(({ cve }) => cve ?? []);
  const listed =
    cves.length === 0
      ? ''
      : ` (${cves.slice(0, 3).join(', ')}${cves.length > 3 ? ` and ${cves.length - 3} more` : ''})`;
  const later = entry.revised_on > asOf ? `, as revised on ${entry.revised_on}` : '';
  const told = answer === 'yes' ? why : `cannot tell: ${why}`;
  return `${entry.id} of ${entry.published_on}${later}, ${entry.title}${listed}: ${told}`;
}

/** The worst first, then the newest. */
function byWeight(left: AdvisoryAnswer, right: AdvisoryAnswer): number {
  const worse = scoreOf(right) - scoreOf(left);
  if (worse !== 0) return worse;
  return left.entry.id === right.entry.id ? 0 : left.entry.id < right.entry.id ? 1 : -1;
}
