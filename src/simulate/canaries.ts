import { splitRandom, splitSeed } from '../base/random.js';
import { between } from '../base/random.js';
import { type Day, isoOf } from './days.js';
import { inventedCells } from './leak/invent.js';
import type { Population } from './population.js';
import { SYSTEMS, type System } from './systems.js';
import type { Cells } from './world/cells.js';

/** A planted record: nobody's, so whoever has it took it from that system after that day. */
export type Canary = { readonly id: string; readonly system: System; readonly planted: Day; readonly cells: Cells };

const EACH = 2;

export function canariesOf(population: Population): Canary[] {
  const seed = splitSeed(population.seed, 'canaries');
  return SYSTEMS.flatMap((system, at) =>
    Array.from({ length: EACH }, (_, turn) => {
      const random = splitRandom(seed, system, turn);
      const planted = population.from + between(random, 30, Math.floor((population.to - population.from) * 0.6));
      const invented = inventedCells(population, splitSeed(seed, 'person', at * EACH + turn), true, isoOf(planted));
      const account_no =
        system === 'prospects' ? '' : `${system === 'postpaid' ? '4' : '8'}${invented.account_no.slice(1)}`;
      const application_id = system === 'prospects' ? invented.application_id : '';
      return {
        id: `canary-${system}-${turn + 1}`,
        system,
        planted,
        cells: { ...invented, account_no, application_id },
      };
    }),
  );
}
