import { z } from 'zod';
import { readData } from '../../base/data.js';

const day = z.iso.date();
const ruleSchema = z.object({
  id: z.string(),
  /** `US`, or two letters of a state. */
  jurisdiction: z.string().length(2),
  /** `goal`: voluntary. `course`: by law, once a period. `hours`: for a licence. `duty`: of the system, no course. */
  kind: z.enum(['goal', 'course', 'hours', 'duty']),
  /** Sectors, and kinds of licence, that it is for; empty: all. */
  sectors: z.array(z.enum(['water', 'wastewater'])),
  /** Classes of the licence, in small letters; empty: all. */
  classes: z.array(z.string()),
  who: z.string(),
  say: z.string(),
  hours: z.number().nullable(),
  cyber_hours: z.number().nullable(),
  period_months: z.int().nullable(),
  /** Day of renewal. Years: odd, even, or as the certificate's number; null where the licence itself says. */
  renewal: z.object({ month: z.int(), day: z.int(), years: z.enum(['odd', 'even', 'certificate']) }).nullable(),
  /** Only for counties, cities, towns and districts. */
  public_body: z.boolean(),
  /** Only for systems that serve as many people, or more. */
  persons_from: z.int().nullable(),
  effective_from: day.nullable(),
  citation: z.string(),
  source: z.string(),
  as_of: day,
  confidence: z.enum(['high', 'medium', 'low']),
  doubts: z.array(z.string()),
});
export type Rule = z.infer<typeof ruleSchema>;

const tableSchema = z.object({ source: z.string(), date: day, rules: z.array(ruleSchema) });

export function allRules(): readonly Rule[] {
  return readData('training', tableSchema).rules;
}

/** What the operator is, as rules ask it. */
export type Place = {
  readonly state: string | null;
  readonly sector: string | null;
  readonly persons_served: number | null;
  readonly local_government: boolean | null;
  /** A day. */
  readonly asOf: string;
};

/**
 * Whether a rule of a whole operator is for this one on its day: no, yes, or what must be said to tell. Where state or sector do not fit,
 * or a row of low confidence stands alone, the answer is no: it is silent.
 */
export function fits(rule: Rule, place: Place): { readonly fits: boolean; readonly ask: string | null } {
  const here = rule.jurisdiction === 'US' || rule.jurisdiction === place.state;
  const sector = rule.sectors.length === 0 || rule.sectors.some((each) => each === place.sector);
  const inForce = rule.effective_from === null || rule.effective_from <= place.asOf;
  if (!here || !sector || !inForce || rule.confidence === 'low') return { fits: false, ask: null };
  if (rule.public_body && place.local_government === false) return { fits: false, ask: null };
  if (rule.persons_from !== null && place.persons_served !== null && place.persons_served < rule.persons_from)
    return { fits: false, ask: null };
  if (rule.public_body && place.local_government === null)
    return { fits: true, ask: 'it is for local governments: say local_government: yes or no under organisation' };
  if (rule.persons_from !== null && place.persons_served === null)
    return {
      fits: true,
      ask: `it is for systems of ${rule.persons_from} people or more: say persons_served under organisation`,
    };
  return { fits: true, ask: null };
}

/** What a finding by a rule rests on. */
export function sourceOf({
  say,
  citation,
  source,
  as_of,
  confidence,
  doubts,
}: Rule): { text: string; where: string }[] {
  const care = confidence === 'high' ? '' : '; second hand: check it with the state';
  return [
    { text: `${say} (${citation}), as looked into on ${as_of}${care}`, where: source },
    ...doubts.map((text) => ({ text, where: source })),
  ];
}
