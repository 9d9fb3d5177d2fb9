import { readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEY_CHECK, NORMALISER, withIndex } from '../../../test/help/index-folder.js';
import { findPart, partDigest, removeOtherParts, type PartIdentity } from './part.js';

const IDENTITY: PartIdentity = {
  files: ['aa', 'bb'],
  columns: { id: 'record_id' },
  normaliser: 1,
  keyCheck: '00',
  from: null,
  to: null,
};

test('a part is found as it was written, by its digest only', async () => {
  await withIndex(async (index) => {
    const part = await index.part('one', [{ ssn: '1', city: 'Oxbow', from: '2021-01-01', home: 'WA' }], {
      ranges: [{ form: 'record_id', middle: 10, values: 1 }],
      warnings: ['w'],
    });
    expect(findPart(index.dir, 'one')).toEqual(part);
    expect(part).toMatchObject({
      rows: 1,
      has_dates: true,
      has_state: true,
      normaliser: NORMALISER,
      key_check: KEY_CHECK,
      ranges: [{ form: 'record_id', middle: 10, values: 1 }],
    });
    expect(findPart(index.dir, 'two')).toBeNull();
  });
});

test('a part that is not whole is none', async () => {
  await withIndex(async (index) => {
    const part = await index.part('one', [{ ssn: '1' }]);
    const json = join(index.dir, 'parts', 'one.json');
    const text = readFileSync(json, 'utf8');
    writeFileSync(json, text.slice(0, 40));
    expect(findPart(index.dir, 'one')).toBeNull();
    writeFileSync(json, text);
    expect(findPart(index.dir, 'one')).not.toBeNull();
    truncateSync(part.file, part.bytes - 1);
    expect(findPart(index.dir, 'one')).toBeNull();
  });
});

test('what is not kept goes, unfinished files too', async () => {
  await withIndex(async (index) => {
    await index.part('one', [{ ssn: '1' }]);
    await index.part('two', [{ ssn: '2' }]);
    writeFileSync(join(index.dir, 'parts', 'three.parquet.partial'), 'x');
    removeOtherParts(index.dir, new Set(['two', 'three']));
    expect(readdirSync(join(index.dir, 'parts')).sort()).toEqual(['two.json', 'two.parquet']);
  });
});

test('the digest changes with everything that the tokens depend on, and with nothing else', () => {
  const changes: Partial<PartIdentity>[] = [
    { files: ['bb', 'aa'] },
    { columns: { id: 'account_number' } },
    { normaliser: 2 },
    { keyCheck: '01' },
    { from: 'since' },
    { to: 'until' },
  ];
  const digests = [IDENTITY, ...changes.map((change) => ({ ...IDENTITY, ...change }))].map(partDigest);
  expect(new Set(digests).size).toBe(changes.length + 1);
  expect(partDigest({ ...IDENTITY, columns: { ...IDENTITY.columns } })).toBe(digests[0]);
});
