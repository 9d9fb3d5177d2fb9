import { useQuery } from '@tanstack/react-query';
import { planQuery, quickPlanQuery, type Day, type Limits } from '../../../app/posture-queries.js';
import { useSettled } from './settled.js';

/** While a slider moves, the plan at once; where it rests, also how far it stands. */
export function usePlan(limits: Limits & Day) {
  const rested = useSettled(limits, 500);
  const quick = useQuery(quickPlanQuery(useSettled(limits, 80)));
  const whole = useQuery(planQuery(rested));
  return rested === limits && whole.data !== undefined ? whole : quick;
}
