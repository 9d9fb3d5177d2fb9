import { z } from 'zod';

/** Parts of the severity score, in the order of CISA's model. */
export const NCISS_PARTS = [
  'functional_impact',
  'observed_activity',
  'location_of_observed_activity',
  'actor_characterization',
  'information_impact',
  'recoverability',
  'cross_sector_dependency',
  'potential_impact',
] as const;
export type NcissPart = (typeof NCISS_PARTS)[number];

/** What a person can say of each part; `unknown` is an answer of the model itself and is never taken by default. */
export const NCISS_OPTIONS = {
  functional_impact: [
    'no_impact',
    'no_impact_to_services',
    'minimal_impact_to_non_critical_services',
    'minimal_impact_to_critical_services',
    'significant_impact_to_non_critical_services',
    'denial_of_non_critical_services',
    'significant_impact_to_critical_services',
    'denial_of_critical_services_or_loss_of_control',
  ],
  observed_activity: ['none', 'prepare', 'engage', 'presence', 'effect'],
  location_of_observed_activity: [
    'business_dmz',
    'business_network',
    'unknown',
    'business_network_management',
    'critical_system_dmz',
    'critical_system_management',
    'critical_systems',
    'safety_systems',
  ],
  actor_characterization: [
    'hacktivists',
    'unwitting_insider',
    'criminal',
    'unknown',
    'witting_insider',
    'apt',
    'apt_targeted',
  ],
  information_impact: [
    'no_impact',
    'suspected_but_not_identified',
    'privacy_data_loss',
    'proprietary_information_loss',
    'destruction_of_non_critical_system',
    'critical_systems_data_breach',
    'core_credential_compromise',
    'destruction_of_critical_system',
  ],
  recoverability: ['regular', 'supplemented', 'extended', 'not_recoverable'],
  cross_sector_dependency: [
    'food',
    'finance',
    'chemical',
    'commercial_facilities',
    'communications',
    'manufacturing',
    'dams',
    'defense',
    'emergency_services',
    'energy',
    'government',
    'health',
    'information_technology',
    'nuclear',
    'transport',
    'water',
  ],
  potential_impact: ['minimal', 'low', 'moderate', 'high', 'severe'],
} as const satisfies Record<NcissPart, readonly string[]>;

const weighted = z.strictObject({ weight: z.number().positive(), options: z.record(z.string(), z.number()) });

/** `data/nciss.json`: weights and values, with their source. */
export const ncissModelSchema = z.strictObject({
  source: z.string(),
  date: z.string(),
  note: z.string(),
  parts: z.record(z.enum(NCISS_PARTS), weighted),
});
export type NcissModel = z.infer<typeof ncissModelSchema>;

/** The score with its parts. `score` is null where a part is missing; `low` and `high` are then what it can still become. */
export const severitySchema = z.object({
  score: z.number().nullable(),
  low: z.number(),
  high: z.number(),
  parts: z.array(
    z.object({
      part: z.enum(NCISS_PARTS),
      weight: z.number(),
      /** What was said, and by which fact; null where nothing was. */
      option: z.string().nullable(),
      fact: z.string(),
      value: z.number().nullable(),
      /** Points of a hundred that this part brings. */
      points: z.number().nullable(),
      most: z.number(),
    }),
  ),
  cannot_tell: z.array(z.string()),
  source: z.string(),
  note: z.string(),
});
export type Severity = z.infer<typeof severitySchema>;
