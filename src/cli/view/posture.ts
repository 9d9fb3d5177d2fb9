import { inertText } from '../../base/text.js';
import type { Finding } from '../../model/finding.js';
import type { Posture } from '../../model/posture.js';
import { formatShare } from '../../report/words/numbers.js';
import {
  badOf,
  exactWords,
  feedWords,
  findingHead,
  fundingWords,
  gainWords,
  leftGroups,
  limitsWords,
  mailWords,
  orderLines,
  isBlank,
  postureSummary,
  priceWords,
  stepGain,
  steadyWords,
  type Step,
} from '../../report/words/posture.js';
import type { Style } from '../terminal/ink.js';
import { wrap } from '../terminal/width.js';
import type { Page } from './page.js';

export type PostureView = {
  /** Show the questions that were answered with no, too. */
  readonly all: boolean;
};

/** For a terminal of 80 columns: what first, what is wrong, what cannot be told, what stays. */
export function viewPosture(posture: Posture, { all }: PostureView, page: Page): string {
  const sections = [
    wrap(postureSummary(posture), page.width),
    posture.warnings.flatMap((warning) => hanging(`! ${inertText(warning, 300)}`, 2, page)),
    isBlank(posture) ? [] : planLines(posture, page),
    findingLines('What is wrong', badOf(posture.findings), posture, page),
    openLines(posture, page),
    all ? findingLines('What is in order', of(posture, 'no'), posture, page) : [],
    leftLines(posture, page),
    basisLines(posture, page),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const TONES: Readonly<Record<Finding['severity'], Style>> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
};

function planLines(posture: Posture, page: Page): string[] {
  const { plan } = posture;
  const order = orderLines(posture).flatMap((line) => hanging(`  ${line}`, 2, page));
  if (plan.steps.length === 0)
    return [title('What first', page), ...order, '  Nothing within these limits lowers the risk.'];
  return [
    title('What first', page),
    ...order,
    ...plan.steps.flatMap((step) => stepLines(step, posture, page)),
    ...inset([limitsWords(plan), gainWords(plan), exactWords(plan)].join(' '), 2, page),
  ];
}

function stepLines(step: Step, { plan }: Posture, page: Page): string[] {
  const [first = '', ...rest] = hanging(`${String(step.order).padStart(2)}. ${inertText(step.fix, 300)}`, 4, page);
  const help = fundingWords(step);
  return [
    page.ink(first, 'bold'),
    ...rest.map((line) => page.ink(line, 'bold')),
    ...inset(`${priceWords(step)}; risk -${stepGain(step, plan)}; ${steadyWords(step)}`, 4, page),
    ...(help === null ? [] : inset(inertText(help, 400), 4, page).map((line) => page.ink(line, 'dim'))),
  ];
}

function findingLines(heading: string, findings: readonly Finding[], posture: Posture, page: Page): string[] {
  if (findings.length === 0) return [];
  return [title(heading, page), ...findings.flatMap((finding) => findingOf(finding, posture, page))];
}

function findingOf(finding: Finding, posture: Posture, page: Page): string[] {
  const { answer, severity, why, because, fix, evidence } = finding;
  const bad = answer === 'yes';
  const [first = '', ...rest] = hanging(`  ${findingHead(finding, posture)}`, 4, page);
  const mark = bad ? ` ${page.ink(severity, TONES[severity])}` : '';
  return [
    `${first}${rest.length === 0 ? mark : ''}`,
    ...rest.map((line, at) => `${line}${at === rest.length - 1 ? mark : ''}`),
    ...(because === null ? [] : inset(inertText(because, 600), 4, page)),
    ...(bad ? inset(inertText(why, 600), 4, page) : []),
    ...(fix === null ? [] : inset(`Do: ${inertText(fix, 400)}`, 4, page)),
    ...evidence.slice(0, bad ? 3 : 1).flatMap(({ text, where }) => shown(text, where, page)),
    ...(bad && evidence.length > 3
      ? inset(`and ${evidence.length - 3} more with --json`, 4, page).map((line) => page.ink(line, 'dim'))
      : []),
  ];
}

function shown(text: string, where: string, page: Page): string[] {
  return inset(`${inertText(text, 300)} (${inertText(where, 200)})`, 4, page).map((line) => page.ink(line, 'dim'));
}

function openLines(posture: Posture, page: Page): string[] {
  const open = of(posture, 'cannot_tell');
  const others = posture.cannot_tell.flatMap((line) => hanging(`  - ${inertText(line, 400)}`, 4, page));
  if (open.length + others.length === 0) return [];
  return [
    title('What cannot be told', page),
    ...open.flatMap((finding) => [
      ...hanging(`  ${findingHead(finding, posture)}`, 4, page),
      ...(finding.because === null ? [] : inset(inertText(finding.because, 600), 4, page)),
    ]),
    ...others,
  ];
}

function leftLines(posture: Posture, page: Page): string[] {
  const groups = leftGroups(posture);
  if (groups.length === 0) return [];
  return [
    title('What stays undone', page),
    ...groups.flatMap(({ why, meanwhile, findings, share }) => [
      ...findings.flatMap((finding) => hanging(`  - ${findingHead(finding, posture)}`, 4, page)),
      ...inset(`${why}${share > 0 ? `; up to ${formatShare(share)} of the risk` : ''}`, 4, page).map((line) =>
        page.ink(line, 'dim'),
      ),
      ...(meanwhile === null ? [] : inset(`Meanwhile: ${inertText(meanwhile, 300)}`, 4, page)),
    ]),
  ];
}

function basisLines({ plan, feeds, mail, as_of: asOf }: Posture, page: Page): string[] {
  return [
    title(`As of ${asOf}`, page),
    ...feeds.flatMap((feed) => hanging(`  ${feedWords(feed)}`, 4, page)),
    ...mail.flatMap((row) => hanging(`  ${mailWords(row)}`, 4, page)),
    ...plan.assumed.flatMap((line) => hanging(`  Assumed: ${inertText(line, 300)}`, 4, page)),
    ...hanging(`  ${plan.basis}`, 2, page),
  ].map((line, at) => (at === 0 ? line : page.ink(line, 'dim')));
}

function of({ findings }: Posture, answer: Finding['answer']): Finding[] {
  return findings.filter((finding) => finding.answer === answer);
}

function title(text: string, page: Page): string {
  return page.ink(text, 'bold');
}

function inset(text: string, by: number, page: Page): string[] {
  return wrap(text, page.width - by).map((line) => `${' '.repeat(by)}${line}`);
}

/** Wrapped with later lines set in; leading blanks of the text stay. */
function hanging(text: string, by: number, page: Page): string[] {
  const lead = /^ */u.exec(text)?.[0] ?? '';
  return wrap(text.slice(lead.length), page.width - Math.max(by, lead.length)).map(
    (line, at) => `${at === 0 ? lead : ' '.repeat(by)}${line}`,
  );
}
