import { isIP } from 'node:net';
import { ReportFaultError } from './fault.js';
import { MOST_RECORDS } from './limits.js';
import { readXml } from './xml.js';

/** Mail of one address in one report. `spf` and `dkim`: passed and fit the domain, as DMARC asks. */
export type MailRow = {
  readonly ip: string;
  readonly count: number;
  readonly spf: boolean;
  readonly dkim: boolean;
  readonly done: 'delivered' | 'quarantined' | 'rejected';
  /** Domains that SPF or DKIM proved. */
  readonly proved: readonly string[];
};

export type AggregateReport = {
  readonly form: 'rfc7489' | 'rfc9990';
  readonly reporter: string | null;
  readonly reportId: string | null;
  readonly domain: string | null;
  /** YYYY-MM-DD, UTC. */
  readonly from: string;
  readonly to: string;
  readonly rows: readonly MailRow[];
  readonly notes: readonly string[];
};

const NAMESPACE_9990 = 'urn:ietf:params:xml:ns:dmarc-2.0';
const RECORD = 'feedback/record';
const AUTH = `${RECORD}/auth_results/`;

type Fields = Map<string, string>;
type Reading = {
  readonly head: Fields;
  readonly rows: MailRow[];
  record: Fields;
  proved: string[];
  odd: number;
  namespace: string;
};

/** A DMARC aggregate report in the form of RFC 7489, C, or of RFC 9990. Throws `ReportFaultError` where it is none. */
export function readAggregate(text: string): AggregateReport {
  const state: Reading = { head: new Map(), rows: [], record: new Map(), proved: [], odd: 0, namespace: '' };
  readXml(text, {
    open: (path, namespace) => onOpen(state, path, namespace),
    close: (path, value) => onClose(state, path, value),
  });
  return reportOf(state);
}

function onOpen(state: Reading, path: string, namespace: string): void {
  if (!path.includes('/')) {
    if (path !== 'feedback') throw new ReportFaultError('not_a_report', 'it is XML, and no DMARC report');
    state.namespace = namespace;
  }
  if (path === RECORD) {
    state.record = new Map();
    state.proved = [];
  }
}

function onClose(state: Reading, path: string, value: string): void {
  if (path === RECORD) return endRecord(state);
  if (path === `${AUTH}dkim` || path === `${AUTH}spf`) return endProof(state, path);
  if (path.startsWith(`${RECORD}/`)) state.record.set(path, value);
  else if (!state.head.has(path)) state.head.set(path, value);
}

function endProof(state: Reading, path: string): void {
  const domain = state.record.get(`${path}/domain`) ?? '';
  const passed = (state.record.get(`${path}/result`) ?? '').toLowerCase() === 'pass';
  if (passed && domain !== '' && domain.length <= 253 && state.proved.length < 10)
    state.proved.push(domain.toLowerCase());
  state.record.delete(`${path}/domain`);
  state.record.delete(`${path}/result`);
}

function endRecord(state: Reading): void {
  if (state.rows.length >= MOST_RECORDS) {
    throw new ReportFaultError('too_large', `it has more than ${MOST_RECORDS} records`);
  }
  const row = rowOf(state.record, state.proved);
  if (row === null) state.odd += 1;
  else state.rows.push(row);
}

function rowOf(record: Fields, proved: readonly string[]): MailRow | null {
  const of = (name: string): string => (record.get(`${RECORD}/row/${name}`) ?? '').toLowerCase();
  const ip = of('source_ip');
  const count = of('count');
  const [spf, dkim] = [of('policy_evaluated/spf'), of('policy_evaluated/dkim')];
  if (isIP(ip) === 0 || !/^\d{1,10}$/u.test(count) || !isResult(spf) || !isResult(dkim)) return null;
  const disposition = of('policy_evaluated/disposition');
  const done = disposition === 'reject' ? 'rejected' : disposition === 'quarantine' ? 'quarantined' : 'delivered';
  return { ip, count: Number(count), spf: spf === 'pass', dkim: dkim === 'pass', done, proved: [...new Set(proved)] };
}

function isResult(text: string): boolean {
  return text === 'pass' || text === 'fail';
}

function reportOf({ head, rows, odd, namespace }: Reading): AggregateReport {
  const of = (name: string): string | null => head.get(`feedback/${name}`)?.slice(0, 300) || null;
  const from = dayOf(of('report_metadata/date_range/begin'));
  const to = dayOf(of('report_metadata/date_range/end'));
  if (from === null || to === null)
    throw new ReportFaultError('not_a_report', 'the days that it is about cannot be read');
  if (to < from) throw new ReportFaultError('not_a_report', 'it ends before it begins');
  return {
    form: namespace === NAMESPACE_9990 ? 'rfc9990' : 'rfc7489',
    reporter: of('report_metadata/org_name'),
    reportId: of('report_metadata/report_id'),
    domain: of('policy_published/domain')?.toLowerCase() ?? null,
    from,
    to,
    rows,
    notes:
      odd === 0 ? [] : [`${odd} of ${rows.length + odd} records are left out: address, count or result cannot be read`],
  };
}

/** Seconds since 1970 as a day; null where they are no such number, or past the year 2100. */
function dayOf(text: string | null): string | null {
  if (text === null || !/^\d{1,10}$/u.test(text)) return null;
  const seconds = Number(text);
  return seconds > 4_102_444_800 ? null : new Date(seconds * 1000).toISOString().slice(0, 10);
}
