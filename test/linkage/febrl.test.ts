import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FEBRL, isOriginal, linkFebrl, readFebrl } from './febrl.js';

// Where the machine has it: invented people with their duplicates, and the truth of who is who.
const DATASETS = [
  { what: 'dataset 1', files: ['dataset1.csv'] },
  { what: 'dataset 2', files: ['dataset2.csv'] },
  { what: 'dataset 3', files: ['dataset3.csv'] },
  { what: 'dataset 4', files: ['dataset4a.csv', 'dataset4b.csv'] },
] as const;

for (const { what, files } of DATASETS) {
  test.skipIf(!existsSync(FEBRL))(`FEBRL ${what}: mistyped people are found (skipped without ../shared)`, async () => {
    const people = files.flatMap(readFebrl);
    const originals = people.filter(isOriginal);
    const duplicates = people.filter((person) => !isOriginal(person));

    const all = await linkFebrl(originals, duplicates);
    expect({ ...all, enough: all.f1 >= 0.98 && all.precision >= 0.999 }).toMatchObject({ enough: true });

    // Half of the people are strangers now, and nothing that identifies has leaked.
    const half = originals.filter((_, at) => at % 2 === 0);
    const hard = await linkFebrl(half, duplicates, ['soc_sec_id']);
    expect({ ...hard, enough: hard.f1 >= 0.93 && hard.precision >= 0.99 }).toMatchObject({ enough: true });
  });
}
