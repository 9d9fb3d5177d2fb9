import { z } from 'zod';
import { readData } from '../../../base/data.js';

const namesSchema = z.object({
  surnames: z.array(z.object({ name: z.string() })),
  first: z.array(z.object({ name: z.string() })),
});
const zip3Schema = z.object({
  states: z.record(z.string(), z.string()),
  also: z.record(z.string(), z.array(z.string())),
});
const placesSchema = z.object({
  states: z.record(z.string(), z.array(z.string())),
  street_types: z.array(z.string()),
  units: z.array(z.string()),
  cities: z.array(z.string()),
});

export type Tables = {
  readonly surnames: ReadonlySet<string>;
  readonly firstNames: ReadonlySet<string>;
  readonly cities: ReadonlySet<string>;
  readonly streetTypes: readonly string[];
  readonly units: readonly string[];
  /** Codes, names and old abbreviations of states, upper case, to the code. */
  readonly states: ReadonlyMap<string, string>;
  readonly zip3: ReadonlySet<string>;
  statesOfZip3(zip3: string): readonly string[];
};

let made: Tables | undefined;

/** The reference tables of `data/`, read once. */
export function tables(): Tables {
  made ??= makeTables();
  return made;
}

function makeTables(): Tables {
  const names = readData('names', namesSchema);
  const zip3 = readData('zip3', zip3Schema);
  const places = readData('place-words', placesSchema);
  const states = new Map<string, string>();
  for (const [code, others] of Object.entries(places.states)) {
    for (const name of [code, ...others]) states.set(name, code);
  }
  return {
    surnames: new Set(names.surnames.map(({ name }) => name)),
    firstNames: new Set(names.first.map(({ name }) => name)),
    cities: new Set(places.cities),
    streetTypes: places.street_types,
    units: places.units,
    states,
    zip3: new Set(Object.keys(zip3.states)),
    statesOfZip3: (prefix) => {
      const main = zip3.states[prefix];
      return main === undefined ? [] : [main, ...(zip3.also[prefix] ?? [])];
    },
  };
}

/** A pattern of three-digit codes: `20[1-9]|21[02-9]` ... */
export function codesPattern(codes: Iterable<string>): string {
  const last = new Map<string, string>();
  for (const code of [...codes].toSorted())
    last.set(code.slice(0, 2), (last.get(code.slice(0, 2)) ?? '') + code.slice(2));
  return `(?:${[...last].map(([head, ends]) => `${head}[${ends}]`).join('|')})`;
}
