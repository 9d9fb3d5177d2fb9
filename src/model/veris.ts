import { z } from 'zod';

const texts = z.array(z.string());
const duration = z.object({ unit: z.enum(['Days', 'Hours', 'Minutes']), value: z.number() });

/** The parts of a VERIS 1.4.1 incident that facts of ours have a place in. Names and words are those of VERIS. */
const incidentSchema = z.object({
  schema_version: z.literal('1.4.1'),
  incident_id: z.string().optional(),
  source_id: z.literal('assay'),
  security_incident: z.enum(['Confirmed', 'Suspected']).optional(),
  summary: z.string().optional(),
  timeline: z
    .object({
      incident: z.object({ year: z.int(), month: z.int().optional(), day: z.int().optional() }),
      discovery: duration.optional(),
      containment: duration.optional(),
    })
    .optional(),
  victim: z.object({
    victim_id: z.string(),
    industry: z.string(),
    employee_count: z.literal('Unknown'),
    government: texts,
    country: texts,
    state: z.string().optional(),
  }),
  actor: z.object({
    external: z.object({ variety: texts, motive: texts, country: texts, notes: z.string().optional() }).optional(),
    internal: z.object({ variety: texts, motive: texts, notes: z.string().optional() }).optional(),
    unknown: z.object({ notes: z.string().optional() }).optional(),
  }),
  action: z.object({
    malware: z.object({ variety: texts, vector: texts, notes: z.string().optional() }).optional(),
    unknown: z.object({ notes: z.string().optional() }).optional(),
  }),
  asset: z.object({
    assets: z.array(z.object({ variety: z.literal('Unknown') })),
    cloud: texts,
    total_amount: z.int().optional(),
    role: texts.optional(),
    notes: z.string().optional(),
  }),
  attribute: z
    .object({
      confidentiality: z
        .object({
          data_disclosure: z.enum(['Yes', 'Unknown']),
          data_total: z.int().optional(),
          data: z.array(z.object({ variety: z.string() })).optional(),
          state: texts.optional(),
          notes: z.string().optional(),
        })
        .optional(),
      availability: z.object({ variety: texts, notes: z.string().optional() }).optional(),
    })
    .optional(),
  discovery_method: z.object({ unknown: z.boolean() }),
  discovery_notes: z.string().optional(),
  ioc: z.array(z.object({ indicator: z.string() })).optional(),
  corrective_action: z.string().optional(),
});

/** `assay.veris/1`: the incident in VERIS, what was placed where, and what VERIS has no place for. */
export const verisSchema = z.object({
  schema: z.literal('assay.veris/1'),
  as_of: z.string(),
  /** Label of the Traffic Light Protocol 2.0, where it was exported from a case. */
  tlp: z.string().optional(),
  incident: incidentSchema,
  /** Which fact went where. */
  placed: z.array(z.object({ fact: z.string(), to: z.string() })),
  /** What VERIS requires and nobody has said: the incident says `Unknown`, or lacks it. */
  unknown: texts,
  /** Facts that VERIS has no place for. */
  no_place: texts,
  notice: z.string(),
});
export type Veris = z.infer<typeof verisSchema>;
