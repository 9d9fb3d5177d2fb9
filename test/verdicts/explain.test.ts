import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainRow, verifyLeak } from '../../src/app/use-cases.js';
import { explanationSchema, type Explanation } from '../../src/model/explanation.js';
import { makeLeak, writeLeak, type LeakRequest } from '../../src/simulate/simulate.js';
import { validatorOf } from '../schemas.js';
import { carrierWorld, context, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await carrierWorld();
}, 300_000);
afterAll(() => world.remove());

type Given = Omit<LeakRequest, 'population'>;
type RowLine = { readonly row: number; readonly class: string; readonly probability: number; readonly person: string };

const WIDE = { rows: 60, asOf: '2021-05-10' } as const;
const LEAKS: readonly Given[] = [
  { ...WIDE, kind: 'authentic', canary: true, seed: 'x-1' },
  { rows: 60, kind: 'recycled', seed: 'x-2' },
  { ...WIDE, kind: 'scraped', seed: 'x-3' },
  { ...WIDE, kind: 'stitched', seed: 'x-4' },
  { ...WIDE, kind: 'fabricated', seed: 'x-5' },
  { ...WIDE, kind: 'not_ours', seed: 'x-6' },
  {
    ...WIDE,
    kind: 'mixed',
    parts: [
      { kind: 'authentic', share: 0.5 },
      { kind: 'fabricated', share: 0.3 },
      { kind: 'stitched', share: 0.2 },
    ],
    seed: 'x-7',
  },
];

function write(request: Given): string {
  const leak = makeLeak({ ...request, population: world.population });
  const file = path.join(world.dir, 'leak', `${request.seed}.${leak.form.format}`);
  writeLeak(file, leak);
  return file;
}

async function rowsOf(file: string): Promise<RowLine[]> {
  const rows = `${file}.rows.csv`;
  await verifyLeak(world.dir, [file], { columns: {}, rows }, context);
  const [, ...lines] = readFileSync(rows, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [row = '', name = '', probability = '', person = ''] = line.split(',');
    return { row: Number(row), class: name, probability: Number(probability), person };
  });
}

async function explain(file: string, number: number, clear = false): Promise<Explanation> {
  return explainRow(world.dir, [file], { columns: {}, choice: { by: 'row', number }, clear }, context);
}

/** The first row of every class that the row file has. */
function oneOfEach(rows: readonly RowLine[]): RowLine[] {
  return rows.filter((line, at) => rows.findIndex((other) => other.class === line.class) === at);
}

test.each(LEAKS)(
  '$kind: the class, its probability and the person are those of the row file',
  { timeout: 180_000 },
  async (leak) => {
    const file = write(leak);
    const valid = validatorOf('assay.explanation-1');
    const rows = await rowsOf(file);
    expect(rows.map((line) => line.class)).toContain(leak.kind === 'mixed' ? 'authentic' : leak.kind);
    for (const line of oneOfEach(rows).slice(0, 3)) {
      const explanation = await explain(file, line.row);
      expect(explanationSchema.parse(explanation)).toEqual(explanation);
      valid(explanation);
      expect(valid.errors).toBeNull();
      expect(explanation).toMatchObject({ row: line.row, line: line.row + 1, class: line.class });
      const of = explanation.probabilities.find((entry) => entry.class === line.class);
      expect(of?.probability).toBeCloseTo(line.probability, 5);
      expect(explanation.person.token ?? '').toBe(line.person);
      const { parts, comparisons, total } = explanation.weight;
      expect([...parts, ...comparisons].reduce((sum, part) => sum + part.log10, 0)).toBeCloseTo(total, 9);
      expect(total).toBeGreaterThan(-0.05);
      expect(comparisons.length).toBeGreaterThan(3);
      expect(explanation.cells.every((cell) => !('value' in cell))).toBe(true);
    }
  },
);

test('with clear, the cells are those of the row; without, none is given', { timeout: 180_000 }, async () => {
  const file = write({ ...WIDE, kind: 'authentic', seed: 'x-8' });
  const cells = readFileSync(file, 'utf8').split('\n')[7]?.split(',') ?? [];
  const shown = await explain(file, 7, true);
  expect(shown.cells.map((cell) => cell.value ?? '')).toEqual(cells.map((cell) => cell.replaceAll('"', '')));
  const hidden = JSON.stringify(await explain(file, 7));
  const telling = cells.filter((cell) => cell.length >= 6 && /\d{3}/u.test(cell));
  expect(telling.length).toBeGreaterThan(3);
  expect(telling.filter((cell) => hidden.includes(cell))).toEqual([]);
});
