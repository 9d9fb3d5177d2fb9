import { join } from 'node:path';
import { referenceSchema, type Reference } from '../../../model/reference.js';
import { listFiles, readJson } from '../files.js';

export const MANIFEST = 'reference.json';

/** The reference there is, when its database is there. */
export function standingReference(dir: string): Reference | null {
  const parsed = referenceSchema.safeParse(readJson(join(dir, MANIFEST)));
  return parsed.success && listFiles(dir).includes(parsed.data.database) ? parsed.data : null;
}
