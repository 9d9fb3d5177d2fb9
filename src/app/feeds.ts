import path from 'node:path';
import {
  FeedError,
  LIMITS,
  feedsStatus,
  updateFeeds,
  type FeedSettings,
  type Limits,
  type Updated,
} from '../feeds/feeds.js';
import { FEEDS, type FeedName, type Feeds } from '../model/feeds.js';
import { readSettings } from '../workspace/workspace.js';
import type { AppContext } from './context.js';
import { workspacePaths } from './paths.js';
import { processName } from './process.js';
import { openScratch, type Scratch } from './scratch.js';

/** Where snapshots lie, and the workspace whose settings hold; one of them is there. All absolute. */
export type FeedsPlace =
  | { readonly workspace: string; readonly dir: string | null }
  | { readonly workspace: null; readonly dir: string };

export type RefreshRequest = {
  /** None: all. */
  readonly names: readonly string[];
  readonly settings: FeedSettings;
  readonly acceptShrink: boolean;
  readonly version: string;
  readonly limits?: Limits;
};

/** Folder of the snapshots. */
export function feedsFolder({ workspace, dir }: FeedsPlace): string {
  return dir ?? workspacePaths(workspace ?? '').feeds;
}

/** Which snapshots stand on a day. */
export function feedsOn(place: FeedsPlace, asOf: string): Feeds {
  const feeds = feedsStatus(feedsFolder(place), asOf).map((status) => ({ ...status, update: null, code: null }));
  return { schema: 'assay.feeds/1', as_of: asOf, feeds };
}

/** Gets feeds anew, and says what stands afterwards. What failed is told in the warnings of its feed. */
export async function refreshFeeds(place: FeedsPlace, request: RefreshRequest, context: AppContext): Promise<Feeds> {
  const names = request.names.length === 0 ? FEEDS : request.names.map(feedNamed);
  const dir = feedsFolder(place);
  const workspace = place.workspace === null ? {} : (readSettings(place.workspace).workspace.feeds ?? {});
  const scratch = scratchIn(dir);
  try {
    const updated = await updateFeeds(
      {
        dir,
        names,
        scratch: scratch.dir,
        flags: request.settings,
        workspace: settingsOf(workspace),
        acceptShrink: request.acceptShrink,
        limits: request.limits ?? LIMITS,
        version: request.version,
      },
      context,
    );
    return withUpdates(feedsOn(place, context.now().toISOString().slice(0, 10)), updated);
  } finally {
    scratch.remove();
  }
}

function withUpdates(feeds: Feeds, updated: readonly Updated[]): Feeds {
  return {
    ...feeds,
    feeds: feeds.feeds.map((status) => {
      const own = updated.find(({ name }) => name === status.name);
      if (own === undefined) return status;
      if (own.update !== 'failed') return { ...status, update: own.update };
      const { code, message, hint } = own.error;
      const told = `${message}. ${hint ?? ''}`.trim();
      return { ...status, update: own.update, code, warnings: [told, ...status.warnings] };
    }),
  };
}

function settingsOf(given: { readonly [Name in keyof FeedSettings]: FeedSettings[Name] | undefined }): FeedSettings {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The feed of a name. Throws `unknown_feed`. */
export function feedNamed(name: string): FeedName {
  const found = FEEDS.find((each) => each === name);
  if (found !== undefined) return found;
  throw new FeedError('unknown_feed', 'there is no feed of that name', {
    hint: `There are ${FEEDS.join(', ')}.`,
    exit: 2,
  });
}

function scratchIn(dir: string): Scratch {
  try {
    return openScratch(path.join(dir, 'tmp'), processName(process.pid));
  } catch (cause) {
    throw new FeedError('cannot_write', 'snapshots cannot be kept there', {
      where: { file: dir },
      hint: 'Check that the folder may be written to, or name another with --feeds DIR.',
      cause,
    });
  }
}
