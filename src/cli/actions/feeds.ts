import { feedNamed, feedsOn, refreshFeeds, type FeedsPlace } from '../../app/feeds.js';
import { inertText } from '../../base/text.js';
import type { Feeds } from '../../model/feeds.js';
import { jsonDocument } from '../../report/json.js';
import { CliError, badOption } from '../error.js';
import type { CommonFlags, FeedsStatusFlags, FeedsUpdateFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { viewFeeds } from '../view/feeds.js';
import { pageOf } from '../view/page.js';
import { parseAsOf } from './as-of.js';
import { withProgress } from './run.js';
import { possibleWorkspace, snapshotsDir } from './workspace.js';

export async function feedsUpdate(context: CliContext, flags: FeedsUpdateFlags, ...names: string[]): Promise<void> {
  const place = placeOf(context, flags);
  const { acceptShrink, proxy } = flags;
  const settings = { ...mirrorsOf(flags.mirror ?? []), ...(proxy === undefined ? {} : { proxy }) };
  const { version } = context;
  const feeds = await withProgress(context, flags, async (app) =>
    refreshFeeds(place, { names, settings, acceptShrink, version }, app),
  );
  print(context, flags, feeds);
  const failed = feeds.feeds.filter(({ update }) => update === 'failed').map(({ name }) => name);
  if (failed.length === 0) return;
  throw new CliError('feeds_not_updated', `not updated: ${failed.join(', ')}`, {
    hint: 'What stood before still stands. The reasons are above.',
  });
}

export async function feedsStatus(context: CliContext, flags: FeedsStatusFlags): Promise<void> {
  const { day } = parseAsOf(flags.asOf, context.host.now());
  print(context, flags, feedsOn(placeOf(context, flags), day));
}

function placeOf(context: CliContext, flags: CommonFlags & { readonly feeds?: string }): FeedsPlace {
  return { workspace: possibleWorkspace(context, flags), dir: snapshotsDir(context, flags) };
}

function mirrorsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=');
      if (at < 1) throw badOption(`--mirror ${inertText(each, 60)} names no feed`, 'Write --mirror kev=https://...');
      return [feedNamed(each.slice(0, at).trim()), each.slice(at + 1).trim()];
    }),
  );
}

function print({ host }: CliContext, { json }: { readonly json: boolean }, feeds: Feeds): void {
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(json ? jsonDocument(feeds) : viewFeeds(feeds, page));
}
