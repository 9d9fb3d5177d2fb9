import { AssayError } from '../base/errors.js';
import { FEEDS, type FeedName } from '../model/feeds.js';
import type { OnProgress } from '../model/progress.js';
import { FEED_TITLES } from './addresses.js';
import { FeedError } from './error.js';
import { addressOf, proxyOf, settingsOfEnv, shownAddress, type Env, type FeedSettings } from './get/address.js';
import { openGetter, type Getter } from './get/get.js';
import { keepChecked } from './keep/checked.js';
import { FORMAT } from './keep/manifest.js';
import { entriesText, openDraft, publish, sha256OfDocuments } from './keep/publish.js';
import { newestSnapshot, type Snapshot } from './keep/snapshots.js';
import { SHRINK_SHARE, type Limits } from './limits.js';
import { exploitedIn } from './stored.js';
import type { Asking, Collected } from './source/collected.js';
import { fromChanges } from './source/csaf.js';
import { fromCveList } from './source/cve.js';
import { fromOneDocument } from './source/single.js';

export type UpdateRequest = {
  /** Folder of the snapshots, absolute. */
  readonly dir: string;
  /** An empty folder of this run's own on the same disk. */
  readonly scratch: string;
  readonly names: readonly FeedName[];
  /** Addresses and proxy, the first that names one counts; the environment comes after the first. */
  readonly flags: FeedSettings;
  readonly workspace: FeedSettings;
  readonly acceptShrink: boolean;
  readonly limits: Limits;
  readonly version: string;
};

export type UpdateContext = {
  readonly now: () => Date;
  readonly env: Env;
  readonly signal: AbortSignal;
  readonly onProgress?: OnProgress;
};

/** What became of one feed. `error`: why nothing newer was taken. */
export type Updated =
  | { readonly name: FeedName; readonly update: 'updated' | 'unchanged' }
  | { readonly name: FeedName; readonly update: 'failed'; readonly error: FeedError };

/**
 * Gets feeds, one after the other, each into a snapshot of its own. A feed that fails leaves what stood before, and the next
 * is still asked. Throws `bad_address` before anything is asked; otherwise only what ends the command.
 */
export async function updateFeeds(request: UpdateRequest, context: UpdateContext): Promise<Updated[]> {
  const settings = [request.flags, settingsOfEnv(context.env), request.workspace];
  const names = FEEDS.filter((name) => request.names.includes(name));
  const urls = new Map(names.map((name) => [name, addressOf(name, settings)]));
  const { limits, version } = request;
  const { signal, env } = context;
  const getter = openGetter({ limits, version, signal, env, proxy: proxyOf(settings) });
  const updated: Updated[] = [];
  try {
    for (const [name, url] of urls) {
      updated.push(await updateOne(name, url, getter, request, context));
    }
  } finally {
    await getter.close();
  }
  return updated;
}

async function updateOne(
  name: FeedName,
  url: URL,
  getter: Getter,
  request: UpdateRequest,
  context: UpdateContext,
): Promise<Updated> {
  try {
    return { name, update: await takeOne(name, url, getter, request, context) };
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof FeedError) return { name, update: 'failed', error };
    if (error instanceof AssayError || !isOfTheSystem(error)) throw error;
    return { name, update: 'failed', error: cannotWrite(request.dir, error) };
  }
}

async function takeOne(
  name: FeedName,
  url: URL,
  getter: Getter,
  { dir, scratch, limits, acceptShrink }: UpdateRequest,
  { now, signal, onProgress }: UpdateContext,
): Promise<'updated' | 'unchanged'> {
  const from = shownAddress(url);
  const newest = newestSnapshot(dir, name);
  const began = now();
  const asking: Asking = {
    name,
    url,
    getter,
    limits,
    draft: openDraft(`${scratch}/${name}`),
    before: newest?.manifest.from === from ? newest : null,
    fetchedOn: began.toISOString().slice(0, 10),
    signal,
    onDocument: (done, total) => onProgress?.({ step: FEED_TITLES[name], done, total, unit: 'steps' }),
  };
  const collected = await collect(asking, dir);
  if (collected === 'unchanged') {
    if (newest !== null) keepChecked(dir, name, checkedAt(newest, now()), scratch);
    return 'unchanged';
  }
  if (!acceptShrink) refuseShrunk(newest, collected);
  signal.throwIfAborted();
  const documents = [...collected.documents];
  publish(dir, asking.draft, entriesText(collected.entries), {
    format: FORMAT,
    name,
    version: collected.version ?? asking.fetchedOn,
    fetched_at: began.toISOString(),
    from,
    entries: collected.entries.length,
    sha256: sha256OfDocuments(name, documents),
    list: collected.list,
    documents,
    set_aside: [...collected.set_aside],
  });
  return 'updated';
}

async function collect(asking: Asking, dir: string): Promise<Collected | 'unchanged'> {
  if (asking.name === 'csaf') return fromChanges(asking);
  if (asking.name !== 'cve') return fromOneDocument(asking);
  const catalogue = newestSnapshot(dir, 'kev');
  return fromCveList(asking, catalogue === null ? [] : exploitedIn(catalogue));
}

function checkedAt({ stamp, manifest }: Snapshot, at: Date): { stamp: string; sha256: string; at: string } {
  return { stamp, sha256: manifest.sha256, at: at.toISOString() };
}

/** A feed that lost entries is more likely broken than shorter. */
function refuseShrunk(newest: Snapshot | null, { entries }: Collected): void {
  const before = newest?.manifest.entries ?? 0;
  if (entries.length >= before * (1 - SHRINK_SHARE) && (entries.length > 0 || before === 0)) return;
  throw new FeedError('shrunk', `it has ${entries.length} entries where there were ${before}`, {
    hint: 'If its publisher says that this is right, take it with --accept-shrink.',
  });
}

function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function cannotWrite(dir: string, cause: unknown): FeedError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new FeedError('cannot_write', `the snapshot cannot be kept (${code})`, {
    where: { file: dir },
    hint: 'Check that the folder may be written to and the disk has room.',
    cause,
  });
}
