import type { FeedName } from '../../model/feeds.js';
import type { SetAside } from '../keep/manifest.js';
import { notTheFeed } from './json.js';
import { readKev } from './kev.js';
import { readLifecycles } from './lifecycle.js';

type Single = {
  readonly version: string;
  readonly entries: readonly unknown[];
  readonly set_aside: readonly SetAside[];
};

/** The document of a feed that is one. Throws `not_the_feed`, also for one in which nothing can be read. */
export function readSingle(name: FeedName, bytes: Uint8Array, fetchedOn: string): Single {
  const read = name === 'kev' ? readKev(bytes) : readLifecycles(bytes, fetchedOn);
  if (read.entries.length === 0) throw notTheFeed('it holds no entry that can be read');
  return read;
}
