import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withIndex } from '../../../test/help/index-folder.js';
import { sourcesChanged, statBelow } from './stale.js';

test('a source is changed when its bytes are, not when it was only touched', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assay-stale-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(root, name), text);
    const { size, mtimeMs } = statSync(join(root, name));
    return { path: name, sha256: createHash('sha256').update(text).digest('hex'), bytes: size, modified_ms: mtimeMs };
  };
  const sources = ['same', 'touched', 'edited', 'longer', 'gone'].map((name) => write(name, `text of ${name}`));
  try {
    await withIndex(async (index) => {
      const part = await index.part('one', [{ ssn: '1' }], { sources });
      const reference = await index.merge([{ system: 'billing', kind: 'table', date: null, part }]);
      expect(await sourcesChanged(reference, statBelow(root))).toEqual([]);
      writeFileSync(join(root, 'edited'), 'text OF edited');
      for (const name of ['touched', 'edited']) utimesSync(join(root, name), 1, 1);
      writeFileSync(join(root, 'longer'), 'text of longer.');
      rmSync(join(root, 'gone'));
      expect(await sourcesChanged(reference, statBelow(root))).toEqual(['edited', 'gone', 'longer']);
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
