import { z } from 'zod';

const count = z.int().min(0);
const day = z.iso.date();

export const REPORT_FORMS = ['rfc7489', 'rfc9990', 'rfc8460'] as const;

export const REPORT_FAULTS = [
  'unreadable',
  'too_large',
  'too_many_entries',
  'encrypted',
  'bad_gzip',
  'bad_zip',
  'bad_mail',
  'bad_xml',
  'bad_json',
  'document_type',
  'not_a_report',
  'nothing_inside',
  'too_deep',
] as const;
export type ReportFault = (typeof REPORT_FAULTS)[number];

/** One report that was read. */
export const reportFileSchema = z.object({
  path: z.string(),
  /** What it lay in, outermost first: an archive's entry, a mail's attachment. */
  within: z.array(z.string()),
  sha256: z.string(),
  form: z.enum(REPORT_FORMS),
  /** As the reporter calls itself; null where it does not. */
  reporter: z.string().nullable(),
  report_id: z.string().nullable(),
  domain: z.string().nullable(),
  from: day,
  to: day,
  /** Mails, or sessions of a TLS report. */
  count,
  /** The place of a report that came before with the same reporter, id, domain and days: it is counted once. */
  repeats: z.string().nullable(),
  notes: z.array(z.string()),
});
export type ReportFile = z.infer<typeof reportFileSchema>;

const tally = { passed: count, failed: count };

/** Mail that one address sent in the name of a domain. `passed`: SPF or DKIM passed and fits the domain, as DMARC asks. */
export const mailSourceSchema = z.object({
  ip: z.string(),
  ...tally,
  spf_passed: count,
  dkim_passed: count,
  /** What receivers did. */
  delivered: count,
  quarantined: count,
  rejected: count,
  first: day,
  last: day,
  /** Domains that SPF or DKIM proved for its mail, whether they fit or not: they often tell whose machine it is. */
  proved: z.array(z.string()),
});
export type MailSource = z.infer<typeof mailSourceSchema>;

export const mailReportsSchema = z.object({
  files: z.array(reportFileSchema),
  /** What could not be read, with the reason. */
  broken: z.array(
    z.object({ path: z.string(), within: z.array(z.string()), code: z.enum(REPORT_FAULTS), why: z.string() }),
  ),
  domains: z.array(
    z.object({
      domain: z.string(),
      ...tally,
      from: day,
      to: day,
      reporters: count,
      /** Most failures first, then most mail; at most 200. `sources_left`: how many more there are. */
      sources: z.array(mailSourceSchema),
      sources_left: count,
      /** By the day on which a report begins. */
      days: z.array(z.object({ day, ...tally })),
    }),
  ),
  /** Sessions in which mail was delivered to the domain, encrypted or not. */
  tls: z.array(
    z.object({
      domain: z.string(),
      succeeded: count,
      failed: count,
      from: day,
      to: day,
      failures: z.array(z.object({ type: z.string(), mx: z.string().nullable(), sessions: count })),
    }),
  ),
});
export type MailReports = z.infer<typeof mailReportsSchema>;
