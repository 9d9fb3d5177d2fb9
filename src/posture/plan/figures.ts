import { z } from 'zod';
import { readData } from '../../base/data.js';
import { roleSchema } from '../../model/asset.js';
import { MACHINE_MEASURES, PLANT_MEASURES } from '../../model/measure.js';
import { practiceSchema } from '../../model/practice.js';

/** Ways in, as `data/attack-paths.json` weighs them. */
export const WAYS = ['mail', 'remote_access', 'guarded_remote_access', 'internet_facing', 'removable_media'] as const;
export type Way = (typeof WAYS)[number];

/** Findings that make a machine weak. */
export const WEAKNESSES = ['support_ended', 'known_exploited', 'advisory'] as const;
export type Weakness = (typeof WEAKNESSES)[number];

const share = z.number().min(0).max(1);
const basis = z.string();
const perWay = z.record(z.enum(WAYS), z.number().min(0));

/** What a practice is a factor of: a way in, mail on control machines alone, or the harm that is done. */
const leverSchema = z.enum([...WAYS, 'mail_on_control', 'harm_control', 'harm_office']);
export type Lever = z.infer<typeof leverSchema>;

const figuresSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  note: z.string(),
  /** Entries a year and machine. */
  ways: z.record(z.enum(WAYS), z.object({ rate: z.number().min(0), basis })),
  weak: z.object({
    /** How many times more often an entry succeeds. */
    entry: z.record(z.enum(WEAKNESSES), perWay),
    /** Chance that a control machine is taken by who reached its network. */
    taken: z.record(z.enum(['sound', ...WEAKNESSES]), share),
    basis,
  }),
  isolated: z.object({ left: share, basis }),
  crossing: z.object({ yes: share, partly: share, no: share, basis }),
  harm: z.object({ control: z.number().positive(), office: z.number().positive(), basis }),
  practices: z.array(z.object({ practice: practiceSchema, of: leverSchema, left: share })),
});
export type Figures = z.infer<typeof figuresSchema>;

const priceSchema = z.object({ cost: z.number().min(0), hours: z.number().min(0), basis });
export type Price = z.infer<typeof priceSchema>;

const measuresSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  machine: z.record(
    z.enum(MACHINE_MEASURES),
    z.union([
      priceSchema.extend({ say: z.string() }),
      z.object({
        say: z.string(),
        by_role: z.partialRecord(roleSchema, priceSchema).and(z.object({ other: priceSchema })),
      }),
    ]),
  ),
  plant: z.record(z.enum(PLANT_MEASURES), priceSchema.extend({ say: z.string(), sets: z.array(practiceSchema) })),
});
export type Measures = z.infer<typeof measuresSchema>;

export function attackFigures(): Figures {
  return readData('attack-paths', figuresSchema);
}

export function measureTable(): Measures {
  return readData('measures', measuresSchema);
}
