import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inertText } from '../../src/base/text.js';
import type { Intake } from '../../src/model/sample.js';
import { IntakeError, readFiles } from '../../src/proof/intake/intake.js';
import * as hostile from './files.js';
import { makeZip } from './make-zip.js';
import { readBytes } from './read-back.js';

const MiB = 2 ** 20;
const LIMITS = { heapBytes: 512 * MiB, engineBytes: 256 * MiB };
/** Of the reader, in bytes: its heap, the engine's share, and what Node and buffers take beside them. */
const MOST_MEMORY = 1100 * MiB;
const MOST_SECONDS = 15;
const SECRET = 'Zebulon Quux 078-05-1120';

type Outcome = {
  readonly intake: Intake | null;
  readonly code: string | null;
  readonly message: string;
  /** What the scratch folder was left with. */
  readonly left: readonly string[];
  readonly peak: number;
  readonly seconds: number;
};

let folder = '';
let made: Awaited<ReturnType<typeof hostile.enginesFiles>> | null = null;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'assay-hostile-'));
  made = await hostile.enginesFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let runs = 0;
function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, `${(runs += 1)}-${name}`);
  writeFileSync(file, content);
  return file;
}

async function read(input: string): Promise<Outcome> {
  const scratch = path.join(folder, `scratch${(runs += 1)}`);
  mkdirSync(scratch, { mode: 0o700 });
  const watch = watchChildren();
  const start = performance.now();
  const end = (): Pick<Outcome, 'left' | 'peak' | 'seconds'> => ({
    left: readdirSync(scratch),
    peak: watch.end(),
    seconds: (performance.now() - start) / 1000,
  });
  try {
    const intake = await readFiles({ inputs: [input], scratch, limits: LIMITS });
    return { intake, code: null, message: '', ...end() };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { intake: null, code: error.code, message: error.message, ...end() };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The most memory a child of this process ever had, where the system tells. */
function watchChildren(): { readonly end: () => number } {
  let peak = 0;
  const look = (): void => {
    const file = `/proc/self/task/${process.pid}/children`;
    if (!existsSync(file)) return;
    for (const child of readFileSync(file, 'utf8').trim().split(' ')) {
      try {
        const status = readFileSync(`/proc/${child}/status`, 'utf8');
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0) * 1024);
      } catch {
        // It has ended.
      }
    }
  };
  const timer = setInterval(look, 20);
  return {
    end: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Bounded time and memory; nothing left behind by a failure, and nothing live or private in its message; else, sums that add up. */
function expectSober(outcome: Outcome): void {
  expect(outcome.seconds).toBeLessThan(MOST_SECONDS);
  expect(outcome.peak).toBeLessThan(MOST_MEMORY);
  expect(outcome.message).toBe(inertText(outcome.message));
  expect(outcome.message).not.toContain(SECRET);
  expect(outcome.left.filter((name) => outcome.code !== null || !name.endsWith('.parquet'))).toEqual([]);
  for (const file of outcome.intake?.files ?? []) {
    expect(file.rows).toBe(file.parsed + file.repaired + file.rejected_rows);
    expect(file.rejected).toHaveLength(Math.min(100, file.rejected_rows));
  }
}

const zst = (): Buffer => made?.zst ?? Buffer.alloc(0);
const parquet = (): Buffer => made?.parquet ?? Buffer.alloc(0);
const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.6));

