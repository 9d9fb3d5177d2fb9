import { z } from 'zod';
import { readData } from '../../base/data.js';
import { measureSchema, type Measure } from '../../model/measure.js';

const helpSchema = z.object({
  name: z.string(),
  provider: z.string(),
  /** `US`, or two letters of states. */
  jurisdictions: z.array(z.string().length(2)).min(1),
  /** Sectors that it is for; empty: any public body. */
  sectors: z.array(z.string()),
  /** Whether it gives money towards a measure, or does the work or the teaching. */
  pays: z.boolean(),
  measures: z.array(measureSchema),
  what: z.string(),
  how: z.string(),
  /** First day on which we know that it was offered, and the day after which it lapsed; null where none is known. */
  known_from: z.iso.date(),
  ends_on: z.iso.date().nullable(),
  offered: z.boolean(),
  as_of: z.iso.date(),
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
});
const assistanceSchema = z.object({ source: z.string(), date: z.iso.date(), help: z.array(helpSchema) });
export type Help = z.infer<typeof helpSchema>;

export type Place = { readonly state: string | null; readonly sector: string | null; readonly asOf: string };

/** Whoever helps with a measure at a place on a day, those of the state first, what was looked into last first. What has lapsed, is not sure to be offered, or was not known then, is left out. */
export function helpFor(measure: Measure, { state, sector, asOf }: Place): Help[] {
  return readData('assistance', assistanceSchema)
    .help.filter(
      (help) =>
        help.offered &&
        help.confidence !== 'low' &&
        help.measures.includes(measure) &&
        help.jurisdictions.some((where) => where === 'US' || where === state) &&
        (help.sectors.length === 0 || (sector !== null && help.sectors.includes(sector))) &&
        help.known_from <= asOf &&
        (help.ends_on === null || asOf <= help.ends_on),
    )
    .sort((one, other) => rank(other) - rank(one) || newestFirst(one.as_of, other.as_of));
}

function newestFirst(one: string, other: string): number {
  return one < other ? 1 : one > other ? -1 : 0;
}

function rank({ jurisdictions }: Help): number {
  return jurisdictions.includes('US') ? 0 : 1;
}
