import { findingOf, type Finding } from '../../model/finding.js';

/** A finding on training of which nothing more is known than what is given. */
export function trainingFinding(
  needed: Pick<Finding, 'id' | 'answer' | 'title' | 'severity' | 'why'>,
  more: Partial<Finding> = {},
): Finding {
  return findingOf({ kind: 'training', ...needed }, more);
}
