import { inertText } from '../../base/text.js';
import type { MailReports } from '../../model/mail-reports.js';
import { countOf, formatCount } from '../../report/words/numbers.js';
import { wrap } from '../terminal/width.js';
import { table, type Page } from './page.js';

const MOST_SOURCES = 20;
const MOST_PERIODS = 24;
const MOST_BROKEN = 50;

/** Who sends in the name of each domain by the reports, over time, and what could not be read. */
export function viewMailReports(reports: MailReports, page: Page): string[][] {
  return [
    heading(reports, page),
    broken(reports, page),
    ...reports.domains.flatMap((domain) => mailOf(domain, page)),
    ...reports.tls.map((domain) => tlsOf(domain, page)),
  ];
}

function heading({ files, broken: faults, domains }: MailReports, page: Page): string[] {
  const repeats = files.filter((file) => file.repeats !== null).length;
  const notes = files.flatMap(({ path, notes: said }) => said.map((note) => `${nameOf(path)}: ${note}`));
  const failed = domains.some((domain) => domain.failed > 0);
  const meaning =
    'Failed means that neither SPF nor DKIM proved the mail to be yours: a service of yours that is not set up, somebody who forwards, or a forger.';
  return [
    page.ink(`REPORTS (${files.length})`, 'bold'),
    ...wrap(
      [
        countOf(files.length, 'report is read', 'reports are read'),
        ...(repeats === 0 ? [] : [`${countOf(repeats, 'of them repeats', 'of them repeat')} another and counts once`]),
        ...(faults.length === 0 ? [] : [countOf(faults.length, 'piece could not be read', 'pieces could not be read')]),
      ].join('; '),
      page.width,
    ),
    ...(failed ? wrap(meaning, page.width) : []),
    ...notes.slice(0, MOST_BROKEN).flatMap((note) => dim(`note: ${inertText(note, 400)}`, page)),
  ];
}

function broken({ broken: faults }: MailReports, page: Page): string[] {
  if (faults.length === 0) return [];
  const more = faults.length - MOST_BROKEN;
  return [
    page.ink(`NOT READ (${faults.length})`, 'yellow', 'bold'),
    ...faults.slice(0, MOST_BROKEN).flatMap(({ path, within, why }) => {
      const place = [nameOf(path), ...within].map((each) => inertText(each, 160)).join(' > ');
      return wrap(`${place}: ${inertText(why, 200)}`, page.width);
    }),
    ...(more > 0 ? [`and ${more} more; --json names all`] : []),
  ];
}

type Domain = MailReports['domains'][number];

function mailOf(domain: Domain, page: Page): string[][] {
  const { passed, failed, from, to, reporters } = domain;
  const mails = countOf(passed + failed, 'mail', 'mails');
  const head = `${inertText(domain.domain, 260)} · ${from} to ${to} · ${mails}: ${formatCount(passed)} passed, ${formatCount(failed)} failed`;
  return [
    [
      ...wrap(head, page.width).map((line) => page.ink(line, 'bold')),
      ...dim(
        `told by ${countOf(reporters, 'receiver', 'receivers')}; receivers that send no reports are not counted`,
        page,
      ),
      ...sources(domain, page),
    ],
    periods(domain, page),
  ];
}

function sources({ sources: all, sources_left: beyond }: Domain, page: Page): string[] {
  const shown = all.slice(0, MOST_SOURCES);
  const left = all.length - shown.length + beyond;
  const rows = shown.map((source) => [
    source.ip,
    formatCount(source.failed),
    formatCount(source.passed),
    formatCount(source.delivered),
    formatCount(source.quarantined + source.rejected),
    source.proved.map((name) => inertText(name, 60)).join(' '),
  ]);
  const columns = [
    { title: 'sent from', align: 'left' },
    { title: 'failed', align: 'right' },
    { title: 'passed', align: 'right' },
    { title: 'delivered', align: 'right' },
    { title: 'stopped', align: 'right' },
    { title: 'proved to be', align: 'left', most: 28 },
  ] as const;
  return [...table(page, columns, rows), ...(left > 0 ? [`and ${formatCount(left)} more addresses`] : [])];
}

/** By day, or by month where there are many days. */
function periods({ days }: Domain, page: Page): string[] {
  if (days.length < 2) return [];
  const length = days.length > MOST_PERIODS ? 7 : 10;
  const sums = new Map<string, { passed: number; failed: number }>();
  for (const { day, passed, failed } of days) {
    const key = day.slice(0, length);
    const before = sums.get(key) ?? { passed: 0, failed: 0 };
    sums.set(key, { passed: before.passed + passed, failed: before.failed + failed });
  }
  const rows = [...sums]
    .slice(-MOST_PERIODS)
    .map(([key, sum]) => [key, formatCount(sum.failed), formatCount(sum.passed)]);
  const title = length === 7 ? 'month' : 'day';
  return table(
    page,
    [
      { title, align: 'left' },
      { title: 'failed', align: 'right' },
      { title: 'passed', align: 'right' },
    ],
    rows,
  );
}

function tlsOf({ domain, succeeded, failed, from, to, failures }: MailReports['tls'][number], page: Page): string[] {
  const head = `Deliveries to ${inertText(domain, 260)} · ${from} to ${to} · ${formatCount(succeeded)} encrypted, ${formatCount(failed)} failed`;
  return [
    ...wrap(head, page.width).map((line) => page.ink(line, 'bold')),
    ...failures.slice(0, MOST_SOURCES).flatMap(({ type, mx, sessions }) => {
      const at = mx === null ? '' : ` at ${inertText(mx, 160)}`;
      return wrap(`${formatCount(sessions)}: ${inertText(type, 100)}${at}`, page.width - 3).map((line) => `   ${line}`);
    }),
  ];
}

function nameOf(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}

function dim(text: string, page: Page): string[] {
  return wrap(text, page.width).map((line) => page.ink(line, 'dim'));
}
