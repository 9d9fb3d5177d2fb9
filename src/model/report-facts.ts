import { z } from 'zod';
import { INSTANT } from '../base/instants.js';
import { SECTORS } from './facts-words.js';
import { jurisdictionSchema } from './jurisdiction.js';
import { NCISS_OPTIONS } from './nciss.js';
import { VERDICTS } from './verdict-words.js';

// What reports ask for beyond what starts and stops duties. All of it is optional, and none of it decides a duty.

const text = z.string().min(1);
const count = z.int().nonnegative();
const texts = z.array(text).min(1);
const flag = z.boolean().optional();
const words = text.optional();
const DAY_OR_INSTANT = 'must be a day, 2021-08-20, or a time with its zone, 2021-08-12T09:00-07:00';
const instant = z.string().regex(INSTANT, 'must be a time with its zone, for example 2021-08-12T09:00-07:00');

/** A day, or a moment with its zone: for what starts no clock. */
const dayOrInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/u, DAY_OR_INSTANT)
  .refine((given) => !Number.isNaN(Date.parse(given)), DAY_OR_INSTANT);
const moment = dayOrInstant.optional();

export const personSchema = z.strictObject({
  name: words,
  title: words,
  organisation: words,
  email: words,
  phone: words,
  address: words,
});
const person = personSchema.optional();

/** Who was told of the incident, as far as it is known. */
const toldSchema = z.strictObject({ name: text, at: moment, reference: words });

export const organisationReport = {
  trade_names: texts.optional(),
  type: words,
  entity_form: words,
  formation_state: words,
  address: words,
  phone: words,
  website: words,
  parent: words,
  /** By their usual names: ein, cik, lei, frn, npdes, pwsid, naics ... */
  identifiers: z.record(z.string().regex(/^[a-z0-9_]{1,40}$/u), text).optional(),
  small_business: flag,
  critical_sectors: z.array(z.enum(SECTORS)).optional(),
  /** Whether it keeps a written information security program, and since when. */
  wisp: words,
  /** Owner or licensee of the data, or keeps it for another. */
  role: words,
  data_owner: words,
  regulators: texts.optional(),
};

export const incidentReport = {
  id: words,
  ended: instant.optional(),
  contained: instant.optional(),
  resolved: instant.optional(),
  /** General words that may be published. */
  summary: words,
  /** The full account, not for publication. */
  narrative: words,
  location: words,
  detected_by: words,
  cause: words,
  cause_detail: words,
  vector: words,
  ttps: words,
  vulnerabilities: words,
  iocs: words,
  malware: words,
  actor: words,
  actor_foreign: flag,
  systems: texts.optional(),
  systems_count: count.optional(),
  timeline: z.array(z.strictObject({ at: dayOrInstant, what: text })).optional(),
  status: z.enum(['ongoing', 'contained', 'closed']).optional(),
  impact: z
    .strictObject({
      operations: words,
      money: words,
      safety: words,
      national: words,
      information: words,
      cross_border: words,
    })
    .optional(),
  third_party: words,
  defences: words,
  logs_preserved: words,
  earlier: words,
  unknown: words,
  /** What a person says of each part of CISA's severity score. */
  nciss: z
    .strictObject({
      functional_impact: z.enum(NCISS_OPTIONS.functional_impact).optional(),
      observed_activity: z.enum(NCISS_OPTIONS.observed_activity).optional(),
      location_of_observed_activity: z.enum(NCISS_OPTIONS.location_of_observed_activity).optional(),
      actor_characterization: z.enum(NCISS_OPTIONS.actor_characterization).optional(),
      information_impact: z.enum(NCISS_OPTIONS.information_impact).optional(),
      recoverability: z.enum(NCISS_OPTIONS.recoverability).optional(),
      cross_sector_dependency: z.enum(NCISS_OPTIONS.cross_sector_dependency).optional(),
      potential_impact: z.enum(NCISS_OPTIONS.potential_impact).optional(),
    })
    .optional(),
};

export const peopleReport = {
  /** Bounds, where the number is an estimate. */
  low: count.optional(),
  high: count.optional(),
  is_estimate: flag,
};

