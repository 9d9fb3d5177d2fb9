import { expect, test } from 'vitest';
import { globPattern } from '../../base/glob.js';
import { cellsOf, readBytes, readPaths, inFolder } from '../../../test/hostile/read-back.js';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

test('files with the same columns share a table, rows are numbered over all of them', async () => {
  const back = await readBytes({
    'a.csv': 'id,name\n1,Ann\n2,Bob\n',
    'b.csv': 'ssn;phone\n078-05-1120;206-555-0100\n',
    'c.csv': 'ID;Name\n3;"C;c"\n',
    'd.csv': 'id,name\n4,Dan\n',
  });
  expect(back.tables.map((rows) => rows.map((row) => [row.row, row.file, row.line, ...row.cells]))).toEqual([
    [
      [1, 0, 2, '1', 'Ann'],
      [2, 0, 3, '2', 'Bob'],
      [4, 2, 2, '3', 'C;c'],
      [5, 3, 2, '4', 'Dan'],
    ],
    [[3, 1, 2, '078-05-1120', '206-555-0100']],
  ]);
  expect(back.intake.tables[0]?.columns.map((column) => column.name)).toEqual(['id', 'name']);
});

test('files without headers share a table when their columns look alike, and only then', async () => {
  const back = await readBytes({
    'a.txt': 'a@example.org:pw1\nb@example.org:secret\n',
    'b.txt': 'c@example.org:pw3\nd@example.org:hidden\n',
    'c.txt': 'Ann Bee:078-05-1120\nBob Cee:219-09-9999\n',
  });
  expect(back.tables.map((rows) => rows.map((row) => row.file))).toEqual([
    [0, 0, 1, 1],
    [2, 2],
  ]);
});

test('reads many small files of two dialects in turn', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => {
      const text = `id,name\n${index},N${index}\n`;
      return [`${index + 100}.csv`, index % 2 === 0 ? text : text.replaceAll(',', '\t')];
    }),
  );
  const back = await readBytes(files);
  expect(cellsOf(back)).toEqual(Array.from({ length: 60 }, (_, index) => [`${index}`, `N${index}`]));
});

test('JSON and CSV with the same columns meet in one table, in the order given', async () => {
  const back = await readBytes({
    'a.jsonl': '{"id":"1","name":"Ann"}\n{"id":"2","name":"Bob"}\n',
    'b.csv': 'id,name\n3,"C\nc"\n',
    'c.json': '[{"id":"4","name":"Dan"}]',
  });
  expect(back.tables.map((rows) => rows.map((row) => [row.row, row.file, ...row.cells]))).toEqual([
    [
      [1, 0, '1', 'Ann'],
      [2, 0, '2', 'Bob'],
      [3, 1, '3', 'C\nc'],
      [4, 2, '4', 'Dan'],
    ],
  ]);
});

test('reads many files of as many layouts', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`${index + 1000}.csv`, `id_${index},name\n${index},Ann\n`]),
  );
  const back = await readBytes(files);
  expect(back.tables).toHaveLength(300);
});

test('expands folders in order of names, and globs, and reads nothing twice', async () => {
  await inFolder(async (folder) => {
    mkdirSync(path.join(folder, 'in/sub'), { recursive: true });
    for (const name of ['b.csv', 'a.csv', '.hidden.csv', 'sub/c.csv', 'note.txt']) {
      writeFileSync(path.join(folder, 'in', name), `id,name\n1,${name}\n`);
    }
    symlinkSync('/etc/hostname', path.join(folder, 'in/link.csv'));
    const paths = async (inputs: string[], scratch: string): Promise<string[]> =>
      (await readPaths(inputs, folder, path.join(folder, scratch))).intake.files.map((file) => file.path);
    expect(await paths(['in'], 's1')).toEqual(['in/a.csv', 'in/b.csv', 'in/note.txt', 'in/sub/c.csv']);
    expect(await paths(['in/*.csv', 'in/a.csv'], 's2')).toEqual(['in/a.csv', 'in/b.csv']);
    expect(await paths(['in/**/*.csv'], 's3')).toEqual(['in/a.csv', 'in/b.csv', 'in/sub/c.csv']);
    await expect(paths(['in/none.csv'], 's4')).rejects.toMatchObject({
      code: 'not_found',
      where: { file: 'in/none.csv' },
    });
    await expect(paths(['in/*.json'], 's5')).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('names what it could not read beside what it could, and refuses when it could read nothing', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
  const back = await readBytes({ 'a.csv': 'id,name\n1,Ann\n', 'logo.png': png, 'none.csv': '' });
  expect(back.intake.files.map((file) => file.path)).toEqual(['a.csv']);
  expect(back.intake.files[0]?.notes).toEqual(['not read: logo.png (binary)', 'not read: none.csv (empty)']);
  await expect(readBytes({ 'logo.png': png, 'none.csv': '' })).rejects.toMatchObject({ code: 'binary' });
});

test('names of columns that break SQL stay names', async () => {
  const hostile = `id,"x"";DROP TABLE t;--",'; ATTACH 'y' AS z; --`;
  const back = await readBytes({ 'a.csv': `${hostile}\n1,2,3\n4,5,6\n` });
  expect(back.intake.tables[0]?.columns.map((column) => column.name)).toEqual([
    'id',
    'x";DROP TABLE t;--',
    "'; ATTACH 'y' AS z; --",
  ]);
  expect(cellsOf(back)).toEqual([
    ['1', '2', '3'],
    ['4', '5', '6'],
  ]);
});

test('translates globs', () => {
  expect(globPattern('*.{csv,tsv}').test('a.tsv')).toBe(true);
  expect(globPattern('*.csv').test('sub/a.csv')).toBe(false);
  expect(globPattern('part[0-3]?.csv').test('part2x.csv')).toBe(true);
  expect(globPattern('part[!0-3].csv').test('part2.csv')).toBe(false);
  expect(globPattern('a.csv').test('abcsv')).toBe(false);
});
