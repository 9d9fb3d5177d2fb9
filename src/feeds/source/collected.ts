import type { FeedName } from '../../model/feeds.js';
import type { FeedError } from '../error.js';
import type { Getter, Mark } from '../get/get.js';
import type { KeptDocument, SetAside } from '../keep/manifest.js';
import type { Draft } from '../keep/publish.js';
import type { Snapshot } from '../keep/snapshots.js';
import type { Limits } from '../limits.js';

/** What a source is given to get its feed with. */
export type Asking = {
  readonly name: FeedName;
  readonly url: URL;
  readonly getter: Getter;
  readonly limits: Limits;
  readonly draft: Draft;
  /** The snapshot before, from the same address; null where there is none. */
  readonly before: Snapshot | null;
  readonly fetchedOn: string;
  readonly signal: AbortSignal;
  readonly onDocument: (done: number, total: number) => void;
};

/** What was got: documents that lie in the draft, and what they say in the compact form. */
export type Collected = {
  /** The publisher's own word for the state; null where it has none. */
  readonly version: string | null;
  readonly list: Mark | null;
  readonly documents: readonly KeptDocument[];
  readonly entries: readonly unknown[];
  readonly set_aside: readonly SetAside[];
};

export function setAsideOf(where: string, { message }: FeedError): SetAside {
  return { where, why: message };
}
