import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEY_CHECK, NORMALISER, withIndex, type IndexFolder } from '../../../test/help/index-folder.js';
import { ReferenceFault } from './error.js';
import { openReference, type Expected } from './open-reference.js';

const EXPECTED = { normaliser: NORMALISER, keyCheck: KEY_CHECK };

function codeOf(dir: string, expected: Expected = EXPECTED): string {
  try {
    openReference(dir, expected);
    return 'none';
  } catch (cause) {
    if (cause instanceof ReferenceFault) return cause.code;
    throw cause;
  }
}

async function withMerged(body: (index: IndexFolder, manifest: string) => void): Promise<void> {
  await withIndex(async (index) => {
    await index.merge([await index.system('billing', 'table', null, [{ ssn: '1' }])]);
    body(index, join(index.dir, 'reference.json'));
  });
}

test('a finished index opens', async () => {
  await withMerged(({ dir }) => {
    const { reference, database } = openReference(dir, EXPECTED);
    expect(reference.people).toBe(1);
    expect(database).toBe(join(dir, reference.database));
  });
});

test('no index, another normaliser, another key are told apart', async () => {
  await withMerged(({ dir }, manifest) => {
    expect(codeOf(dir, { ...EXPECTED, normaliser: NORMALISER + 1 })).toBe('index_outdated');
    expect(codeOf(dir, { ...EXPECTED, keyCheck: 'ffffffffffffffff' })).toBe('key_mismatch');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('assay.reference/1', 'assay.reference/0'));
    expect(codeOf(dir)).toBe('index_outdated');
    rmSync(manifest);
    expect(codeOf(dir)).toBe('no_index');
  });
});

test('a damaged index is told, whichever of its files it is', async () => {
  await withMerged(({ dir }, manifest) => {
    const text = readFileSync(manifest, 'utf8');
    const { reference, database } = openReference(dir, EXPECTED);
    for (const damage of [
      text.slice(0, -9),
      'null',
      text.replace('"people":1', '"people":"x"'),
      text.replace(reference.database, `../${reference.database}`),
    ]) {
      writeFileSync(manifest, damage);
      expect(codeOf(dir)).toBe('index_damaged');
    }
    writeFileSync(manifest, text);
    expect(codeOf(dir)).toBe('none');
    truncateSync(database, 10);
    expect(codeOf(dir)).toBe('index_damaged');
    rmSync(database);
    expect(codeOf(dir)).toBe('index_damaged');
  });
});
