import { toDay } from '../base/dates.js';
import { inertText } from '../base/text.js';
import type { FeedName, FeedStatus } from '../model/feeds.js';
import { FEED_TITLES } from './addresses.js';
import { readChecked } from './keep/checked.js';
import { listSnapshots, type Snapshot } from './keep/snapshots.js';

/** The snapshot of a feed that stands on a day. */
export type Standing = { readonly status: FeedStatus; readonly snapshot: Snapshot | null };

/** Days after which a feed is told to be old. KEV and advisories come out weekly or more often. */
const OLD: Readonly<Record<FeedName, number>> = { kev: 14, cve: 30, lifecycle: 60, csaf: 30 };
const NAMED = 3;

/**
 * The newest snapshot that was got on that day or before it. Where there is only a later one, the oldest of those: without what was
 * published after the day it tells what was known then, but for what was changed since. `asOf`: a day; `unusable`: stamps of
 * snapshots that turned out to be broken.
 */
export function standing(
  dir: string,
  name: FeedName,
  asOf: string,
  unusable: ReadonlySet<string> = new Set(),
): Standing {
  const listed = listSnapshots(dir, name);
  const whole = listed.whole.filter(({ stamp }) => !unusable.has(stamp));
  const broken = [...listed.broken, ...unusable].sort();
  const warnings = broken.map((stamp) => `the snapshot of ${stamp} is broken and was passed over`);
  const before = whole.findLast(({ manifest }) => dayOf(manifest.fetched_at) <= asOf);
  const snapshot = before ?? whole[0] ?? null;
  if (snapshot === null) {
    warnings.push(`there is no snapshot of ${FEED_TITLES[name]}: run \`assay feeds update\``);
    return { snapshot, status: { name, snapshot: null, age_days: null, warnings } };
  }
  const { manifest } = snapshot;
  const age = before === undefined ? null : toDay(asOf) - toDay(seenOn(dir, snapshot, asOf));
  if (age === null) {
    warnings.push(
      `it was got on ${dayOf(manifest.fetched_at)}, after that day: what was changed since is as it is now`,
    );
  } else if (age > OLD[name]) {
    warnings.push(`it is ${age} days old: run \`assay feeds update\``);
  }
  warnings.push(...setAsideWarning(snapshot));
  const { version, fetched_at, sha256, entries, from } = manifest;
  return {
    snapshot,
    status: { name, snapshot: { name, version, fetched_at, sha256, entries, from }, age_days: age, warnings },
  };
}

/** The last day on which its publisher had nothing newer. */
function seenOn(dir: string, { stamp, manifest }: Snapshot, asOf: string): string {
  const checked = readChecked(dir, manifest.name);
  const fetched = dayOf(manifest.fetched_at);
  if (checked === null || checked.stamp !== stamp || checked.sha256 !== manifest.sha256) return fetched;
  const day = dayOf(checked.at);
  return day <= asOf && day > fetched ? day : fetched;
}

function setAsideWarning({ manifest: { set_aside: aside } }: Snapshot): string[] {
  if (aside.length === 0) return [];
  const named = aside.slice(0, NAMED).map(({ where, why }) => `${inertText(where, 80)} (${inertText(why, 160)})`);
  const more = aside.length > NAMED ? `, and ${aside.length - NAMED} more` : '';
  return [
    `${aside.length} could not be read and ${aside.length === 1 ? 'was' : 'were'} set aside: ${named.join('; ')}${more}`,
  ];
}

function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
