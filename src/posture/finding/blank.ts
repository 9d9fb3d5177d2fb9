import type { Finding } from '../../model/finding.js';

type Needed = Pick<Finding, 'id' | 'kind' | 'answer' | 'title' | 'severity' | 'why'>;

/** A finding of which nothing more is known than what is given. */
export function findingOf(needed: Needed, more: Partial<Finding> = {}): Finding {
  return {
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
