import type { Inventory } from '../../src/model/asset.js';
import { InventoryError } from '../../src/posture/inventory/error.js';
import { readInventory } from '../../src/posture/inventory/inventory.js';

export type Outcome = { readonly code: string; readonly machines: number; readonly aside: number };

/** What comes of a file: `read` with its numbers, the code of the error, or, for a fault that is not ours, its text. */
export async function outcomeOf(bytes: Uint8Array | string, path = 'file'): Promise<Outcome> {
  const given = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  try {
    return ofInventory(await readInventory([{ path, bytes: given }]));
  } catch (error) {
    const code = error instanceof InventoryError ? error.code : `not ours: ${String(error)}`;
    return { code, machines: 0, aside: 0 };
  }
}

function ofInventory({ assets, sources }: Inventory): Outcome {
  return { code: 'read', machines: assets.length, aside: sources[0]?.set_aside.length ?? 0 };
}
