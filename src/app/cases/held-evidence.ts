import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { CaseEvent, Payload } from '../../model/case.js';
import { workspacePaths } from '../paths.js';
import { readElsewhere } from './elsewhere.js';
import { fingerprint, sha256Of, type Fingerprint } from './evidence.js';
import type { OpenedCases } from './open.js';

type Evidence = { readonly event: CaseEvent; readonly payload: Payload<'evidence'> };

/** Where the files of evidence events may be read; null of one whose path is of another machine, for it came in with its case. */
export function placesOf({ settings }: OpenedCases): (evidence: Evidence) => string | null {
  const paths = workspacePaths(settings.dir);
  const elsewhere = readElsewhere(paths);
  return ({ event, payload: { kept, sha256, path: lay } }) => {
    if (kept === 'copy') return path.join(paths.evidence, sha256);
    return elsewhere.has(event.id) ? null : (lay ?? null);
  };
}

/** Whether a regular file lies there: nothing else is ever opened. */
export async function isFile(file: string): Promise<boolean> {
  return (await sizeOf(file)) !== null;
}

/** Whether a regular file is the one that an event names; no more of it is read than that one was long. */
export async function isSame(file: string, { sha256, size }: Fingerprint, signal: AbortSignal): Promise<boolean> {
  if ((await sizeOf(file)) !== size) return false;
  return (await fingerprint(file, signal, size)).sha256 === sha256;
}

/** The bytes of a copy; null where it is not there, is larger than `most` bytes, or is not what its name says. */
export async function readCopy({ settings }: OpenedCases, sha256: string, most: number): Promise<Uint8Array | null> {
  const file = path.join(workspacePaths(settings.dir).evidence, sha256);
  const size = await sizeOf(file);
  if (size === null || size > most) return null;
  const bytes = await buffer(createReadStream(file, { end: most }));
  return sha256Of(bytes) === sha256 ? bytes : null;
}

async function sizeOf(file: string): Promise<number | null> {
  const info = await stat(file).catch(() => null);
  return info?.isFile() === true ? info.size : null;
}
