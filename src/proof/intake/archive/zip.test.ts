import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeZip, type ZipEntry } from '../../../../test/hostile/make-zip.js';
import { onDisk } from '../../../../test/hostile/reading.js';
import { DEFAULT_LIMITS, type Limits } from '../limits.js';
import type { ByteSource, OpenArchive } from '../source.js';
import { openZip } from './zip.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'assay-zip-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(bytes: Buffer, limits: Partial<Limits> = {}): Promise<OpenArchive> {
  const file = path.join(folder, 'given.zip');
  writeFileSync(file, bytes);
  return openZip({ ...onDisk(file), path: 'given.zip' }, { ...DEFAULT_LIMITS, ...limits });
}

async function bytesOf(member: ByteSource | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  if (member !== undefined) for await (const chunk of member.open()) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function readAll(bytes: Buffer, limits: Partial<Limits> = {}): Promise<string[]> {
  const texts: string[] = [];
  for (const member of (await open(bytes, limits)).members) texts.push((await bytesOf(member)).toString());
  return texts;
}

test('members come in their order, may be opened again, and leave out what packers add', async () => {
  const bytes = makeZip([
    { name: 'z/', data: '' },
    { name: 'z/b.csv', data: 'one' },
    { name: '__MACOSX/._b.csv', data: 'x' },
    { name: 'ä.csv', data: 'two', stored: true },
    { name: 'empty', data: '', stored: true },
  ]);
  const archive = await open(bytes);
  expect(archive.names).toEqual(['z/b.csv', '__MACOSX/._b.csv', 'ä.csv', 'empty']);
  expect(archive.members.map((member) => [member.path, member.size])).toEqual([
    ['given.zip!z/b.csv', 3],
    ['given.zip!ä.csv', 3],
    ['given.zip!empty', 0],
  ]);
  const [first] = archive.members;
  expect((await bytesOf(first)).toString()).toBe('one');
  expect((await bytesOf(first)).toString()).toBe('one');
  expect(await readAll(bytes)).toEqual(['one', 'two', '']);
});

test.each(['../x.csv', 'a/../../x.csv', '/etc/x.csv', 'C:x.csv', 'a\\b.csv', 'a\u0000b.csv'])(
  'the path %j escapes',
  async (name) => {
    await expect(open(makeZip([{ name, data: 'x' }]))).rejects.toMatchObject({ code: 'path_escape' });
  },
);

const ones = Buffer.alloc(3_000_000, 0x31);
const overlap: ZipEntry[] = [
  { name: 'a', data: 'x'.repeat(1000), stored: true },
  { name: 'b', data: 'x'.repeat(1000), stored: true, sharesWith: 0 },
];

test.each<[string, () => Buffer, string]>([
  ['a symbolic link', () => makeZip([{ name: 'a', data: '/etc/passwd', mode: 0o120_777 }]), 'path_escape'],
  ['encryption', () => makeZip([{ name: 'a', data: 'x', flags: 1 }]), 'encrypted_archive'],
  ['AES', () => makeZip([{ name: 'a', data: 'x', method: 99 }]), 'encrypted_archive'],
  ['strong encryption', () => makeZip([{ name: 'a', data: 'x', flags: 0x41 }]), 'encrypted_archive'],
  ['another method', () => makeZip([{ name: 'a', data: 'x', method: 12 }]), 'unsupported'],
  ['members that share bytes', () => makeZip(overlap), 'bomb'],
  ['a ratio of data no one has', () => makeZip([{ name: 'a', data: ones }]), 'bomb'],
  ['a size declared too small', () => makeZip([{ name: 'a', data: 'x'.repeat(100), declaredSize: 3 }]), 'damaged'],
  ['a size declared too large', () => makeZip([{ name: 'a', data: 'x', declaredSize: 3 }]), 'damaged'],
  ['a wrong checksum', () => makeZip([{ name: 'a', data: 'x', checksum: 1 }]), 'damaged'],
  [
    'bytes that are not deflated',
    () => makeZip([{ name: 'a', data: 'x', packed: { bytes: Buffer.from('nope'), size: 1, checksum: 1 } }]),
    'damaged',
  ],
  [
    'deflated bytes cut short',
    () =>
      makeZip([
        {
          name: 'a',
          data: 'x',
          packed: { bytes: deflateRawSync('hello world').subarray(0, 5), size: 11, checksum: 1 },
        },
      ]),
    'truncated',
  ],
  ['a directory cut off', () => makeZip([{ name: 'a', data: 'x'.repeat(99) }]).subarray(0, 60), 'truncated'],
  ['a directory that lacks an entry', () => makeZip([{ name: 'a', data: 'x' }], 2), 'truncated'],
  [
    'a directory elsewhere',
    () => Buffer.concat([Buffer.from('PK\u0003\u0004'), makeZip([{ name: 'a', data: 'x' }])]),
    'damaged',
  ],
])('%s is told', async (_what, make, code) => {
  await expect(readAll(make(), { ratioFrom: 1_000_000 })).rejects.toMatchObject({ code });
});

test('too many members are refused before they are read', async () => {
  const entries = Array.from({ length: 30 }, (_, index) => ({ name: `f${index}`, data: 'x' }));
  await expect(open(makeZip(entries), { maxMembers: 20 })).rejects.toMatchObject({ code: 'too_many_members' });
});
