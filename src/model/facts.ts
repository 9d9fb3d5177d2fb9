import { z } from 'zod';
import { INSTANT } from '../base/instants.js';
import { FACT_ELEMENTS, KINDS, ROLES, SECTORS, type AnchorFact } from './facts-words.js';
import { jurisdictionSchema } from './jurisdiction.js';
import { exposureReport, incidentReport, organisationReport, peopleReport, reportFacts } from './report-facts.js';

export { INSTANT } from '../base/instants.js';

const instant = z.string().regex(INSTANT, 'must be a time with its zone, for example 2021-08-12T09:00-07:00');
const count = z.int().nonnegative();

/** A rule that somebody decided not to follow: by whom, when and why. The reason is shown wherever the duty is. */
const decisionSchema = z.strictObject({ by: z.string(), at: instant, reason: z.string() });
export type Decision = z.infer<typeof decisionSchema>;

/** At least, and at most where there is a most. */
const boundSchema = z.strictObject({ low: count, high: count.optional() });

/** Where numbers lie that no count settles, and on what that rests. `assay duties --exposure` fills them in. */
const boundsSchema = z.strictObject({
  basis: z.string(),
  total: boundSchema.optional(),
  by_jurisdiction: z.partialRecord(jurisdictionSchema, boundSchema).optional(),
});
export type Bounds = z.infer<typeof boundsSchema>;

const event = instant.optional();
const anchors = {
  started: event,
  discovered: event,
  reasonably_believed: event,
  determined: event,
  material: event,
  ransom_paid: event,
  confirmed: event,
  scope_identified: event,
  investigation_concluded: event,
  assessed_notifiable: event,
  classified_major: event,
  identified_to_soc: event,
  reported_to_federal_agency: event,
  new_information: event,
  law_enforcement_cleared: event,
  remediated: event,
} satisfies Record<AnchorFact, typeof event>;

/** A facts file: what people have established about an incident. What is missing is unknown, and is never guessed. */
export const factsSchema = z.strictObject({
  organisation: z.strictObject({
    name: z.string(),
    sector: z.enum(SECTORS).optional(),
    /** Home jurisdiction. */
    state: jurisdictionSchema.optional(),
    public_body: z.boolean().optional(),
    /** Whether it files reports under the Securities Exchange Act. */
    listed: z.boolean().optional(),
    persons_served: count.optional(),
    service_connections: count.optional(),
    /** What it is in the law's eyes, complete: a role that is not named is not its. */
    regulated_as: z.array(z.enum(ROLES)).optional(),
    ...organisationReport,
  }),
  incident: z.strictObject({
    kind: z.array(z.enum(KINDS)).optional(),
    ...anchors,
    affected: z
      .strictObject({ operations: z.boolean().optional(), safety: z.boolean().optional(), ot: z.boolean().optional() })
      .optional(),
    /** Level 0 to 5 of the National Cyber Incident Response Plan. */
    severity: z.int().min(0).max(5).optional(),
    ...incidentReport,
  }),
  exposure: z
    .strictObject({
      encrypted: z.boolean().optional(),
      /** Whether the means to decrypt were taken too. */
      key_taken: z.boolean().optional(),
      people: z
        .strictObject({
          total: count.optional(),
          by_jurisdiction: z.partialRecord(jurisdictionSchema, count).optional(),
          /** People known to live in none of the 54 jurisdictions. */
          elsewhere: count.optional(),
          bounds: boundsSchema.optional(),
          ...peopleReport,
        })
        .optional(),
      elements: z.array(z.enum(FACT_ELEMENTS)).optional(),
      /** Elements of which it is not known whether they were taken. */
      elements_uncertain: z.array(z.enum(FACT_ELEMENTS)).optional(),
      /** Whether what is not among the elements was not taken; yes where nothing is said. */
      elements_complete: z.boolean().optional(),
      cpni: z.boolean().optional(),
      /** Whether the account numbers open a financial account; taken as yes in the finance sector. */
      account_is_financial: z.boolean().optional(),
      /** Whether the account or card numbers can be used without a code. */
      usable_without_code: z.boolean().optional(),
      /** Whether the elements suffice for identity theft without a name. */
      usable_without_name: z.boolean().optional(),
      /** What a person found after investigation: harm to the people is not likely. */
      harm_unlikely: z.boolean().optional(),
      /** Whether harm to the people is likely to be high; the European test for telling them. */
      high_risk: z.boolean().optional(),
      ...exposureReport,
    })
    .optional(),
  /** When a duty was done, by its id. */
  done: z.record(z.string(), instant).optional(),
  decided_against: z.record(z.string(), decisionSchema).optional(),
  ...reportFacts,
});
export type Facts = z.infer<typeof factsSchema>;
