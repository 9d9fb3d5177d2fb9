import { z } from 'zod';
import { ReportFaultError } from './fault.js';

const text = z.string().max(2_000);
const count = z.int().min(0).max(1e12);

/** RFC 8460, 4.4, as far as it is used. */
const tlsSchema = z.object({
  'organization-name': text.nullish(),
  'report-id': text.nullish(),
  'date-range': z.object({ 'start-datetime': text, 'end-datetime': text }),
  policies: z
    .array(
      z.object({
        policy: z.object({ 'policy-domain': text }),
        summary: z.object({ 'total-successful-session-count': count, 'total-failure-session-count': count }),
        'failure-details': z
          .array(
            z.object({ 'result-type': text, 'receiving-mx-hostname': text.nullish(), 'failed-session-count': count }),
          )
          .max(10_000)
          .nullish(),
      }),
    )
    .max(1_000),
});

export type TlsReport = {
  readonly reporter: string | null;
  readonly reportId: string | null;
  /** YYYY-MM-DD, UTC. */
  readonly from: string;
  readonly to: string;
  readonly policies: readonly {
    readonly domain: string;
    readonly succeeded: number;
    readonly failed: number;
    readonly failures: readonly { readonly type: string; readonly mx: string | null; readonly sessions: number }[];
  }[];
};

/** An SMTP TLS report. Throws `ReportFaultError` where it is none. */
export function readTls(document: string): TlsReport {
  const parsed = tlsSchema.safeParse(jsonOf(document));
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new ReportFaultError('not_a_report', `it is JSON, and no TLS report (${at === '' ? 'at the top' : at})`);
  }
  const { data } = parsed;
  const from = dayOf(data['date-range']['start-datetime']);
  const to = dayOf(data['date-range']['end-datetime']);
  if (from === null || to === null || to < from) {
    throw new ReportFaultError('not_a_report', 'the days that it is about cannot be read');
  }
  return {
    reporter: data['organization-name'] || null,
    reportId: data['report-id'] || null,
    from,
    to,
    policies: data.policies.map(({ policy, summary, 'failure-details': details }) => ({
      domain: policy['policy-domain'].toLowerCase(),
      succeeded: summary['total-successful-session-count'],
      failed: summary['total-failure-session-count'],
      failures: (details ?? []).map((detail) => ({
        type: detail['result-type'],
        mx: detail['receiving-mx-hostname']?.toLowerCase() ?? null,
        sessions: detail['failed-session-count'],
      })),
    })),
  };
}

function jsonOf(document: string): unknown {
  try {
    const value: unknown = JSON.parse(document.replace(/^\ufeff/u, ''));
    return value;
  } catch {
    throw new ReportFaultError('bad_json', 'the JSON is damaged or cut off');
  }
}

function dayOf(moment: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT/u.test(moment)) return null;
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10);
}
