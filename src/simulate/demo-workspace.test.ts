import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DEMO_AS_OF, writeDemo } from './demo-workspace.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'demo-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const truth = z.object({
  verdict: z.string(),
  rows: z.int(),
  as_of: z.string().nullable(),
  prior_rows: z.int(),
  canaries: z.array(z.object({ canary_id: z.string() })),
});

test('the demo has a leak of every class, each with its truth', () => {
  const { leaks } = writeDemo(scratch);
  const truths = leaks.map((leak) => {
    const name = path.basename(leak, '.csv');
    const told = truth.parse(JSON.parse(readFileSync(path.join(scratch, `truth/${name}.json`), 'utf8')));
    const lines = readFileSync(path.join(scratch, leak), 'utf8').trimEnd().split('\n').length;
    expect(lines).toBe(told.rows + 1);
    return told;
  });
  expect(truths.map(({ verdict }) => verdict)).toEqual([
    'authentic',
    'fabricated',
    'stitched',
    'scraped',
    'not_ours',
    'recycled',
    'mixed',
  ]);
  expect(truths[0]).toMatchObject({ as_of: DEMO_AS_OF, prior_rows: 3, canaries: [{ canary_id: 'canary-postpaid-1' }] });
});
