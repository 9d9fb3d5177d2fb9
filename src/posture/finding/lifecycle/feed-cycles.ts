import type { Product } from '../../../model/identified.js';
import type { Lifecycle } from '../../../model/lifecycle.js';
import type { Entry, Row } from '../../product/schema.js';
import { feedKey } from '../../product/feed-rows.js';

/** Cycles of the feed by `product/cycle`. */
export type FeedIndex = ReadonlyMap<string, Lifecycle>;

export function feedIndex(feed: readonly Lifecycle[]): FeedIndex {
  return new Map(feed.map((cycle) => [`${cycle.product}/${cycle.cycle}`, cycle]));
}

/** The feed's cycles for a row of ours, narrowed to what is known of version and edition: `10-1909-w` for 1909 Pro. */
export function feedCycles(entry: Entry, product: Product, source: string, feed: FeedIndex): Row[] {
  const version = (product.version ?? '').toLowerCase();
  const edition = (product.edition ?? '').toLowerCase();
  const named = entry.feed.filter((cycle) => version === '' || cycle.split('-').includes(version));
  const end = /\b(?:enterprise|education|iot)\b/u.test(edition) ? '-e' : /\b(?:home|pro)\b/u.test(edition) ? '-w' : '';
  const exact = end === '' ? [] : named.filter((cycle) => cycle.endsWith(end));
  return (exact.length > 0 ? exact : named).flatMap((cycle) => {
    const lifecycle = feed.get(`${source}/${cycle}`);
    return lifecycle === undefined ? [] : [rowOf(lifecycle, entry)];
  });
}

function rowOf(lifecycle: Lifecycle, { family, version, edition }: Entry): Row {
  const plain = { phrases: [], weak: [], versions: null, facets: {}, presumed: false, said_only: false };
  return { key: feedKey(lifecycle), family, lifecycle, entry: null, edition, version, ...plain };
}
