import { z } from 'zod';
import { findingSchema } from './finding.js';
import { mailReportsSchema } from './mail-reports.js';

const three = z.enum(['yes', 'no', 'cannot_tell']);

/** Why a name server's answer tells nothing. `question_limit`: more was to be asked than is allowed for one domain. */
export type Unanswered =
  | 'timeout'
  | 'unreachable'
  | 'server_failure'
  | 'refused'
  | 'bad_answer'
  | 'loop'
  | 'question_limit';

export const MAIL_PROBLEMS = [
  'no_answer',
  // SPF (RFC 7208)
  'spf_several_records',
  'spf_syntax',
  'spf_too_many_lookups',
  'spf_too_many_voids',
  'spf_too_many_mx',
  'spf_loop',
  'spf_include_of_nothing',
  'spf_redirect_to_nothing',
  'spf_open',
  'spf_neutral',
  'spf_no_end',
  'spf_soft_end',
  'spf_wide_range',
  'spf_ptr',
  'spf_after_all',
  'spf_sender_macro',
  'spf_too_long',
  // DKIM (RFC 6376, 8301)
  'dkim_any_selector',
  'dkim_syntax',
  'dkim_revoked',
  'dkim_testing',
  'dkim_weak_key',
  'dkim_short_key',
  'dkim_sha1',
  // DMARC (RFC 7489, 9989)
  'dmarc_several_records',
  'dmarc_near_miss',
  'dmarc_no_policy',
  'dmarc_bad_tag',
  'dmarc_no_reports',
  'dmarc_unauthorised_reports',
  'dmarc_partial',
  'dmarc_testing',
  'dmarc_open_below',
  // Receiving: MX, MTA-STS (RFC 8461), TLS-RPT (RFC 8460), null MX (RFC 7505)
  'mx_does_not_resolve',
  'mx_null_beside_others',
  'mx_is_address',
  'sts_several_records',
  'sts_syntax',
  'sts_no_policy',
  'sts_bad_policy',
  'sts_mx_not_named',
  'sts_not_enforced',
  'sts_short_age',
  'tlsrpt_several_records',
  'tlsrpt_syntax',
] as const;

/** `error`: receivers ignore or reject what was meant; `warning`: it protects less than it could; `note`: good to know. */
export const mailProblemSchema = z.object({
  code: z.enum(MAIL_PROBLEMS),
  level: z.enum(['error', 'warning', 'note']),
  /** In plain words. Parts of records in it stand as they were published: inert them before they are shown. */
  text: z.string(),
  /** The name that was asked, or the term of a record. */
  where: z.string(),
});
export type MailProblem = z.infer<typeof mailProblemSchema>;

export const SPF_RESULTS = ['none', 'pass', 'neutral', 'softfail', 'fail', 'permerror', 'cannot_tell'] as const;
export type SpfResult = (typeof SPF_RESULTS)[number];

/** SPF, evaluated for a machine that no term names: what a forger gets. */
export const spfCheckSchema = z.object({
  records: z.array(z.string()),
  stranger: z.enum(SPF_RESULTS),
  /** DNS look-ups of the whole record with all that it includes, against the limits of RFC 7208, 4.6.4. `at_least`: counting was broken off. */
  lookups: z.object({ count: z.int().min(0), limit: z.literal(10), at_least: z.boolean() }),
  /** Look-ups that bring nothing. What depends on the sender is not counted. */
  voids: z.object({ count: z.int().min(0), limit: z.literal(2) }),
  /** Every term that was looked at, in order; `depth` 0 is the domain's own record; `lookups` with all that hang on it. */
  terms: z.array(z.object({ domain: z.string(), depth: z.int().min(0), text: z.string(), lookups: z.int().min(0) })),
  problems: z.array(mailProblemSchema),
});
export type SpfCheck = z.infer<typeof spfCheckSchema>;

export const dkimKeySchema = z.object({
  selector: z.string(),
  /** Named by whoever asks, or one of the selectors that mail hosts are known to use. */
  named: z.boolean(),
  state: z.enum(['valid', 'revoked', 'broken', 'absent', 'cannot_tell']),
  algorithm: z.enum(['rsa', 'ed25519']).nullable(),
  /** Bits of an RSA modulus. */
  bits: z.int().nullable(),
  testing: z.boolean(),
  problems: z.array(mailProblemSchema),
});
export type DkimKey = z.infer<typeof dkimKeySchema>;

export const dkimCheckSchema = z.object({
  /** Every named selector, and of the well-known ones those with a key or without an answer. */
  keys: z.array(dkimKeySchema),
  well_known_tried: z.int().min(0),
  /** The name server says that nothing at all lies below `_domainkey` (RFC 8020). */
  nothing_below: z.boolean(),
  problems: z.array(mailProblemSchema),
});
export type DkimCheck = z.infer<typeof dkimCheckSchema>;

export const DMARC_POLICIES = ['none', 'quarantine', 'reject'] as const;
export const dmarcPolicySchema = z.enum(DMARC_POLICIES);
export type DmarcPolicy = z.infer<typeof dmarcPolicySchema>;

