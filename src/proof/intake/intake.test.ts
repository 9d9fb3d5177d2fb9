import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Progress } from '../../model/progress.js';
import { inFolder, rowsOf } from '../../../test/hostile/read-back.js';
import { readFiles } from './intake.js';

type Places = { root: string; scratch: string };

async function inPlaces(use: (places: Places) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const places = { root: path.join(folder, 'in'), scratch: path.join(folder, 'scratch') };
    for (const place of Object.values(places)) mkdirSync(place, { mode: 0o700 });
    await use(places);
  });
}

const request = (places: Places): { inputs: string[]; scratch: string; workspaceRoot: string } => ({
  inputs: ['leak.csv'],
  scratch: places.scratch,
  workspaceRoot: places.root,
});

const ROWS = 600_000;

/** A file that takes the reader a while. */
/** A text that takes a while: with quotes it is read line after line. */
function writeLarge(places: Places): void {
  const lines = Array.from({ length: ROWS }, (_, id) => `${id},"Ann",ann${id}@example.org,Berlin\n`);
  writeFileSync(path.join(places.root, 'leak.csv'), `id,name,email,city\n${lines.join('')}`);
}

function readerOf(places: Places): number | null {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const line = listed.split('\n').find((one) => {
    const [, parent] = one.trim().split(/\s+/u);
    return parent === `${process.pid}` && one.includes('reader-process.js') && places.scratch !== '';
  });
  return line === undefined ? null : Number(line.trim().split(/\s+/u)[0]);
}

test('reads in a process of its own, tells how far it is, and leaves only Parquet', async () => {
  await inPlaces(async (places) => {
    writeLarge(places);
    const told: Progress[] = [];
    const intake = await readFiles(request(places), { onProgress: (progress) => told.push(progress) });
    expect(intake.files[0]).toMatchObject({ path: 'leak.csv', rows: ROWS, parsed: ROWS, rejected_rows: 0 });
    expect(told.some((one) => one.step === 'read' && one.total !== null && one.done <= one.total)).toBe(true);
    expect(readdirSync(places.scratch)).toEqual([path.basename(intake.tables[0]?.parquet ?? '')]);
  });
});

test('gives cells, lines and rows through the process', async () => {
  await inPlaces(async (places) => {
    writeFileSync(path.join(places.root, 'leak.csv'), 'id,name\n1,"Ann, B"\n\n2,\n');
    const back = await rowsOf(await readFiles(request(places)), places.scratch);
    expect(back.tables).toEqual([
      [
        { row: 1, file: 0, line: 2, cells: ['1', 'Ann, B'] },
        { row: 2, file: 0, line: 4, cells: ['2', null] },
      ],
    ]);
  });
});

test('says what is wrong with the input, and leaves nothing', async () => {
  await inPlaces(async (places) => {
    await expect(readFiles(request(places))).rejects.toMatchObject({
      code: 'not_found',
      where: { file: 'leak.csv' },
      exit: 2,
    });
    writeFileSync(path.join(places.root, 'leak.csv'), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]));
    await expect(readFiles(request(places))).rejects.toMatchObject({ exit: 2 });
    expect(readdirSync(places.scratch)).toEqual([]);
  });
});

test('the reader does not see the key', async () => {
  await inPlaces(async (places) => {
    writeLarge(places);
    process.env['ASSAY_KEY'] = 'not-for-the-reader';
    try {
      const stop = new AbortController();
      const reading = readFiles(request(places), { signal: stop.signal, onProgress: () => stop.abort() });
      const pid = readerOf(places);
      expect(pid).not.toBeNull();
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      expect(environment).toContain('PATH=');
      expect(environment).not.toContain('ASSAY_KEY');
      await expect(reading).rejects.toMatchObject({ code: 'interrupted' });
    } finally {
      delete process.env['ASSAY_KEY'];
    }
  });
});

test('an abort ends the reader and empties the scratch folder', async () => {
  await inPlaces(async (places) => {
    writeLarge(places);
    const stop = new AbortController();
    const reading = readFiles(request(places), { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(reading).rejects.toMatchObject({ code: 'interrupted', exit: 130 });
    expect(readerOf(places)).toBeNull();
    expect(readdirSync(places.scratch)).toEqual([]);
    await expect(readFiles(request(places), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'interrupted',
    });
  });
});

test('a reader that is killed midway is an error with a code, and leaves nothing', async () => {
  await inPlaces(async (places) => {
    writeLarge(places);
    let killed = false;
    const reading = readFiles(request(places), {
      onProgress: () => {
        const pid = killed ? null : readerOf(places);
        if (pid !== null) process.kill(pid, 'SIGKILL');
        killed ||= pid !== null;
      },
    });
    await expect(reading).rejects.toMatchObject({ code: 'reader_crashed', exit: 1 });
    expect(killed).toBe(true);
    expect(readdirSync(places.scratch)).toEqual([]);
  });
});

test('a reader that runs out of memory is an error with a code', async () => {
  await inPlaces(async (places) => {
    const names = Array.from({ length: 1500 }, (_, index) => `name_${index}`).join(',');
    writeFileSync(path.join(places.root, 'leak.csv'), `${names}\n`.repeat(2000));
    const reading = readFiles({ ...request(places), limits: { heapBytes: 6 * 2 ** 20 } });
    await expect(reading).rejects.toMatchObject({ code: 'reader_crashed' });
  });
});
