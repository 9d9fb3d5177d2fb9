import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { authentic, changed } from '../../../test/fixtures/verdicts.js';
import { readWorkspace } from '../../workspace/workspace.js';
import { readEarlier } from './earlier.js';

const dir = mkdtempSync(path.join(tmpdir(), 'assay-earlier-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
mkdirSync(path.join(dir, 'systems'));
writeFileSync(path.join(dir, 'systems/postpaid.csv'), 'a\n1\n');
writeFileSync(
  path.join(dir, 'assay.yaml'),
  'organisation: { name: Northwind Wireless }\nsystems:\n  postpaid: { files: [systems/postpaid.csv] }\n',
);
const read = readWorkspace(dir);

function given(document: unknown): string {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  writeFileSync(path.join(dir, 'earlier.json'), text);
  return 'earlier.json';
}
const reading = (document: unknown) => () => readEarlier(given(document), dir, read);

test('a verdict is read whole, with the digest of its bytes, and one that itself has changes too', () => {
  const earlier = readEarlier(given(authentic), dir, read);
  expect(earlier).toMatchObject({ path: 'earlier.json', verdict: authentic });
  expect(earlier.sha256).toMatch(/^[0-9a-f]{64}$/u);
  expect(readEarlier(given(`\uFEFF${JSON.stringify(changed)}`), dir, read).verdict).toEqual(changed);
});

test.each([
  ['no file', () => readEarlier('gone.json', dir, read), 'no_earlier'],
  ['a folder', () => readEarlier('systems', dir, read), 'no_earlier'],
  ['a table', reading('a,b\n1,2\n'), 'not_a_verdict'],
  ['nothing', reading(''), 'not_a_verdict'],
  ['another kind of document', reading({ schema: 'assay.identify/1', files: [], tables: [] }), 'not_a_verdict'],
  ['a verdict in which something is missing', reading({ ...authentic, shares: undefined }), 'not_a_verdict'],
  ['a verdict of a later version', reading({ ...authentic, schema: 'assay.verdict/2' }), 'other_version'],
  ['a verdict for others', reading({ ...authentic, organisation: 'Southwind' }), 'other_organisation'],
  [
    'an old verdict that names no system of ours',
    reading({ ...authentic, reference: { ...authentic.reference, systems: ['crm'] } }),
    'other_organisation',
  ],
])('%s is bad input', (_what, act, code) => {
  expect(act).toThrow(expect.objectContaining({ code, exit: 2 }));
});
