import { FeedError } from '../error.js';
import type { Mark } from '../get/get.js';
import type { KeptDocument, SetAside } from '../keep/manifest.js';
import { rawBytes, sha256Of } from '../keep/snapshots.js';
import { setAsideOf, type Asking, type Collected } from './collected.js';

/** A document that a feed has: where it is, and what the publisher's list says of its state. */
export type Wanted = { readonly file: string; readonly url: URL; readonly changed: string | null };

type Options = {
  readonly wanted: readonly Wanted[];
  readonly list: Mark | null;
  readonly version: string | null;
  readonly read: (bytes: Uint8Array, file: string) => unknown;
  /** Why a document that is not there is set aside; null where that is nothing to tell. */
  readonly missing: string | null;
};

type Outcome = { readonly document: KeptDocument; readonly fresh: boolean; readonly bytes: Buffer } | 'missing';

/**
 * A feed of many documents. Those that did not change since the snapshot before are taken over; one that is not there or
 * cannot be read is set aside; any other failure ends it all, so that no half feed becomes a snapshot.
 */
export async function fromManyDocuments(asking: Asking, options: Options): Promise<Collected | 'unchanged'> {
  const { wanted, read } = options;
  const documents: KeptDocument[] = [];
  const found: { readonly file: string; readonly entry: unknown }[] = [];
  const setAside: SetAside[] = [];
  const before = new Map(asking.before?.manifest.documents.map((each) => [each.file, each]));
  let [fresh, total] = [0, 0];
  await pooled(asking, wanted, async (each) => {
    const outcome = await documentOf(asking, each, before.get(each.file));
    if (outcome === 'missing') {
      if (options.missing !== null) setAside.push({ where: each.file, why: options.missing });
      return;
    }
    total += outcome.bytes.length;
    if (total > asking.limits.total) throw tooMuch(asking);
    if (outcome.fresh) fresh += 1;
    documents.push(outcome.document);
    try {
      found.push({ file: each.file, entry: read(outcome.bytes, each.file) });
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      setAside.push(setAsideOf(each.file, error));
    }
  });
  if (fresh === 0 && documents.length === before.size) return 'unchanged';
  return {
    version: options.version,
    list: options.list,
    documents: byFile(documents),
    entries: byFile(found).map(({ entry }) => entry),
    set_aside: setAside.sort((left, right) => (left.where < right.where ? -1 : 1)),
  };
}

async function documentOf(
  { name, getter, limits, draft, before }: Asking,
  { file, url, changed }: Wanted,
  kept: KeptDocument | undefined,
): Promise<Outcome> {
  const own = before === null || kept === undefined ? null : rawBytes(before, kept);
  const take = (): Outcome => {
    if (before === null || kept === undefined || own === null) throw new TypeError('nothing is kept');
    draft.take(before, file);
    return { document: { ...kept, changed }, fresh: false, bytes: own };
  };
  if (own !== null && changed !== null && kept?.changed === changed) return take();
  const mark = own === null || kept === undefined ? {} : { mark: { etag: kept.etag, modified: kept.modified } };
  try {
    const got = await getter.get(url, { most: limits.document[name], ...mark });
    if (got === 'unchanged') return take();
    const sha256 = sha256Of(got.bytes);
    draft.write(file, got.bytes);
    const document = {
      file,
      sha256,
      bytes: got.bytes.length,
      etag: got.mark.etag,
      modified: got.mark.modified,
      changed,
    };
    return { document, fresh: sha256 !== kept?.sha256, bytes: got.bytes };
  } catch (error) {
    if (error instanceof FeedError && error.code === 'not_there') return 'missing';
    throw error;
  }
}

/** A few at a time; the first failure ends all. */
async function pooled(
  { limits, signal, onDocument }: Asking,
  wanted: readonly Wanted[],
  work: (each: Wanted) => Promise<void>,
): Promise<void> {
  const deadline = performance.now() + limits.feed;
  const ended = new AbortController();
  let [next, done] = [0, 0];
  const worker = async (): Promise<void> => {
    for (let each = wanted[next++]; each !== undefined && !ended.signal.aborted; each = wanted[next++]) {
      signal.throwIfAborted();
      if (performance.now() > deadline) throw tooSlow();
      await work(each);
      onDocument((done += 1), wanted.length);
    }
  };
  const guarded = async (): Promise<void> => {
    try {
      await worker();
    } catch (error) {
      ended.abort();
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: limits.at_once }, guarded));
  const end = ends.find(({ status }) => status === 'rejected');
  if (end?.status === 'rejected') throw end.reason;
}

function byFile<Item extends { readonly file: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0));
}

function tooMuch({ limits }: Asking): FeedError {
  return new FeedError('too_large', `all documents together are larger than ${limits.total >> 20} MB`, {
    hint: 'It is not what this feed is known to be. Check the address.',
  });
}

function tooSlow(): FeedError {
  return new FeedError('too_slow', 'the feed takes too long', { hint: 'Try again later, or name a mirror nearer by.' });
}
