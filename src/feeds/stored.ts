import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { lifecycleSchema, type Lifecycle } from '../model/lifecycle.js';
import { advisorySchema, exploitedSchema, type Advisory, type Exploited } from '../model/vulnerability.js';
import { FORMAT } from './keep/manifest.js';
import { ENTRIES, rawBytes, sha256Of, type Snapshot } from './keep/snapshots.js';
import { readAdvisory } from './read/csaf.js';
import { cveRecordSchema, readCve, type CveRecord } from './read/cve.js';
import { readKev } from './read/kev.js';
import { readLifecycles } from './read/lifecycle.js';
import { FeedError } from './error.js';

const exploitedList = z.array(exploitedSchema);
const recordList = z.array(cveRecordSchema);
const advisoryList = z.array(advisorySchema);
const lifecycleList = z.array(lifecycleSchema);

/**
 * What a snapshot holds. The compact form is believed where its hash is that of the manifest and it is of today's form; else the
 * bytes as they came are read again. Throws `not_the_feed` where these are gone or altered, too.
 */
export function exploitedIn(snapshot: Snapshot): readonly Exploited[] {
  return stored(snapshot, exploitedList, (bytes) => readKev(bytes).entries);
}

export function recordsIn(snapshot: Snapshot): readonly CveRecord[] {
  return stored(snapshot, recordList, (bytes, file) => [readCve(bytes, file.slice(0, -'.json'.length))]);
}

export function advisoriesIn(snapshot: Snapshot): readonly Advisory[] {
  return stored(snapshot, advisoryList, (bytes) => [readAdvisory(bytes)]);
}

export function lifecyclesIn(snapshot: Snapshot): readonly Lifecycle[] {
  const day = snapshot.manifest.fetched_at.slice(0, 10);
  return stored(snapshot, lifecycleList, (bytes) => readLifecycles(bytes, day).entries);
}

function stored<Entry>(
  snapshot: Snapshot,
  schema: z.ZodType<Entry[]>,
  read: (bytes: Uint8Array, file: string) => readonly Entry[],
): readonly Entry[] {
  return compact(snapshot, schema) ?? again(snapshot, read);
}

function compact<Entry>({ folder, manifest }: Snapshot, schema: z.ZodType<Entry[]>): readonly Entry[] | null {
  if (manifest.format !== FORMAT) return null;
  try {
    const text = readFileSync(path.join(folder, ENTRIES));
    if (sha256Of(text) !== manifest.entries_sha256) return null;
    return schema.parse(JSON.parse(text.toString('utf8')));
  } catch {
    return null;
  }
}

function again<Entry>(
  snapshot: Snapshot,
  read: (bytes: Uint8Array, file: string) => readonly Entry[],
): readonly Entry[] {
  const aside = new Set(snapshot.manifest.set_aside.map(({ where }) => where));
  return snapshot.manifest.documents
    .filter(({ file }) => !aside.has(file))
    .flatMap((document) => {
      const bytes = rawBytes(snapshot, document);
      if (bytes !== null) return read(bytes, document.file);
      throw new FeedError('not_the_feed', `the snapshot of ${snapshot.stamp} was altered or lost in part`, {
        where: { file: snapshot.folder },
        hint: 'Remove its folder, and run `assay feeds update`.',
      });
    });
}
