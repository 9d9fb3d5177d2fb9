import { z } from 'zod';
import { readData } from '../../base/data.js';
import { type Random, below, between, chance, pick, seedOf, splitSeed, permuted, uniform } from '../../base/random.js';
import { PEOPLE } from '../rates.js';
import { type Weighted, drawWeighted, weighted } from './weighted.js';

const placesSchema = z.object({
  streets: z.array(z.string()),
  suffixes: z.array(z.object({ name: z.string(), weight: z.number() })),
  towns: z.array(z.string()),
  states: z.array(z.object({ code: z.string(), per100k: z.number() })),
});
const zipSchema = z.object({ states: z.record(z.string(), z.string()) });
const areaSchema = z.object({
  codes: z.record(
    z.string(),
    z.object({ state: z.string().nullable(), country: z.string().nullable(), in_service: z.string().nullable() }),
  ),
});

export type Town = { readonly name: string; readonly zips: readonly string[]; readonly state: string };
export type State = {
  readonly code: string;
  readonly per100k: number;
  readonly towns: Weighted<Town>;
  readonly areaCodes: readonly string[];
};
export type Address = {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
};
export type Places = { readonly states: Weighted<State>; readonly byCode: ReadonlyMap<string, State> };

// Mail prefixes of one recipient, not of towns: IRS Holtsville, Andover and Austin, federal Washington, Dulles.
const NO_TOWNS = new Set(['005', '055', '733', '569', '202', '203', '204', '205', '201']);
const SERVICE_BEFORE = '2019-01-01';

let nation: Places | undefined;

export function places(): Places {
  nation ??= load();
  return nation;
}

/** The same world with people in the given states only, and in their first `towns` towns only. */
export function placesWithin(states: readonly string[], towns?: number): Places {
  const { byCode } = places();
  const kept = states.flatMap((code) => byCode.get(code) ?? []);
  if (kept.length !== states.length) throw new RangeError('a state is not among the fifty and DC');
  const fewer = kept.map((state) => ({
    ...state,
    towns: weighted(state.towns.items.slice(0, towns), (_, rank) => 1 / (rank + 2)),
  }));
  return placesOf(fewer);
}

function load(): Places {
  const { towns, states } = readData('places', placesSchema);
  const zips = readData('zip3', zipSchema).states;
  const areas = Object.entries(readData('area-codes', areaSchema).codes);
  return placesOf(
    states.map((state, index) => ({
      ...state,
      towns: townsOf(
        state,
        index,
        towns,
        Object.keys(zips).filter((zip3) => zips[zip3] === state.code),
      ),
      areaCodes: areas
        .filter(([, area]) => area.state === state.code && (area.in_service ?? '') < SERVICE_BEFORE)
        .map(([code]) => code),
    })),
  );
}

function placesOf(states: readonly State[]): Places {
  return {
    states: weighted(states, (state) => state.per100k),
    byCode: new Map(states.map((state) => [state.code, state])),
  };
}

// Which invented town lies where is part of the world, not of a simulation: it depends on no seed given from outside.
function townsOf(
  state: { readonly code: string; readonly per100k: number },
  index: number,
  names: readonly string[],
  prefixes: readonly string[],
): Weighted<Town> {
  const usable = prefixes.filter((zip3) => !NO_TOWNS.has(zip3)).sort();
  const zip3s = usable.length === 0 ? [...prefixes].sort() : usable;
  const used = new Map<string, number>();
  const count = Math.max(8, Math.min(names.length, Math.round(state.per100k / 50)));
  const towns = Array.from({ length: count }, (_, rank) => {
    const zip3 = zip3s[rank % zip3s.length] ?? '000';
    const zips = Array.from({ length: rank < 5 ? 4 : rank < 20 ? 2 : 1 }, () => {
      const next = used.get(zip3) ?? 1;
      used.set(zip3, next + 1);
      return zip3 + String(next % 100).padStart(2, '0');
    });
    const name = names[permuted(rank, names.length, splitSeed(seedOf('towns'), state.code, index))] ?? '';
    return { name, zips, state: state.code };
  });
  return weighted(towns, (_, rank) => 1 / (rank + 2));
}

export function drawTown(random: Random, state: State): Town {
  return drawWeighted(random, state.towns);
}

let streetTable: { streets: readonly string[]; suffixes: Weighted<{ name: string; weight: number }> } | undefined;

export function drawStreet(random: Random): string {
  if (streetTable === undefined) {
    const { streets, suffixes } = readData('places', placesSchema);
    streetTable = { streets, suffixes: weighted(suffixes, (suffix) => suffix.weight) };
  }
  const number = 1 + Math.floor(uniform(random) ** 2 * 4200);
  const heading = chance(random, 0.08) ? `${pick(random, ['N', 'S', 'E', 'W'])} ` : '';
  const line = `${number} ${heading}${pick(random, streetTable.streets)} ${drawWeighted(random, streetTable.suffixes).name}`;
  return chance(random, PEOPLE.unit) ? `${line} ${drawUnit(random)}` : line;
}

function drawUnit(random: Random): string {
  const kind = uniform(random);
  if (kind < 0.7)
    return `Apt ${chance(random, 0.5) ? '' : between(random, 1, 9)}${'ABCDEFGH'[below(random, 8)] ?? 'A'}`;
  if (kind < 0.9) return `Unit ${between(random, 1, 240)}`;
  return `# ${between(random, 1, 60)}`;
}

export function drawAddress(random: Random, town: Town): Address {
  return { street: drawStreet(random), city: town.name, state: town.state, zip: pick(random, town.zips) };
}
