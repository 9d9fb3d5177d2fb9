import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FeedName } from '../../model/feeds.js';
import { manifestSchema, type Manifest } from './manifest.js';

const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/u;

/** A snapshot as it lies on the disk. `folder` is absolute. */
export type Snapshot = { readonly stamp: string; readonly folder: string; readonly manifest: Manifest };

export const MANIFEST = 'manifest.json';
export const ENTRIES = 'entries.json';
export const RAW = 'raw';

/** The name of a snapshot's folder: its moment in UTC, in an order that is that of time. */
export function stampOf(moment: Date): string {
  return moment.toISOString().replaceAll(/[:.]/gu, '-');
}

/** Snapshots of a feed that are whole, oldest first; and the folders whose manifest cannot be read. */
export function listSnapshots(dir: string, name: FeedName): { readonly whole: Snapshot[]; readonly broken: string[] } {
  const parent = path.join(dir, name);
  const stamps = stampsIn(parent);
  const read = stamps.map((stamp) => ({ stamp, snapshot: readSnapshot(path.join(parent, stamp), stamp, name) }));
  return {
    whole: read.flatMap(({ snapshot }) => (snapshot === null ? [] : [snapshot])),
    broken: read.filter(({ snapshot }) => snapshot === null).map(({ stamp }) => stamp),
  };
}

function stampsIn(parent: string): string[] {
  try {
    return readdirSync(parent)
      .filter((each) => STAMP.test(each))
      .sort();
  } catch {
    return []; // no folder, or none that may be read: nothing is kept there
  }
}

/** The newest snapshot of a feed whose manifest can be read; null where there is none. */
export function newestSnapshot(dir: string, name: FeedName): Snapshot | null {
  return listSnapshots(dir, name).whole.at(-1) ?? null;
}

function readSnapshot(folder: string, stamp: string, name: FeedName): Snapshot | null {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')));
    return parsed.success && parsed.data.name === name ? { stamp, folder, manifest: parsed.data } : null;
  } catch {
    return null;
  }
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes of a document of a snapshot; null where they are gone or are no longer those that came. */
export function rawBytes({ folder }: Snapshot, { file, sha256 }: { file: string; sha256: string }): Buffer | null {
  try {
    const bytes = readFileSync(path.join(folder, RAW, file));
    return sha256Of(bytes) === sha256 ? bytes : null;
  } catch {
    return null;
  }
}
