import { z } from 'zod';
import { measureSchema } from './measure.js';

const share = z.number().min(0).max(1);

/** What one measure would do; `gain`: by how much it lowers the risk after the steps before it. */
const stepSchema = z.object({
  order: z.int().min(1),
  measure: measureSchema,
  asset_id: z.string().nullable(),
  fix: z.string(),
  /** Findings that it is for; `settles`: they are answered by it, else it only eases them. */
  findings: z.array(z.string()),
  settles: z.boolean(),
  cost: z.number().min(0),
  hours: z.number().min(0),
  cost_basis: z.string(),
  gain: share,
  free: z.boolean(),
  /** Share of the plans that hold it, when every figure of the model is off by up to a factor of two: 1 hangs on no figure. */
  steady: share,
  /** Who may pay or help, with the day that was looked into; null where nobody is known. */
  funding: z.object({ name: z.string(), how: z.string(), as_of: z.iso.date(), source: z.string() }).nullable(),
});

/**
 * Which measures first. Risk is a share of 1 in a year by the model of attack paths (`docs/decisions/0006-attack-paths.md`): it
 * orders measures, it is no forecast.
 */
export const planSchema = z.object({
  /** US dollars and hours; null: no limit was given. */
  budget: z.number().min(0).nullable(),
  hours: z.number().min(0).nullable(),
  spent: z.number().min(0),
  hours_used: z.number().min(0),
  risk_before: share,
  risk_after: share,
  /** Share of the risk that the plan takes away; low and high: where nine in ten of the plans with shaken figures lie. */
  fall: z.object({ estimate: share, low: share, high: share }),
  /** True where no other set within the limits is better; else `at_best` is a bound that no set can beat. */
  exact: z.boolean(),
  at_best: share,
  steps: z.array(stepSchema),
  /** What stays: yes-findings that no step settles, with what each adds to the risk, why it stays, and what would settle it at what price. */
  left: z.array(
    z.object({
      finding: z.string(),
      risk: share,
      why: z.string(),
      needs: z.object({ fix: z.string(), cost: z.number().min(0), hours: z.number().min(0) }).nullable(),
      meanwhile: z.string().nullable(),
    }),
  ),
  /** Ways in, most dangerous first, before and after. */
  paths: z.array(z.object({ way_in: z.string(), before: share, after: share, steps: z.array(z.string()) })),
  /** What was taken to be so because nothing says otherwise. */
  assumed: z.array(z.string()),
  basis: z.string(),
});
export type Plan = z.infer<typeof planSchema>;
