/**
 * Repeatable randomness. A seed is plain data and is split by label and index without drawing, so the same thing gets the
 * same numbers whatever was drawn before it and in whatever order things are made. Not for secrets.
 */
export type Seed = { readonly high: number; readonly low: number };

/** State of one generator, changed by drawing: xoshiro128** 1.1 (Blackman and Vigna, 2018). */
export type Random = { a: number; b: number; c: number; d: number };

export function seedOf(text: string): Seed {
  return { high: mix(hashText(text, 0x9e3779b9)), low: mix(hashText(text, 0x85ebca6b)) };
}

/** The seed of a part, told apart by what it is (`label`) and which one (`index`). */
export function splitSeed(seed: Seed, label: string, index = 0): Seed {
  const part = hashText(label, 0x811c9dc5);
  const high = mix(seed.high ^ part ^ Math.imul(index, 0x9e3779b1));
  return { high, low: mix(seed.low ^ Math.imul(part, 0x27d4eb2f) ^ mix((index + 0x165667b1) | 0) ^ high) };
}

export function randomOf(seed: Seed): Random {
  const a = mix(seed.high ^ 0x243f6a88);
  const b = mix(seed.low ^ 0x85a308d3);
  return { a, b, c: mix(a ^ (seed.low + 0x13198a2e)), d: mix(b ^ (seed.high + 0x03707344)) | 1 };
}

/** Shorthand for a generator of a part. */
export function splitRandom(seed: Seed, label: string, index = 0): Random {
  return randomOf(splitSeed(seed, label, index));
}

/** A whole number, 0 to 2^32 - 1. */
export function uint32(random: Random): number {
  const { b, c } = random;
  const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
  random.c ^= random.a;
  random.d ^= b;
  random.b ^= random.c;
  random.a ^= random.d;
  random.c ^= b << 9;
  random.d = rotate(random.d, 11);
  if (c === 0 && random.a === 0 && random.b === 0 && random.c === 0 && random.d === 0) random.d = 1;
  return result;
}

/** A number in [0, 1). */
export function uniform(random: Random): number {
  return uint32(random) / 4_294_967_296;
}

/** A whole number in [0, limit). */
export function below(random: Random, limit: number): number {
  return Math.floor(uniform(random) * limit);
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + below(random, high - low + 1);
}

export function chance(random: Random, probability: number): boolean {
  return uniform(random) < probability;
}

/** Waiting time of a hazard, in the unit of `mean`. */
export function waiting(random: Random, mean: number): number {
  return -Math.log(1 - uniform(random)) * mean;
}

export function pick<T>(random: Random, list: readonly [T, ...T[]] | readonly T[]): T {
  const item = list[below(random, list.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/**
 * Where `index` goes in a pseudo-random rearrangement of 0 .. size - 1 that the seed names: a Feistel network of four
 * rounds, walked until it falls inside. Gives draws without repetition and without a list.
 */
export function permuted(index: number, size: number, seed: Seed): number {
  if (size < 2) return 0;
  const half = Math.max(1, Math.ceil(Math.log2(size) / 2));
  const mask = (1 << half) - 1;
  let value = index % size;
  do {
    let left = Math.floor(value / (mask + 1));
    let right = value & mask;
    for (let round = 0; round < 4; round += 1) {
      const key = round % 2 === 0 ? seed.high : seed.low;
      const next = left ^ (mix(right ^ key ^ Math.imul(round + 1, 0x9e3779b1)) & mask);
      left = right;
      right = next;
    }
    value = left * (mask + 1) + right;
  } while (value >= size);
  return value;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function hashText(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** The finaliser of MurmurHash3: every input bit touches every output bit. */
function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
