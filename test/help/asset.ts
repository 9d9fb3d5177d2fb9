import type { Asset, Program } from '../../src/model/asset.js';

/** A program as a person would state it, from its text alone. */
export function program(text: string, more: Partial<Program> = {}): Program {
  const pieces = { vendor: null, product: null, edition: null, version: null, cpe: null, purl: null };
  return { part: 'software', text, ...pieces, basis: 'stated', accuracy: null, where: 'inventory.csv:2', ...more };
}

/** A machine of which nothing is known but its programs, given as texts. */
export function asset(texts: readonly (string | Program)[], more: Partial<Asset> = {}): Asset {
  return {
    asset_id: 'A1',
    name: null,
    role: null,
    role_text: null,
    zone: null,
    zone_text: null,
    programs: texts.map((each) => (typeof each === 'string' ? program(each) : each)),
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
    sources: ['inventory.csv:2'],
    ...more,
  };
}
