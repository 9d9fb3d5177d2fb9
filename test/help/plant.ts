import { blankAsset, type Asset } from '../../src/model/asset.js';
import { findingOf, type Finding } from '../../src/model/finding.js';
import type { Plan } from '../../src/model/plan.js';

/** A machine of which nothing is known but what a test says. */
export function asset(id: string, extra: Partial<Asset> = {}): Asset {
  return { ...blankAsset(id, 'a test'), ...extra };
}

/** A finding that is answered with yes, of a machine or of the operator. */
export function badFinding(id: string, extra: Partial<Finding> = {}): Finding {
  return findingOf({ id, kind: 'practice', answer: 'yes', title: id, severity: 'medium', why: 'a test' }, extra);
}

/** A plan in which there is nothing to do. */
export const NO_PLAN: Plan = {
  budget: null,
  hours: null,
  spent: 0,
  hours_used: 0,
  risk_before: 0,
  risk_after: 0,
  fall: { estimate: 0, low: 0, high: 0 },
  exact: true,
  at_best: 0,
  steps: [],
  left: [],
  paths: [],
  assumed: [],
  basis: '',
};
