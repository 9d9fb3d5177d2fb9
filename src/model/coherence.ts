import { z } from 'zod';

/**
 * What of a real person's data fits together more often than chance, and less often than always: people keep their number when
 * they move. `phone_state`: the area code is of the state of residence; `ssn_state`: the SSN was issued there;
 * `email_name`: the e-mail address holds the surname.
 */
export const COHERENCES = ['phone_state', 'ssn_state', 'email_name'] as const;
export type Coherence = (typeof COHERENCES)[number];

/** In how many of the rows that have both cells they fit. */
export const coherenceCountSchema = z.object({
  kind: z.enum(COHERENCES),
  coherent: z.int(),
  of: z.int(),
});
export type CoherenceCount = z.infer<typeof coherenceCountSchema>;

/** A table in the current connection: `row` BIGINT, some of the rows, and a BOOLEAN per kind, NULL where a row cannot tell. */
export type CoherenceTable = { readonly table: string; readonly kinds: readonly Coherence[] };
