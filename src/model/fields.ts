import { z } from 'zod';
import { elementSchema } from './element.js';

/** How much of the element's value a column still shows. */
export const SHAPES = ['plain', 'masked', 'truncated', 'hashed', 'mangled'] as const;

export const columnFindingSchema = z.object({
  name: z.string(),
  index: z.int(),
  element: elementSchema,
  /** Probability, 0 to 1, that the element is right. 1 when a person named it. */
  confidence: z.number().min(0).max(1),
  /** What spoke for it and against it, strongest first. Sentences for people; they never hold a value of the column. */
  why: z.array(z.string()),
  rows: z.int(),
  empty: z.int(),
  /** Non-empty cells that have the element's form, and those that have not. */
  valid: z.int(),
  invalid: z.int(),
  /** Distinct non-empty cells. */
  distinct: z.int(),
  /** Of a very long table: `valid`, `invalid` and `distinct` are reckoned, within some per cent, from rows taken evenly over it. */
  reckoned: z.boolean(),
  shape: z.enum(SHAPES),
  /**
   * For a shape other than plain, which part is left, closed set:
   * ssn_last4, phone_last4, phone_exchange, email_hint, birth_year, card_last4, account_last4, license_last4,
   * imei_leading (spreadsheet exponent), first_initial, md5, sha1, sha256, sha512, digest_unknown (salted or other), none.
   */
  part: z
    .enum([
      'ssn_last4',
      'phone_last4',
      'phone_exchange',
      'email_hint',
      'birth_year',
      'card_last4',
      'account_last4',
      'license_last4',
      'imei_leading',
      'first_initial',
      'md5',
      'sha1',
      'sha256',
      'sha512',
      'digest_unknown',
      'none',
    ])
    .nullable(),
  /** For dates: order of day, month and year as read, decided for the whole column. */
  date_order: z.enum(['ymd', 'mdy', 'dmy', 'excel_serial', 'epoch']).nullable(),
  /** The runners-up, best first. */
  candidates: z.array(z.object({ element: elementSchema, confidence: z.number() })),
  /** Share of distinct values found in the reference under this element, and the share chance would give. */
  joined: z.object({ tried: z.int(), found: z.int(), chance: z.number() }).nullable(),
});
export type ColumnFinding = z.infer<typeof columnFindingSchema>;
