import type { Asset, Program } from '../../../model/asset.js';
import type { Identified, Product } from '../../../model/identified.js';
import type { Family, Row } from '../../product/schema.js';
import { successorOn } from '../../product/successor.js';
import type { ProductTable } from '../../product/table.js';
import { boughtOf, isUnpatched } from './extended.js';
import { feedCycles, type FeedIndex } from './feed-cycles.js';
import { standingOf, type Standing } from './standing.js';

/**
 * One product that a text may mean, with how it stands; `row` null where no table has it. `successor`: what takes its place, out of what
 * is sold and supported on the day. `unpatched`: it ended because no update has come since, whatever was bought.
 */
export type Judged = {
  product: Product;
  row: Row | null;
  family: Family | null;
  standing: Standing;
  successor: string | null;
  unpatched: boolean;
};

export type Ground = Pick<ProductTable, 'families' | 'rows'> & { feed: FeedIndex; asOf: string };

/** Every product that a text may mean; what is likely only has its candidates beside it. */
export function meantBy({ is, confidence, candidates }: Identified): readonly Product[] {
  return is !== null && (confidence === 'high' || candidates.length === 0) ? [is] : candidates;
}

/** How everything that a text may mean stands on the day. */
export function judge(identified: Identified, asset: Asset, ground: Ground, bought: boolean | undefined): Judged[] {
  return meantBy(identified).flatMap((product) => judgeProduct(product, identified, asset, ground, bought));
}

function judgeProduct(
  product: Product,
  { program }: Identified,
  asset: Asset,
  ground: Ground,
  told: boolean | undefined,
): Judged[] {
  const own = ground.rows.get(product.key) ?? null;
  const family = ground.families.get(own?.family ?? product.key) ?? null;
  if (own === null) {
    const standing = notHeld(program, family, ground);
    return [{ product, row: null, family, standing, successor: null, unpatched: false }];
  }
  const bought = boughtOf(asset, product, program.text, told);
  return rowsFor(own, product, family, ground).map((row) => {
    const plain = standingOf(row, product, ground.asOf, bought);
    const unpatched = plain.is === 'open' && plain.buy && isUnpatched(asset, row, bought, ground.asOf);
    const standing = unpatched ? standingOf(row, product, ground.asOf, { ...bought, bought: false }) : plain;
    const successor = own.entry === null ? null : successorOn(own.entry, row.lifecycle.support_until, ground.asOf);
    return { product, row, family, standing, successor, unpatched };
  });
}

/** Without public lists, what they may hold is no matter for the maker yet: makers of equipment are not in them. */
export function listsMayHold({ part }: Program, family: Family | null, { feed }: Ground): boolean {
  const own = family !== null && family.feed === null;
  return feed.size === 0 && !own && (part === 'os' || part === 'software');
}

function notHeld(program: Program, family: Family | null, ground: Ground): Standing {
  if (listsMayHold(program, family, ground)) {
    const because =
      'our own table does not hold this version: get public lists with `assay feeds update`; if they do not hold it either, check with the maker';
    return { is: 'open', ask: 'lists', because, buy: false, lines: [] };
  }
  const because = 'no table has dates for this version: check with the maker';
  return { is: 'open', ask: 'maker', because, buy: false, lines: [] };
}

/** Our own row; the feed's cycles where ours is only a bound, is not dependable or has no date. */
function rowsFor(own: Row, product: Product, family: Family | null, { feed }: Ground): Row[] {
  const { entry } = own;
  if (entry === null || family?.feed === null || family === null) return [own];
  const dateless = entry.support_until === null && entry.ended !== true;
  if (!entry.at_most && entry.confidence !== 'low' && !dateless) return [own];
  const cycles = feedCycles(entry, product, family.feed.product, feed);
  return cycles.length > 0 ? cycles : [own];
}
