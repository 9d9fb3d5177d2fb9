import { inertText } from '../../base/text.js';
import type { Finding, Severity } from '../../model/finding.js';
import type { Mail, MailCheck, Publish } from '../../model/mail-check.js';
import type { Style } from '../terminal/ink.js';
import { LONGEST_STRING, mailSummary, publishHead } from '../../report/words/mail.js';
import { wrap } from '../terminal/width.js';
import { viewMailReports } from './mail-reports.js';
import type { Page } from './page.js';

/** Mail of each domain: what is wrong, what cannot be told, what is in order, and what to publish, ready to be copied. */
export function viewMail({ checks, reports, server }: Mail, page: Page): string {
  const sections = [
    ...checks.flatMap((check) => domain(check, server, page)),
    ...(reports === null ? [] : viewMailReports(reports, page)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function domain(check: MailCheck, server: string | null, page: Page): string[][] {
  const of = (answer: Finding['answer']): Finding[] => check.findings.filter((finding) => finding.answer === answer);
  const asked = `${check.questions_asked} questions to ${server ?? 'the name server of this machine'}`;
  return [
    [
      page.ink(`MAIL OF ${check.domain}`, 'bold'),
      ...wrap(mailSummary(check), page.width),
      ...(check.exists === 'cannot_tell' ? wrap(ANOTHER[server === null ? 'none' : 'given'], page.width) : []),
      page.ink(asked, 'dim'),
    ],
    listed(
      'TO MEND',
      'red',
      bySeverity(of('yes')).flatMap((finding) => problem(finding, page)),
      of('yes').length,
      page,
    ),
    listed(
      'CANNOT TELL',
      'yellow',
      of('cannot_tell').flatMap((finding) => unknown(finding, page)),
      of('cannot_tell').length,
      page,
    ),
    listed(
      'IN ORDER',
      'green',
      of('no').flatMap(({ title }) => hanging(inertText(title, 300), 2, page)),
      of('no').length,
      page,
    ),
    ...published(check.publish, page),
  ];
}

/** What to do about a name server that does not even say whether the domain is there. */
const ANOTHER = {
  none: 'The name server of this machine gave no usable answer: ask another one with --server IP, or try again later.',
  given: 'That name server gave no usable answer: check its address, or ask another one with --server IP.',
};

function listed(title: string, tone: Style, lines: readonly string[], count: number, page: Page): string[] {
  return count === 0 ? [] : [page.ink(`${title} (${count})`, tone, 'bold'), ...lines];
}

const RANK: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

function bySeverity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((one, other) => RANK.indexOf(one.severity) - RANK.indexOf(other.severity));
}

function problem({ title, severity, evidence, why, fix }: Finding, page: Page): string[] {
  return [
    ...hanging(`${severity}: ${inertText(title, 300)}`, 2, page).map((line) => page.ink(line, 'bold')),
    ...evidence
      .flatMap(({ text, where }) => inset(`${inertText(text, 600)} (${inertText(where, 260)})`, page))
      .map((line) => page.ink(line, 'dim')),
    ...inset(`Why: ${why}`, page),
    ...(fix === null ? [] : inset(`What to do: ${fix}`, page)),
  ];
}

function unknown({ title, because, evidence }: Finding, page: Page): string[] {
  return [
    ...hanging(inertText(title, 300), 2, page),
    ...inset(`because ${inertText(because ?? '', 900)}`, page),
    ...evidence
      .flatMap(({ text, where }) => inset(`${inertText(text, 600)} (${inertText(where, 260)})`, page))
      .map((line) => page.ink(line, 'dim')),
  ];
}

/** Values stand on lines of their own, not wrapped and not set in: they are there to be copied. */
function published(steps: readonly Publish[], page: Page): string[][] {
  if (steps.length === 0) return [];
  return [
    [
      page.ink(`WHAT TO PUBLISH, IN THIS ORDER (${steps.length})`, 'cyan', 'bold'),
      ...wrap(
        'Give this to whoever keeps your domain. Do not skip a step: each makes sure that the next loses no mail.',
        page.width,
      ),
    ],
    ...steps.map((each) => step(each, page)),
  ];
}

function step(publish: Publish, page: Page): string[] {
  const { kind, value, replaces, when, why } = publish;
  const lines = value === null ? [] : value.split('\r\n').filter((line) => line !== '');
  const long = kind === 'record' && (value?.length ?? 0) > LONGEST_STRING;
  return [
    ...hanging(`${publish.order}. ${publishHead(publish)}`, 3, page).map((line) => page.ink(line, 'bold')),
    ...inset(`When: ${when}`, page),
    ...inset(`Why: ${inertText(why, 800)}`, page),
    ...replaces
      .flatMap((record) => inset(`In place of: ${inertText(record, 2_000)}`, page))
      .map((line) => page.ink(line, 'dim')),
    ...(long
      ? inset(`Where only ${LONGEST_STRING} characters are taken, cut it into strings of that length.`, page)
      : []),
    ...lines.map((line) => page.ink(inertText(line, 4_000), 'cyan')),
  ];
}

function inset(text: string, page: Page): string[] {
  return wrap(text, page.width - 3).map((line) => `   ${line}`);
}

function hanging(text: string, by: number, page: Page): string[] {
  return wrap(text, page.width - by).map((line, at) => (at === 0 ? line : ' '.repeat(by) + line));
}
