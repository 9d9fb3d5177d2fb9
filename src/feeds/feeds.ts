import { FEEDS, type FeedName, type FeedStatus } from '../model/feeds.js';
import type { Lifecycle } from '../model/lifecycle.js';
import type { Advisory, Exploited } from '../model/vulnerability.js';
import { FeedError } from './error.js';
import { joined } from './joined.js';
import type { Snapshot } from './keep/snapshots.js';
import { standing } from './standing.js';
import { advisoriesIn, exploitedIn, lifecyclesIn, recordsIn } from './stored.js';

export { FeedError } from './error.js';
export type { FeedSettings } from './get/address.js';
export { LIMITS, type Limits } from './limits.js';
export { updateFeeds, type Updated } from './update.js';

/** Public data as it stood on a day. A list is null where there is no snapshot to take it from: that is not an empty list. */
export type ReadFeeds = {
  readonly status: readonly FeedStatus[];
  readonly exploited: readonly Exploited[] | null;
  readonly advisories: readonly Advisory[] | null;
  readonly lifecycles: readonly Lifecycle[] | null;
};

/** Which snapshots stand on a day, and how old they are. `dir`: the folder of the snapshots; `asOf`: a day. */
export function feedsStatus(dir: string, asOf: string): FeedStatus[] {
  return FEEDS.map((name) => standing(dir, name, asOf).status);
}

/** What was public on a day: nothing that was published after it. Never uses the network. */
export function readFeeds(dir: string, asOf: string): ReadFeeds {
  const kev = read(dir, 'kev', asOf, exploitedIn);
  const cve = read(dir, 'cve', asOf, recordsIn);
  const lifecycle = read(dir, 'lifecycle', asOf, lifecyclesIn);
  const csaf = read(dir, 'csaf', asOf, advisoriesIn);
  return {
    status: [kev.status, cve.status, lifecycle.status, csaf.status],
    exploited: kev.entries === null ? null : joined(kev.entries, cve.entries ?? [], asOf),
    advisories: csaf.entries === null ? null : csaf.entries.filter(({ published_on: day }) => day <= asOf),
    lifecycles: lifecycle.entries,
  };
}

type Read<Entry> = { readonly status: FeedStatus; readonly entries: readonly Entry[] | null };

/** What the snapshot that stands holds; where it turns out to be broken, what the one before it holds. */
function read<Entry>(
  dir: string,
  name: FeedName,
  asOf: string,
  entriesIn: (snapshot: Snapshot) => readonly Entry[],
): Read<Entry> {
  const unusable = new Set<string>();
  for (;;) {
    const { status, snapshot } = standing(dir, name, asOf, unusable);
    if (snapshot === null) return { status, entries: null };
    try {
      return { status, entries: entriesIn(snapshot) };
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      unusable.add(snapshot.stamp);
    }
  }
}