test.each<[string, () => Promise<string> | string, readonly string[]]>([
  ['a flat ZIP bomb', async () => write('a.zip', await hostile.flatBomb()), ['bomb']],
  [
    'a flat ZIP bomb that declares one byte',
    async () => write('a.zip', await hostile.flatBomb(1)),
    ['damaged', 'bomb'],
  ],
  ['archives in archives', () => write('a.zip', hostile.nested(6)), ['too_deep']],
  ['members that share their bytes', () => write('a.zip', hostile.overlapping(500)), ['bomb']],
  [
    'more members than allowed',
    () => write('a.zip', makeZip([{ name: 'a', data: 'x' }], 60_000)),
    ['too_many_members'],
  ],
  ['a member named to climb out', () => write('a.zip', makeZip([{ name: '../../a.csv', data: 'x' }])), ['path_escape']],
  [
    'a member that is a link',
    () => write('a.zip', makeZip([{ name: 'a.csv', data: '/etc/passwd', mode: 0o120_777 }])),
    ['path_escape'],
  ],
  [
    'an encrypted member',
    () => write('a.zip', makeZip([{ name: 'a.csv', data: 'x', flags: 1 }])),
    ['encrypted_archive'],
  ],
  ['a cut ZIP', () => write('a.zip', cut(makeZip([{ name: 'a.csv', data: hostile.plainCsv(5000) }]))), ['truncated']],
  ['a billion laughs', () => write('a.xlsx', hostile.billionLaughs()), ['bomb']],
  ['an external entity', () => write('a.xlsx', hostile.externalEntity(write('secret.txt', SECRET))), ['bomb']],
  ['gzip of zeros', () => write('a.csv.gz', hostile.gzOfZeros(200 * MiB)), ['bomb']],
  ['gzip of gzip of zeros', () => write('a.gz', gzipSync(hostile.gzOfZeros(200 * MiB))), ['bomb', 'too_deep']],
  ['a cut gzip', () => write('a.csv.gz', cut(gzipSync(hostile.plainCsv(50_000)))), ['truncated']],
  ['a cut Zstandard file', () => write('a.csv.zst', cut(zst())), ['truncated', 'damaged']],
  ['a cut Parquet file', () => write('a.parquet', cut(parquet())), ['truncated', 'damaged']],
  [
    'a Parquet footer that claims 4 GB',
    () => write('a.parquet', hostile.lyingFooter(parquet(), 0xff_ff_ff_00)),
    ['truncated', 'damaged'],
  ],
  [
    'a Parquet footer that claims 1 byte',
    () => write('a.parquet', hostile.lyingFooter(parquet(), 1)),
    ['truncated', 'damaged'],
  ],
  ['a Parquet footer of noise', () => write('a.parquet', hostile.noisyFooter(parquet())), ['damaged']],
])('%s ends the intake with its code', async (_what, make, codes) => {
  const outcome = await read(await make());
  expect(codes).toContain(outcome.code);
  expectSober(outcome);
});

test.each([
  ['[', ']'],
  ['{"a":', '}'],
])('a million of %s cost one record', async (open, close) => {
  const outcome = await read(write('a.json', hostile.deepJson(1_000_000, open, close)));
  expect(outcome.intake?.files[0]).toMatchObject({ format: 'json', rows: 2, parsed: 1, rejected_rows: 1 });
  expectSober(outcome);
});

test('a string of 200 MB costs one record', async () => {
  const file = path.join(folder, 'long.json');
  hostile.writeLongString(file, 200 * MiB);
  const outcome = await read(file);
  expect(outcome.intake?.files[0]).toMatchObject({
    rows: 2,
    parsed: 1,
    rejected: [{ line: 1, reason: 'row_too_large' }],
  });
  expectSober(outcome);
});

test.skipIf(process.platform !== 'linux')(
  'memory is really watched (only where the system tells it by /proc)',
  async () => {
    const outcome = await read(write('a.csv', hostile.plainCsv(50_000)));
    expect(outcome.peak).toBeGreaterThan(20 * MiB);
  },
);

test('venom in names and cells is read as what it is', async () => {
  const outcome = await read(write('a.csv', hostile.venomousCsv()));
  expect(outcome.intake?.files[0]).toMatchObject({ rejected_rows: 0 });
  expect(outcome.intake?.tables.map((table) => table.columns.length)).toEqual([hostile.VENOM.length]);
  expectSober(outcome);
});

test('NUL bytes among text cost no row', async () => {
  const outcome = await read(write('a.csv', 'id,name\n1,A\u0000nn\n2,\u0000\n3,Bo\n'));
  expect(outcome.intake?.files[0]?.rows).toBe(3);
  expectSober(outcome);
});

test('a hundred thousand columns are too many, for each of their rows or for the file', async () => {
  const outcome = await read(write('a.csv', hostile.wideCsv(100_000)));
  const rejected = outcome.intake?.files[0]?.rejected_rows ?? 0;
  expect(outcome.code === 'limit' || rejected >= 2).toBe(true);
  expectSober(outcome);
});

test('a link in a folder is not followed', async () => {
  const outcome = await read(hostile.linkedFolder(folder, write('secret.csv', `id,name\n9,${SECRET}\n`)));
  expect(outcome.intake?.files.map((file) => [path.basename(file.path), file.rows])).toEqual([['rows.csv', 2]]);
});

test('a table of as many columns as may be is read within the memory given', async () => {
  const width = 2000;
  const line = (text: string): string => Array.from({ length: width }, (_, at) => `${text}${at}`).join(',');
  const { intake } = await readBytes({ 'wide.csv': [line('column'), line('a'), line('b'), ''].join('\n') });
  expect(intake.tables.map((table) => table.columns.length)).toEqual([width]);
});
