import { createHash } from 'node:crypto';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import { findPart, partDigest, type Part } from '../proof/reference/reference.js';
import type { Element } from '../model/element.js';
import type { DescribeSource } from './sources.js';

type Files = {
  readonly files: readonly string[];
  readonly columns: Readonly<Record<string, Element>>;
  readonly from: string | null;
  readonly to: string | null;
};
type Known = { readonly describe: DescribeSource; readonly keyCheck: string };

/** What a unit's parts are made from: the same digest means the same tokens. */
export async function digestOf(unit: Files, builder: Known): Promise<string> {
  const sources = await Promise.all(unit.files.map(builder.describe));
  return partDigest({
    files: sources.map((source) => source.sha256),
    columns: unit.columns,
    normaliser: NORMALISER_VERSION,
    keyCheck: builder.keyCheck,
    from: unit.from,
    to: unit.to,
  });
}

const MOST_TABLES = 64;

/** All the tables of a unit, or none: the digest of each says how many there are. */
export function findAll(digest: string, dir: string): Part[] {
  for (let count = 1; count <= MOST_TABLES; count += 1) {
    if (findPart(dir, tableDigest(digest, 0, count)) === null) continue;
    const parts = Array.from({ length: count }, (_, index) => findPart(dir, tableDigest(digest, index, count)));
    const whole = parts.filter((part) => part !== null);
    if (whole.length === count) return whole;
  }
  return [];
}

export function tableDigest(digest: string, index: number, count: number): string {
  return createHash('sha256').update(`${digest}:${index}:${count}`).digest('hex');
}
