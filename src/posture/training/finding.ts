import type { Finding } from '../../model/finding.js';

/** A finding on training of which nothing more is known than what is given. */
export function findingOf(
  needed: Pick<Finding, 'id' | 'answer' | 'title' | 'severity' | 'why'>,
  more: Partial<Finding> = {},
): Finding {
  return {
    kind: 'training',
    asset_id: null,
    since: null,
    evidence: [],
    because: null,
    fix: null,
    measures: [],
    cost: null,
    hours: null,
    cost_basis: null,
    reference: null,
    ...needed,
    ...more,
  };
}
