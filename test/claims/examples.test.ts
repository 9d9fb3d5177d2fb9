import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readClaimText } from '../../src/app/claim.js';
import { plainInk } from '../../src/cli/terminal/ink.js';
import { viewClaim } from '../../src/cli/view/claim.js';

const fileOf = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

test.each([
  ['carrier-2021/claim', '2021-08-16'],
  ['town/note', '2021-08-02'],
])('%s reads as it is kept', async (name, date) => {
  const read = await readClaimText({ bytes: readFileSync(fileOf(`${name}.txt`)), file: name, date, rates: null });
  await expect(viewClaim(read, { width: 80, ink: plainInk })).toMatchFileSnapshot(fileOf(`${name}.read.txt`));
});
