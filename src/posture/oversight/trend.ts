import type { TrendPoint } from '../../model/oversight.js';
import { endedIn, factsOf, latestOn, printedFamilies, type Plant, type ProductNames } from './plants.js';
import { roundedCount, type Rule } from './suppress.js';

const MOST_MONTHS = 12;

/**
 * What stood at the end of each month in which a bundle was made, and on the day of the overview. A plant that sent nothing new counts
 * with what it sent last. Rounded: exact numbers of two days could be subtracted.
 */
export function trendOf(
  plants: readonly Plant[],
  names: ProductNames,
  asOf: string,
  rule: Pick<Rule, 'small'>,
): TrendPoint[] {
  const days = plants.flatMap(({ bundles }) => bundles.map((bundle) => endOfMonth(bundle.as_of)));
  const ends = [...new Set(days.filter((day) => day < asOf))].sort().slice(1 - MOST_MONTHS);
  return [...ends, asOf].map((day) => {
    const facts = latestOn(plants, day).map(({ bundle }) => factsOf(bundle, names));
    const risks = facts.map(({ bundle }) => bundle.plan.risk_before).sort((one, other) => one - other);
    const median = risks[Math.floor(risks.length / 2)] ?? null;
    return {
      day,
      plants: roundedCount(facts.length, rule),
      control_out_of_support: roundedCount(endedIn(facts, printedFamilies(facts, rule.small)).control, rule),
      median_risk: median === null || facts.length < rule.small ? null : Math.round(median * 20) / 20,
    };
  });
}

function endOfMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
