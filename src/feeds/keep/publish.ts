import { closeSync, fsyncSync, linkSync, copyFileSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FeedName } from '../../model/feeds.js';
import type { Manifest } from './manifest.js';
import { ENTRIES, MANIFEST, RAW, sha256Of, stampOf, type Snapshot } from './snapshots.js';

/** A snapshot that is being made, in a folder of its own where nobody looks for it. */
export type Draft = {
  readonly folder: string;
  readonly write: (file: string, bytes: Uint8Array) => void;
  /** Takes a document over from an earlier snapshot. */
  readonly take: (from: Snapshot, file: string) => void;
};

export function openDraft(folder: string): Draft {
  const raw = path.join(folder, RAW);
  const placeOf = (file: string): string => {
    const place = path.join(raw, file);
    mkdirSync(path.dirname(place), { recursive: true });
    return place;
  };
  mkdirSync(raw, { recursive: true });
  return {
    folder,
    write: (file, bytes) => writeFileSync(placeOf(file), bytes, { flag: 'wx' }),
    take: (from, file) => linkOrCopy(path.join(from.folder, RAW, file), placeOf(file)),
  };
}

/** Most documents do not change from one snapshot to the next: they lie on the disk once. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** The compact form as it is kept. */
export function entriesText(entries: readonly unknown[]): string {
  return `[${entries.map((entry) => JSON.stringify(entry)).join(',\n')}]\n`;
}

/**
 * Makes a draft a snapshot: everything is on the disk before its folder gets the name by which it is found, in one step.
 * Two that end at the same millisecond get names after each other.
 */
export function publish(
  dir: string,
  { folder }: Draft,
  entries: string,
  manifest: Omit<Manifest, 'entries_sha256'>,
): Snapshot {
  const whole: Manifest = { ...manifest, entries_sha256: sha256Of(entries) };
  writeSynced(path.join(folder, ENTRIES), entries);
  writeSynced(path.join(folder, MANIFEST), `${JSON.stringify(whole, null, 1)}\n`);
  const parent = path.join(dir, manifest.name);
  mkdirSync(parent, { recursive: true });
  const stamp = renamed(folder, parent, new Date(manifest.fetched_at));
  syncFolder(parent);
  return { stamp, folder: path.join(parent, stamp), manifest: whole };
}

const TRIES = 1000;

function renamed(folder: string, parent: string, moment: Date): string {
  for (let tries = 0; ; tries += 1) {
    const stamp = stampOf(new Date(moment.getTime() + tries));
    try {
      renameSync(folder, path.join(parent, stamp));
      return stamp;
    } catch (error) {
      if (!isTaken(error) || tries === TRIES) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}

function writeSynced(file: string, text: string): void {
  const handle = openSync(file, 'wx');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Not every system can sync a folder; the name is set all the same.
  }
}

/** SHA-256 of a snapshot: of its one document, or of the list of all, as `sha256sum` would print it. */
export function sha256OfDocuments(name: FeedName, documents: Manifest['documents']): string {
  const [only] = documents;
  if ((name === 'kev' || name === 'lifecycle') && only !== undefined) return only.sha256;
  const lines = documents.map(({ sha256, file }) => `${sha256}  ${file}\n`).sort();
  return sha256Of(lines.join(''));
}
