import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cellsOf, readBytes } from '../../../../test/hostile/read-back.js';

const HEADER = 'id,name,city\n';
const TEXT = `${HEADER}1,José,München\n2,Zoë,Kraków\n3,Ann,Łódź\n`;
const CELLS = [
  ['1', 'José', 'München'],
  ['2', 'Zoë', 'Kraków'],
  ['3', 'Ann', 'Łódź'],
];
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf32 = (text: string): Buffer =>
  Buffer.from(new Uint32Array(Array.from(text, (char) => char.codePointAt(0) ?? 0)).buffer);

test.each<[string, string, Uint8Array]>([
  ['UTF-8', 'utf-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16 with a mark', 'utf-16le', utf16(`\ufeff${TEXT}`)],
  ['UTF-16 without a mark', 'utf-16le', utf16(TEXT)],
  ['big-endian UTF-16 with a mark', 'utf-16be', utf16(`\ufeff${TEXT}`).swap16()],
  ['big-endian UTF-16 without a mark', 'utf-16be', utf16(TEXT).swap16()],
  ['UTF-32 with a mark', 'utf-32le', utf32(`\ufeff${TEXT}`)],
  ['UTF-32 without a mark', 'utf-32le', utf32(TEXT)],
  ['big-endian UTF-32', 'utf-32be', utf32(`\ufeff${TEXT}`).swap32()],
])('reads %s', async (_, label, bytes) => {
  const back = await readBytes({ leak: bytes });
  expect(back.intake.files[0]).toMatchObject({ encoding: label, parsed: 3, repaired: 0 });
  expect(cellsOf(back)).toEqual(CELLS);
});

test('takes what is not UTF-8 for Windows-1252, with its quotes and euro sign', async () => {
  const bytes = Buffer.from(`${HEADER}1,Jos\u00e9,M\u00fcnchen\n2,\u0093Zo\u00eb\u0094,\u0080 5\n`, 'latin1');
  const back = await readBytes({ leak: bytes });
  expect(back.intake.files[0]).toMatchObject({ encoding: 'windows-1252', parsed: 2, repaired: 0 });
  expect(cellsOf(back)).toEqual([
    ['1', 'José', 'München'],
    ['2', '“Zoë”', '€ 5'],
  ]);
});

test('finds Windows-1252 also where the first characters beyond ASCII come late', async () => {
  const early = Array.from({ length: 30_000 }, (_, index) => `${index},Ann,Berlin\n`).join('');
  const back = await readBytes({ leak: Buffer.from(`${HEADER}${early}x,Jos\u00e9,K\u00f6ln\n`, 'latin1') });
  expect(back.intake.files[0]).toMatchObject({ encoding: 'windows-1252', rows: 30_001, repaired: 0 });
  expect(cellsOf(back).at(-1)).toEqual(['x', 'José', 'Köln']);
});

test('repairs lines of another encoding in a UTF-8 file, each by itself', async () => {
  const good = Buffer.from(`${TEXT}4,José,Łódź\n`);
  const bad = Buffer.from('5,Jos\u00e9,K\u00f6ln\n', 'latin1');
  const back = await readBytes({ leak: Buffer.concat([good, bad, Buffer.from('6,Zoë,Kraków\n')]) });
  expect(back.intake.files[0]).toMatchObject({ encoding: 'utf-8', parsed: 5, repaired: 1 });
  expect(cellsOf(back)[4]).toEqual(['5', 'José', 'Köln']);
});

test.each<[string, string, readonly number[]]>([
  // "山田" and "ヤマダ", "Иван" and "Москва" as bytes, since nothing here writes these encodings.
  ['shift_jis', 'ヤマダ', [0x83, 0x84, 0x83, 0x7d, 0x83, 0x5f]],
  ['windows-1251', 'Москва', [0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]],
])('reads %s where the text says so plainly', async (label, word, bytes) => {
  const lines = Array.from({ length: 20 }, (_, index) =>
    Buffer.concat([Buffer.from(`${index},`), Buffer.from(bytes), Buffer.from(',x\n')]),
  );
  const back = await readBytes({ leak: Buffer.concat([Buffer.from(HEADER), ...lines]) });
  expect(back.intake.files[0]).toMatchObject({ encoding: label, rows: 20, repaired: 0 });
  expect(cellsOf(back)[0]).toEqual(['0', word, 'x']);
});

