import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimSchema } from '../../src/model/claim.js';
import { validatorOf } from '../schemas.js';
import { folder, run, runPacked } from './command.js';

const POST = `A hacker known as Rook offered data of 3 million customers of the bank Ardley Trust on a forum on Sunday, for 2 BTC.
Names and passwords were stolen.
`;

let dir = '';
beforeAll(() => {
  dir = folder();
  writeFileSync(path.join(dir, 'post.txt'), POST);
  writeFileSync(path.join(dir, 'rates.yaml'), 'as_of: 2021-08-15\nusd: { BTC: 46000 }\n');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the packed command prints JSON that fits the shipped schema, with the worth from a table that is given', async () => {
  const ended = await runPacked(
    ['claim', 'read', 'post.txt', '--date', '2021-08-16', '--rates', 'rates.yaml', '--json', '--html', 'p.html'],
    dir,
  );
  expect(ended).toMatchObject({ code: 0, stderr: 'Page written to p.html\n' });
  const claim = claimSchema.parse(JSON.parse(ended.stdout));
  const valid = validatorOf('assay.claim-1');
  valid(JSON.parse(ended.stdout));
  expect(valid.errors).toBeNull();
  expect(claim).toMatchObject({
    organisation: { value: 'Ardley Trust' },
    actor: { value: 'Rook' },
    claimed_on: { value: '2021-08-15' },
    people: { value: 3e6 },
  });
  expect(claim.subsets[0]?.price.usd).toMatchObject({ value: 92_000, basis: expect.stringContaining('2021-08-15') });
  expect(readFileSync(path.join(dir, 'p.html'), 'utf8')).toContain('<mark>');
});

test('the view shows what was read with the words it came from', async () => {
  const { code, stdout, stderr } = await run(['claim', 'read', 'post.txt'], dir);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Ardley Trust');
  expect(stdout).toContain('“Sunday”: it is relative');
});

test.each([
  ['a folder', ['.'], 2],
  ['no file', ['missing.txt'], 2],
  ['nothing', [], 2],
  ['a date that is none', ['post.txt', '--date', '2021-02-30'], 2],
  ['a table that is none', ['post.txt', '--rates', 'post.txt'], 2],
  ['a page over the text', ['post.txt', '--html', 'post.html.txt'], 2],
])('%s is bad input, said in words', async (_what, args, code) => {
  const ended = await run(['claim', 'read', ...args], dir);
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr.toLowerCase()).toContain('error');
});

test('an article of 200 MB is refused before it is read', async () => {
  const big = openSync(path.join(dir, 'big.txt'), 'w');
  ftruncateSync(big, 200_000_000);
  closeSync(big);
  const ended = await run(['claim', 'read', 'big.txt'], dir);
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('more than 4 MB') });
});
