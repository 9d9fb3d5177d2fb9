import { z } from '@hono/zod-openapi';
import { inertText } from '../../../base/text.js';
import type { Posture } from '../../../model/posture.js';
import { formatShare } from '../../../report/words/numbers.js';
import {
  exactWords,
  findingHead,
  fallWords,
  fundingWords,
  gainWords,
  leftGroups,
  limitsWords,
  priceWords,
  stepGain,
  type Step,
} from '../../../report/words/posture.js';
import { SHAKEN_PLANS } from '../../../app/posture/check.js';

export const planView = z.object({
  budget: z.number().nullable(),
  hours: z.number().nullable(),
  spent: z.number(),
  hours_used: z.number(),
  /** Share of the risk that is left, and in words what the plan does. */
  left_share: z.number(),
  says: z.string(),
  steps: z.array(
    z.object({
      order: z.int(),
      fix: z.string(),
      /** Who pays: nobody needs to, somebody else may, the plant does. */
      payer: z.enum(['none', 'help', 'own']),
      price: z.string(),
      cost_basis: z.string(),
      gain: z.string(),
      /** In how many of so many plans with shaken figures it stands; null where that was not asked for. */
      stands: z.int().nullable(),
      of: z.int(),
      help: z.string().nullable(),
    }),
  ),
  left: z.array(
    z.object({ findings: z.array(z.string()), why: z.string(), meanwhile: z.string().nullable(), share: z.string() }),
  ),
  paths: z.array(z.object({ way_in: z.string(), over: z.string(), before: z.int(), after: z.int() })),
  basis: z.array(z.string()),
});
type PlanView = z.infer<typeof planView>;

export function planOf(posture: Posture, quick: boolean): PlanView {
  const { plan } = posture;
  const worst = Math.max(...plan.paths.map(({ before }) => before), Number.MIN_VALUE);
  return {
    budget: plan.budget,
    hours: plan.hours,
    spent: plan.spent,
    hours_used: plan.hours_used,
    left_share: 1 - plan.fall.estimate,
    says: [limitsWords(plan), quick ? fallWords(plan) : gainWords(plan), plan.risk_before === 0 ? '' : exactWords(plan)]
      .join(' ')
      .trim(),
    steps: plan.steps.map((step) => stepView(step, posture, quick)),
    left: leftGroups(posture).map(({ why, meanwhile, findings, share }) => ({
      findings: findings.map((finding) => findingHead(finding, posture)),
      why: inertText(why, 400),
      meanwhile: meanwhile === null ? null : inertText(meanwhile, 300),
      share: share > 0 ? `up to ${formatShare(share)} of the risk` : 'no risk by the model',
    })),
    paths: plan.paths.map(({ way_in: way, steps, before, after }) => ({
      way_in: inertText(way, 100),
      over: inertText(steps.join('; '), 400),
      before: Math.round((before / worst) * 100),
      after: Math.round((after / worst) * 100),
    })),
    basis: [...plan.assumed.map((line) => inertText(`Assumed: ${line}`, 300)), plan.basis],
  };
}

function stepView(step: Step, { plan }: Posture, quick: boolean): PlanView['steps'][number] {
  return {
    order: step.order,
    fix: inertText(step.fix, 300),
    payer: step.free ? 'none' : step.funding === null ? 'own' : 'help',
    price: priceWords(step),
    cost_basis: inertText(step.cost_basis, 300),
    gain: stepGain(step, plan),
    stands: quick ? null : Math.round(step.steady * SHAKEN_PLANS),
    of: SHAKEN_PLANS,
    help: step.funding === null ? null : inertText(fundingWords(step) ?? '', 400),
  };
}