test('reads gzip, of several members too, and hashes the bytes as given', async () => {
  const packed = Buffer.concat([gzipSync(HEADER), gzipSync(TEXT.slice(HEADER.length))]);
  const back = await readBytes({ 'leak.csv': packed });
  expect(cellsOf(back)).toEqual(CELLS);
  expect(back.intake.files[0]).toMatchObject({
    compression: 'gzip',
    bytes: packed.length,
    bytes_decoded: Buffer.byteLength(TEXT),
    sha256: createHash('sha256').update(packed).digest('hex'),
  });
});

test.each([
  ['in the middle', 0.5],
  ['in the checksum', 1],
])('does not pass a gzip cut off %s for a whole one', async (_, part) => {
  const packed = gzipSync(TEXT.repeat(50));
  const cut = packed.subarray(0, Math.min(packed.length - 3, Math.floor(packed.length * part)));
  await expect(readBytes({ leak: cut })).rejects.toMatchObject({ code: 'truncated', exit: 2 });
});

test('tells a damaged gzip', async () => {
  const packed = gzipSync(TEXT.repeat(50), { level: 0 });
  packed[packed.length - 20] = (packed[packed.length - 20] ?? 0) ^ 0xff;
  await expect(readBytes({ leak: packed })).rejects.toMatchObject({ code: 'damaged' });
});

// A zstd frame of one raw block, by RFC 8878: magic, descriptor (single segment, two bytes of size), size - 256, block header.
function zstd(text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(10);
  head.writeUInt32LE(0xfd2fb528, 0);
  head[4] = 0x60;
  head.writeUInt16LE(body.length - 256, 5);
  head.writeUIntLE((body.length << 3) | 1, 7, 3);
  return Buffer.concat([head, body]);
}

test('reads zstd, and tells one cut off', async () => {
  const text = HEADER + '1,José,München\n'.repeat(100);
  const back = await readBytes({ leak: zstd(text) });
  expect(back.intake.files[0]).toMatchObject({
    compression: 'zstd',
    parsed: 100,
    bytes_decoded: Buffer.byteLength(text),
  });
  await expect(readBytes({ leak: zstd(text).subarray(0, 500) })).rejects.toMatchObject({ code: 'truncated' });
});

test('stops at a bomb, at too many layers and at the limit of all bytes', async () => {
  const bomb = gzipSync(Buffer.alloc(3 * 2 ** 20, '1,2\n'));
  await expect(readBytes({ leak: bomb }, { ratioFrom: 2 ** 20 })).rejects.toMatchObject({ code: 'bomb' });
  const nested = gzipSync(gzipSync(gzipSync(TEXT)));
  await expect(readBytes({ leak: nested })).rejects.toMatchObject({ code: 'too_deep' });
  const twice = await readBytes({ leak: gzipSync(gzipSync(TEXT)) });
  expect(cellsOf(twice)).toEqual(CELLS);
  await expect(readBytes({ leak: TEXT.repeat(100) }, { maxDecodedBytes: 1000 })).rejects.toMatchObject({
    code: 'limit',
  });
});

test.each<[string, Uint8Array, string]>([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['a byte order mark alone', Buffer.from('\ufeff'), 'empty'],
  ['blank lines', Buffer.from('\n\n  \r\n'), 'empty'],
  ['packed nothing', gzipSync(''), 'empty'],
  ['a database', Buffer.from(`SQLite format 3\u0000${'\u0001\u0000'.repeat(40)}`), 'binary'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'binary'],
  ['noise', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 256)), 'binary'],
  ['an archive of another kind', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), 'unsupported'],
])('refuses %s', async (_, bytes, code) => {
  await expect(readBytes({ 'leak.csv': bytes })).rejects.toMatchObject({ code, where: { file: 'leak.csv' }, exit: 2 });
});
