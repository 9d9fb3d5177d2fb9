import { below, randomOf, seedOf, splitRandom, splitSeed, uniform } from '../../base/random.js';
import { HARDER_OTHERS, HARDER_TARGETS } from './harder-columns.js';
import type { Kind } from './kinds.js';
import { OTHERS } from './other-columns.js';
import { TARGETS } from './target-columns.js';
import { person, pick } from './people.js';

export type Made = {
  readonly columns: readonly { readonly name: string; readonly kind: Kind }[];
  readonly rows: readonly (readonly (string | null)[])[];
};

const TARGETS_ALL = [...TARGETS, ...HARDER_TARGETS];
const OTHERS_ALL = [...OTHERS, ...HARDER_OTHERS];

/** A table of invented people: some of the columns that matter, some that only look like them, in any order. */
export function makeTable(label: string, index: number, size: number): Made {
  const seed = splitSeed(seedOf(label), 'table', index);
  const random = randomOf(seed);
  const wanted = [...draw(TARGETS_ALL, 4 + below(random, 4)), ...draw(OTHERS_ALL, 3 + below(random, 5))];
  const kinds = dropTwins(shuffled(wanted));
  const columns = kinds.map((kind) => ({ name: pick(random, kind.headers), kind }));
  const writers = kinds.map((kind, at) => kind.write(splitRandom(seed, 'style', at)));
  const gaps = kinds.map(() => (uniform(random) < 0.3 ? uniform(random) * 0.3 : 0));
  const rows = Array.from({ length: size }, (_, row) => {
    const one = person(splitRandom(seed, 'person', row));
    return writers.map((write, at) => {
      const text = write(one, row);
      return uniform(random) < (gaps[at] ?? 0) ? null : text;
    });
  });
  return { columns, rows };

  function draw(list: readonly Kind[], count: number): Kind[] {
    return shuffled(list).slice(0, count);
  }

  function shuffled(list: readonly Kind[]): Kind[] {
    return list
      .map((kind) => ({ kind, key: uniform(random) }))
      .toSorted((left, right) => left.key - right.key)
      .map(({ kind }) => kind);
  }
}

/** A file names no two columns alike, and an address line that stands twice would be no mistake to mix up. */
function dropTwins(kinds: readonly Kind[]): Kind[] {
  return kinds.filter(
    (kind, at) =>
      kinds.findIndex(
        (other) =>
          other.truth[0] === kind.truth[0] && other.truth.length === kind.truth.length && kind.truth.length < 3,
      ) === at || kind.truth.length >= 3,
  );
}
