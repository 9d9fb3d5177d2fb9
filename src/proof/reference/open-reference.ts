import { closeSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { referenceSchema, type Reference } from '../../model/reference.js';
import { ReferenceFault } from './error.js';
import { hasCode, readJson, readText } from './files.js';
import { MANIFEST } from './merge/standing.js';

export type OpenedReference = { readonly reference: Reference; readonly database: string };

export type Expected = { readonly normaliser: number; readonly keyCheck: string };

const versions = z.object({ schema: z.string(), normaliser: z.int(), key_check: z.string() });

/**
 * Reads the description of the index in `dir` and sees that it can be used: throws `no_index`, `index_outdated`,
 * `key_mismatch`, `index_damaged`. Opens nothing; the database is attached read-only by whoever makes the connection.
 */
export function openReference(dir: string, expected: Expected): OpenedReference {
  const path = join(dir, MANIFEST);
  if (readText(path) === null) {
    throw new ReferenceFault('no_index', 'the systems of record are not indexed', {
      where: { file: path },
      hint: 'Run assay index.',
      exit: 2,
    });
  }
  const json = readJson(path);
  const version = versions.safeParse(json);
  if (!version.success) throw damaged(path);
  requireFitting(version.data, expected, path);
  const parsed = referenceSchema.safeParse(json);
  if (!parsed.success || basename(parsed.data.database) !== parsed.data.database) throw damaged(path);
  const database = join(dir, parsed.data.database);
  if (!isDatabase(database)) throw damaged(database);
  return { reference: parsed.data, database };
}

/** Sees that a reference was made by this version and with this key. Throws `index_outdated`, `key_mismatch`. */
export function requireFitting(found: z.infer<typeof versions>, expected: Expected, path?: string): void {
  const where = path === undefined ? {} : { where: { file: path } };
  if (found.schema !== referenceSchema.shape.schema.value || found.normaliser !== expected.normaliser) {
    throw new ReferenceFault('index_outdated', 'the index was made by another version', {
      ...where,
      hint: 'Run assay index.',
      exit: 2,
    });
  }
  if (found.key_check !== expected.keyCheck) {
    throw new ReferenceFault('key_mismatch', 'the index was made with another key', {
      ...where,
      hint: 'Restore the key that the index was built with, or run assay index to build it anew with this one.',
      exit: 2,
    });
  }
}

function damaged(file: string): ReferenceFault {
  return new ReferenceFault('index_damaged', 'the index is damaged', {
    where: { file },
    hint: 'Run assay index --full.',
  });
}

/** DuckDB writes `DUCK` after an eight-byte checksum. */
function isDatabase(path: string): boolean {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const head = Buffer.alloc(12);
      return readSync(descriptor, head, 0, 12, 0) === 12 && head.toString('latin1', 8) === 'DUCK';
    } finally {
      closeSync(descriptor);
    }
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return false;
    throw cause;
  }
}