export const exposureReport = {
  records: count.optional(),
  categories: texts.optional(),
  media: words,
  acquired: words,
  misuse: words,
  phi: flag,
  biometric: words,
  consequences: words,
};

/** Rooms of the facts file that only reports ask for. */
export const reportFacts = {
  contact: z
    .strictObject({
      reporter: person,
      relationship: words,
      primary: person,
      counsel: person,
      agent: person,
      dpo: person,
      /** The line, site and address for the people concerned. */
      public: z
        .strictObject({ phone: words, tollfree: words, website: words, email: words, address: words, hours: words })
        .optional(),
      press: person,
      authorised: words,
      /** Contacts of others that letters print, from the organisation's own checked list. */
      printed: z
        .strictObject({
          consumer_reporting_agencies: texts.optional(),
          federal_trade_commission: words,
          attorney_general: z.partialRecord(jurisdictionSchema, text).optional(),
          state_agencies: z.partialRecord(jurisdictionSchema, text).optional(),
        })
        .optional(),
    })
    .optional(),
  response: z
    .strictObject({
      containment: words,
      remediation: words,
      /** What was done, in general words that may be published. */
      summary: words,
      planned: words,
      prevention: words,
      phase: words,
      effectiveness: words,
      firms: texts.optional(),
      help_requested: words,
      help_received: words,
      policies_changed: words,
    })
    .optional(),
  law_enforcement: z
    .strictObject({
      notified: flag,
      notified_at: moment,
      agency: words,
      case_number: words,
      investigating: flag,
      /** A delay that an agency asked for: by whom, in writing or not, when, and until when or for how many days. */
      delay: z
        .strictObject({ by: text, written: flag, asked: moment, days: count.optional(), until: moment })
        .optional(),
    })
    .optional(),
  notice: z
    .strictObject({
      individuals: z
        .strictObject({
          date: moment,
          method: words,
          count_by_jurisdiction: z.partialRecord(jurisdictionSchema, count).optional(),
          template: words,
          delay_reason: words,
        })
        .optional(),
      substitute: words,
      media: words,
      regulators: z.array(toldSchema).optional(),
      cra: z.array(toldSchema).optional(),
      previous_12_months: texts.optional(),
      references: z.record(z.string(), text).optional(),
      data_owner: moment,
    })
    .optional(),
  services: z
    .strictObject({
      offered: flag,
      provider: words,
      months: count.optional(),
      description: words,
      enrolment: words,
    })
    .optional(),
  ransom: z
    .strictObject({
      demanded: words,
      instructions: words,
      paid: flag,
      payer: words,
      amount: words,
      transaction: words,
      outcome: words,
      communications: words,
      reason: words,
      alternatives: words,
      sanctions_check: words,
      backups: words,
    })
    .optional(),
  insurance: z.strictObject({ carrier: words, notice_terms: words, claim_number: words, costs: words }).optional(),
  facility: z.strictObject({ name: words, permit: words, manual: words }).optional(),
  discharge: z
    .strictObject({
      occurred: flag,
      start: moment,
      end: moment,
      volume: words,
      kind: words,
      location: words,
      water: words,
      effects: words,
      samples: words,
      limits_exceeded: words,
    })
    .optional(),
  /** What a third party says; not a fact. */
  claim: z.strictObject({ said: text, by: words, at: moment, people: count.optional() }).optional(),
  /** What a test of the leak said, in the words of `assay verify`. */
  verdict: z.strictObject({ word: z.enum(VERDICTS), said: words, at: moment }).optional(),
  statement: z
    .strictObject({
      quote: z.strictObject({ text, speaker: text }).optional(),
      advice: words,
      next_update: words,
      previous: z.array(z.strictObject({ at: dayOrInstant, to: text, said: text })).optional(),
    })
    .optional(),
  decision: z.strictObject({ open: texts.optional() }).optional(),
  sec: z.strictObject({ materiality: words, ag_delay: words }).optional(),
  processing: z.strictObject({ cross_border: words }).optional(),
  signer: person,
  /** When and by whom a fact was established, by its path. */
  known: z.record(z.string(), z.strictObject({ at: instant, by: words })).optional(),
};
