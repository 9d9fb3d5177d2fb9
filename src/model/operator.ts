import { z } from 'zod';
import { personSchema as contactSchema } from './report-facts.js';

const words = z.string().min(1).max(300).optional();
const yesNo = z.enum(['yes', 'no', 'unknown']);

/** Whom reports name: who is asked about the incident, and who files. */
export const contactsSchema = z.strictObject({ primary: contactSchema.optional(), reporter: contactSchema.optional() });

/** What of an organisation only reports ask for. */
export const organisationContact = {
  address: words,
  phone: words,
  website: words,
  /** By their usual names: pwsid, npdes, ein ... */
  identifiers: z.record(z.string().regex(/^[a-z0-9_]{1,40}$/u), z.string().min(1).max(100)).optional(),
};

export const facilitySchema = z.strictObject({ name: words, permit: words });

/** Who an operator is and whom to ask, as its plant file says it; what is left out nobody said. */
export const operatorSchema = z.object({
  /** The plant file, by its name. */
  where: z.string(),
  sector: z.string().optional(),
  persons_served: z.int().min(0).optional(),
  local_government: yesNo.optional(),
  ...organisationContact,
  facility: facilitySchema.optional(),
  contacts: contactsSchema.optional(),
});
export type Operator = z.infer<typeof operatorSchema>;
