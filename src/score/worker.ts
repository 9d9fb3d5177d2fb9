import { planCases } from './plan.js';
import { SEEDS, type SeedList } from './seeds.js';
import type { CaseResult } from './case.js';
import { verifyCase } from './verify-case.js';
import { openWorld, type World } from './world.js';

/** One case to verify: cases are planned anew in the worker, so only their names travel. */
export type Order = { readonly cache: string; readonly list: SeedList; readonly world: number; readonly id: string };
export type Answer = { readonly result: CaseResult } | { readonly failed: string; readonly id: string };

const worlds = new Map<number, World>();

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  void answer(order).then((message) => process.send?.(message));
});

async function answer({ cache, list, world: at, id }: Order): Promise<Answer> {
  try {
    const given = SEEDS[list][at];
    const found = given === undefined ? undefined : planCases(given).find((one) => one.id === id);
    if (given === undefined || found === undefined) throw new RangeError('no such case');
    const world = worlds.get(at) ?? openWorld(cache, given);
    worlds.set(at, world);
    return { result: await verifyCase(world, found) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error), id };
  }
}