/** What a receiver that follows one of the two RFCs does with mail that fails. */
export const dmarcAnswerSchema = z.object({
  /** `not_applied`: there is something, and the RFC says to ignore it. */
  state: z.enum(['applied', 'none', 'not_applied', 'cannot_tell']),
  /** The domain whose record counts, and the organisational domain as that RFC finds it. */
  at: z.string().nullable(),
  organisational_domain: z.string().nullable(),
  /** For mail of the domain itself, of subdomains that are in the DNS, and of those that are not. */
  policy: dmarcPolicySchema.nullable(),
  subdomains: dmarcPolicySchema.nullable(),
  missing_subdomains: dmarcPolicySchema.nullable(),
  /** Per cent of failing mail that the policy is applied to; the rest is treated one step milder. */
  percent: z.int().min(0).max(100),
});
export type DmarcAnswer = z.infer<typeof dmarcAnswerSchema>;

export const dmarcCheckSchema = z.object({
  /** Every record that was seen on the way up, by name. */
  records: z.array(z.object({ name: z.string(), record: z.string() })),
  rfc7489: dmarcAnswerSchema,
  rfc9989: dmarcAnswerSchema,
  differences: z.array(z.string()),
  /** Where reports go. `accepts`: whether the other domain says that it takes them; null where no leave is needed. */
  reports_to: z.array(z.object({ uri: z.string(), accepts: three.nullable() })),
  problems: z.array(mailProblemSchema),
});
export type DmarcCheck = z.infer<typeof dmarcCheckSchema>;

export const mxCheckSchema = z.object({
  /** `null_mx`: it says that it takes no mail (RFC 7505); `implicit`: no MX, but an address, which takes mail by RFC 5321. */
  state: z.enum(['hosts', 'null_mx', 'implicit', 'none', 'cannot_tell']),
  hosts: z.array(z.object({ host: z.string(), priority: z.int(), resolves: three })),
  problems: z.array(mailProblemSchema),
});
export type MxCheck = z.infer<typeof mxCheckSchema>;

export const mtaStsCheckSchema = z.object({
  state: z.enum(['none', 'valid', 'broken', 'cannot_tell', 'not_needed']),
  id: z.string().nullable(),
  mode: z.enum(['enforce', 'testing', 'none']).nullable(),
  /** Seconds. */
  max_age: z.int().nullable(),
  mx: z.array(z.string()),
  problems: z.array(mailProblemSchema),
});
export type MtaStsCheck = z.infer<typeof mtaStsCheckSchema>;

export const tlsRptCheckSchema = z.object({
  state: z.enum(['none', 'valid', 'broken', 'cannot_tell', 'not_needed']),
  reports_to: z.array(z.string()),
  problems: z.array(mailProblemSchema),
});
export type TlsRptCheck = z.infer<typeof tlsRptCheckSchema>;

export const LOOK_ALIKE_KINDS = ['looks_the_same', 'swapped', 'left_out', 'doubled', 'hyphen', 'other_ending'] as const;
export const lookAlikeSchema = z.object({
  domain: z.string(),
  how: z.enum(LOOK_ALIKE_KINDS),
  /** `mail`: it has an MX; `exists`: it is there and has none; `free`: no such name; else the server gave no answer. */
  state: z.enum(['mail', 'exists', 'free', 'cannot_tell']),
});
export type LookAlike = z.infer<typeof lookAlikeSchema>;

/** What to write where, in this order. */
export const publishSchema = z.object({
  order: z.int().min(1),
  /** `record`: a TXT or MX record; `file`: a file on a web server; `ask`: something that only the mail host can make. */
  kind: z.enum(['record', 'file', 'ask']),
  name: z.string(),
  type: z.enum(['TXT', 'MX']).nullable(),
  /** Whole, as it is to be published; null where there is none to write. */
  value: z.string().nullable(),
  /** Records of that name that must go when this one comes. */
  replaces: z.array(z.string()),
  when: z.string(),
  why: z.string(),
});
export type Publish = z.infer<typeof publishSchema>;

export const mailCheckSchema = z.object({
  domain: z.string(),
  exists: three,
  /** Whether it says of itself that it sends mail: `no` where SPF lets nobody send. */
  sends: three,
  mx: mxCheckSchema,
  spf: spfCheckSchema,
  dkim: dkimCheckSchema,
  dmarc: dmarcCheckSchema,
  mta_sts: mtaStsCheckSchema,
  tls_rpt: tlsRptCheckSchema,
  /** Null: not asked. */
  look_alikes: z.array(lookAlikeSchema).nullable(),
  findings: z.array(findingSchema),
  publish: z.array(publishSchema),
  questions_asked: z.int().min(0),
});
export type MailCheck = z.infer<typeof mailCheckSchema>;

/** `assay.mail/1`: what `assay posture mail --json` prints. */
export const mailSchema = z.object({
  schema: z.literal('assay.mail/1'),
  as_of: z.iso.date(),
  /** The name server that was asked; null: those of this machine. */
  server: z.string().nullable(),
  checks: z.array(mailCheckSchema),
  reports: mailReportsSchema.nullable(),
});
export type Mail = z.infer<typeof mailSchema>;
