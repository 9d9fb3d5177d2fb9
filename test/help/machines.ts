import type { Asset, Program } from '../../src/model/asset.js';
import type { IdentifiedAsset } from '../../src/model/identified.js';
import { identify } from '../../src/posture/product/product.js';
import { productTable, type ProductTable } from '../../src/posture/product/table.js';

type ProgramSpec = Partial<Program> & { readonly text: string };

/** A program as a row of a sheet gives it. */
export function program(spec: ProgramSpec): Program {
  const open = { vendor: null, product: null, edition: null, version: null, cpe: null, purl: null, accuracy: null };
  return { part: 'software', basis: 'stated', where: 'inventory.csv:2', ...open, ...spec };
}

/** A machine of which nothing is known but what is given. */
export function machine(id: string, programs: readonly ProgramSpec[], over: Partial<Asset> = {}): Asset {
  return {
    asset_id: id,
    name: null,
    role: null,
    role_text: null,
    zone: null,
    zone_text: null,
    programs: programs.map(program),
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
    ...over,
  };
}

export const TABLE: ProductTable = productTable([]);

export function identified(...assets: readonly Asset[]): IdentifiedAsset[] {
  return identify(assets, TABLE);
}
