import type { MailReports, MailSource, ReportFile } from '../../../model/mail-reports.js';
import type { AggregateReport, MailRow } from './aggregate.js';
import type { TlsReport } from './tls.js';

/** Sources that are told one by one. */
const MOST_SOURCES = 200;
const MOST_PROVED = 5;
const UNNAMED = '(not named)';

type Days = { from: string; to: string };
type Source = { -readonly [Key in keyof MailSource]: MailSource[Key] };
type Domain = Days & {
  sources: Map<string, Source>;
  days: Map<string, { passed: number; failed: number }>;
  reporters: Set<string>;
};
type Tls = Days & {
  succeeded: number;
  failed: number;
  failures: Map<string, { type: string; mx: string | null; sessions: number }>;
};

export type Tally = {
  readonly files: ReportFile[];
  readonly broken: MailReports['broken'];
  readonly domains: Map<string, Domain>;
  readonly tls: Map<string, Tls>;
  /** Where each report was seen first. */
  readonly seen: Map<string, string>;
};

export function beginTally(): Tally {
  return { files: [], broken: [], domains: new Map(), tls: new Map(), seen: new Map() };
}

export function addAggregate({ domains }: Tally, report: AggregateReport): void {
  const domain = domainOf(domains, report);
  domain.reporters.add(report.reporter ?? UNNAMED);
  widen(domain, report);
  for (const row of report.rows) addRow(domain, row, report);
}

function domainOf(domains: Map<string, Domain>, { domain, from, to }: AggregateReport): Domain {
  const name = domain ?? UNNAMED;
  const own = domains.get(name) ?? { from, to, sources: new Map(), days: new Map(), reporters: new Set<string>() };
  domains.set(name, own);
  return own;
}

function widen(span: Days, { from, to }: Days): void {
  if (from < span.from) span.from = from;
  if (to > span.to) span.to = to;
}

function addRow(domain: Domain, row: MailRow, { from, to }: Days): void {
  const passed = row.spf || row.dkim;
  const source = domain.sources.get(row.ip) ?? newSource(row.ip, from, to);
  domain.sources.set(row.ip, source);
  source[passed ? 'passed' : 'failed'] += row.count;
  if (row.spf) source.spf_passed += row.count;
  if (row.dkim) source.dkim_passed += row.count;
  source[row.done] += row.count;
  if (from < source.first) source.first = from;
  if (to > source.last) source.last = to;
  for (const name of row.proved) {
    if (source.proved.length < MOST_PROVED && !source.proved.includes(name)) source.proved.push(name);
  }
  const day = domain.days.get(from) ?? { passed: 0, failed: 0 };
  day[passed ? 'passed' : 'failed'] += row.count;
  domain.days.set(from, day);
}

function newSource(ip: string, first: string, last: string): Source {
  const none = { passed: 0, failed: 0, spf_passed: 0, dkim_passed: 0, delivered: 0, quarantined: 0, rejected: 0 };
  return { ip, ...none, first, last, proved: [] };
}

export function addTls({ tls }: Tally, report: TlsReport): void {
  for (const { domain, succeeded, failed, failures } of report.policies) {
    const { from, to } = report;
    const own = tls.get(domain) ?? { from, to, succeeded: 0, failed: 0, failures: new Map() };
    tls.set(domain, own);
    widen(own, report);
    own.succeeded += succeeded;
    own.failed += failed;
    for (const { type, mx, sessions } of failures) {
      const key = JSON.stringify([type, mx]);
      own.failures.set(key, { type, mx, sessions: sessions + (own.failures.get(key)?.sessions ?? 0) });
    }
  }
}

/** The sums, in an order that does not depend on that of the files. */
export function endTally({ files, broken, domains, tls }: Tally): MailReports {
  return {
    files,
    broken,
    domains: sorted(domains).map(([domain, own]) => ({ domain, ...domainSums(own) })),
    tls: sorted(tls).map(([domain, { succeeded, failed, from, to, failures }]) => ({
      domain,
      succeeded,
      failed,
      from,
      to,
      failures: [...failures.values()].toSorted(
        (one, other) => other.sessions - one.sessions || order(one.type, other.type),
      ),
    })),
  };
}

function domainSums({ from, to, sources, days, reporters }: Domain): Omit<MailReports['domains'][number], 'domain'> {
  const all = [...sources.values()].toSorted(
    (one, other) => other.failed - one.failed || other.passed - one.passed || order(one.ip, other.ip),
  );
  const sum = (field: 'passed' | 'failed'): number => all.reduce((total, source) => total + source[field], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    from,
    to,
    reporters: reporters.size,
    sources: all.slice(0, MOST_SOURCES).map((source) => ({ ...source, proved: source.proved.toSorted(order) })),
    sources_left: Math.max(0, all.length - MOST_SOURCES),
    days: sorted(days).map(([day, counts]) => ({ day, ...counts })),
  };
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].toSorted(([one], [other]) => order(one, other));
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
