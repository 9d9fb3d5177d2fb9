import { z } from 'zod';
import { roleSchema, zoneSchema } from './asset.js';
import { contactsSchema, facilitySchema, organisationContact } from './operator.js';
import { ANSWERS, practiceSchema } from './practice.js';

/** `No` and `NO` are text in YAML 1.2, and mean `no`. */
const small = (value: unknown): unknown => (typeof value === 'string' ? value.trim().toLowerCase() : value);

const answer = z.preprocess(small, z.enum(ANSWERS));
const yesNo = z.preprocess(small, z.enum(['yes', 'no', 'unknown']));
const day = z.iso.date();

/** A machine as a person describes it; `text` in free words: `Windows 7 and Wonderware`. What is left out nobody said. */
export const plantMachineSchema = z.strictObject({
  name: z.string().min(1).max(120),
  role: roleSchema.optional(),
  text: z.string().max(1_000).optional(),
  zone: zoneSchema.optional(),
  ip: z.string().optional(),
  /** Can it be reached from the Internet? */
  exposed: yesNo.optional(),
  /** With what it is reached from elsewhere: `no`, `TeamViewer`, `unknown`. */
  remote_access: z.string().max(200).optional(),
  second_factor: yesNo.optional(),
  /** Is mail read on it? */
  mail: yesNo.optional(),
  owner: z.string().optional(),
  last_updated: day.optional(),
  /** US dollars, and hours of one person. */
  replacement_cost: z.number().min(0).optional(),
  hours: z.number().min(0).optional(),
  notes: z.string().optional(),
});
export type PlantMachine = z.infer<typeof plantMachineSchema>;

/** What kind of course: about mail and passwords, about control systems, about computers without saying which, or another subject. */
export const COURSE_KINDS = ['no', 'yes', 'basic', 'control'] as const;

/** One course that a person had. `hours`: contact hours. `approved`: does it count for the licence? */
export const courseSchema = z.strictObject({
  what: z.string().max(200),
  when: day,
  hours: z.number().min(0).max(500).optional(),
  cyber: z.preprocess(small, z.enum(COURSE_KINDS)).default('no'),
  approved: yesNo.default('unknown'),
});
export type Course = z.infer<typeof courseSchema>;

/** A licence or certificate of an operator. `renewal`: the next day by which it must be renewed, where it is known. */
export const licenceSchema = z.strictObject({
  kind: z.enum(['water', 'wastewater']),
  /** As the state calls it: `II`, `3A`, `VSWS`, `D2`. */
  class: z.union([z.string(), z.int()]).optional(),
  /** Of the certificate: in Maine it decides the year of renewal. It is never shown. */
  number: z.union([z.string(), z.int()]).optional(),
  /** Two letters (USPS); without them the plant's. */
  state: z.string().length(2).optional(),
  renewal: day.optional(),
});
export type Licence = z.infer<typeof licenceSchema>;

/** Somebody who works there. The id stands in findings and bundles, the name only in this file and on this machine's terminal. */
export const personSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{1,4}-?\d{1,6}$/iu, 'is letters and a number, P1, and never a name'),
  name: z.string().max(120).optional(),
  works_on: z.enum(['control', 'office', 'both']).optional(),
  licences: z.array(licenceSchema).default([]),
  training: z.array(courseSchema).default([]),
});
export type Person = z.infer<typeof personSchema>;

/**
 * `plant.yaml`: what an operator says of itself: who it is, what it does and leaves undone, and where there is no list of machines and
 * courses, those too. `assay posture ask` writes it, people correct it.
 */
export const plantFileSchema = z.strictObject({
  organisation: z
    .strictObject({
      name: z.string(),
      /** Two letters (USPS). */
      state: z.string().length(2).optional(),
      /** `water`, `wastewater` or another. */
      sector: z.string().trim().toLowerCase().optional(),
      persons_served: z.int().min(0).optional(),
      /** Does it belong to a county, city, town or district? Laws on training of public employees ask it. */
      local_government: yesNo.optional(),
      ...organisationContact,
    })
    .optional(),
  /** The plant as its permit calls it. */
  facility: facilitySchema.optional(),
  /** They stand in reports and in `assay posture check --json`; never in a bundle, on the sheet for the board or in the page. */
  contacts: contactsSchema.optional(),
  /** Domains of which the operator sends mail. */
  mail_domains: z.array(z.string()).default([]),
  machines: z.array(plantMachineSchema).max(500).default([]),
  answers: z
    .partialRecord(practiceSchema, z.union([answer, z.strictObject({ answer, note: z.string().optional() })]))
    .default({}),
  people: z.array(personSchema).max(500).default([]),
});
export type PlantFile = z.infer<typeof plantFileSchema>;
