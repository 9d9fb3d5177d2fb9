import { type Random } from '../../base/random.js';
import { drawWeighted, weighted } from './weighted.js';

const PLANS = {
  postpaid: weighted(
    [
      ['North Unlimited', 30],
      ['North Unlimited Plus', 18],
      ['Family Share 20', 16],
      ['Simple 5', 12],
      ['Senior 55', 9],
      ['Business Line', 6],
      ['Legacy 2013', 5],
      ['Tablet Only', 4],
    ] as const,
    ([, weight]) => weight,
  ),
  prepaid: weighted(
    [
      ['Go 30', 40],
      ['Go 45', 25],
      ['Go Unlimited', 20],
      ['Go Talk', 15],
    ] as const,
    ([, weight]) => weight,
  ),
} as const;

export type PlanKind = keyof typeof PLANS;

export function drawPlan(random: Random, kind: PlanKind): string {
  return kind === 'postpaid' ? drawWeighted(random, PLANS.postpaid)[0] : drawWeighted(random, PLANS.prepaid)[0];
}
