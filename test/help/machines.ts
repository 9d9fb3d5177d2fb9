import type { Asset, Program } from '../../src/model/asset.js';
import type { IdentifiedAsset } from '../../src/model/identified.js';
import { identify } from '../../src/posture/product/product.js';
import { productTable, type ProductTable } from '../../src/posture/product/table.js';
import { asset, program } from './asset.js';

type ProgramSpec = Partial<Program> & { readonly text: string };

/** A machine of which nothing is known but what is given. */
export function machine(id: string, programs: readonly ProgramSpec[], over: Partial<Asset> = {}): Asset {
  return asset(
    programs.map(({ text, ...more }) => program(text, more)),
    { asset_id: id, ...over },
  );
}

export const TABLE: ProductTable = productTable([]);

export function identified(...assets: readonly Asset[]): IdentifiedAsset[] {
  return identify(assets, TABLE);
}
