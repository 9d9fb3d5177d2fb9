import { blankAsset, type Asset } from '../../src/model/asset.js';
import { findingOf, type Finding } from '../../src/model/finding.js';

/** A machine of which nothing is known but what a test says. */
export function asset(id: string, extra: Partial<Asset> = {}): Asset {
  return { ...blankAsset(id, 'a test'), ...extra };
}

/** A finding that is answered with yes, of a machine or of the operator. */
export function badFinding(id: string, extra: Partial<Finding> = {}): Finding {
  return findingOf({ id, kind: 'practice', answer: 'yes', title: id, severity: 'medium', why: 'a test' }, extra);
}
