import type { Asset } from '../../src/model/asset.js';
import type { Finding } from '../../src/model/finding.js';

/** A machine of which nothing is known but what a test says. */
export function asset(id: string, extra: Partial<Asset> = {}): Asset {
  return {
    asset_id: id,
    name: null,
    role: null,
    role_text: null,
    zone: null,
    zone_text: null,
    programs: [],
    ip: [],
    mac: [],
    ports: [],
    exposed: null,
    remote_access: { used: null, by: null, second_factor: null },
    email_used: null,
    owner: null,
    last_patched: null,
    replacement_cost: null,
    hours: null,
    notes: null,
    sources: ['a test'],
    ...extra,
  };
}

/** A finding that is answered with yes, of a machine or of the operator. */
export function badFinding(id: string, extra: Partial<Finding> = {}): Finding {
  return {
    id,
    asset_id: null,
    kind: 'practice',
    answer: 'yes',
    title: id,
    since: null,
    severity: 'medium',
    evidence: [],
    why: 'a test',
    because: null,
    fix: null,
    measures: [],
    cost: null,
    hours: null,
    cost_basis: null,
    reference: null,
    ...extra,
  };
}
