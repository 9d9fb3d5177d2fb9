import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeLeak } from './files/leak-file.js';
import { writeWorkspace } from './files/workspace.js';
import { makeLeak } from './leak/leak.js';
import type { LeakRequest } from './leak/request.js';
import { type Population, simulatePopulation } from './population.js';
import type { Field } from './world/cells.js';

export const DEMO_AS_OF = '2021-07-18';
const PEOPLE = 20_000;
const ROWS = 300;
const OFFERED: readonly Field[] = [
  'first_name',
  'last_name',
  'dob',
  'ssn',
  'drivers_license',
  'phone',
  'street',
  'city',
  'state',
  'zip',
  'imei',
];

/**
 * Writes the example carrier into `dir`: systems of record, earlier leak, canaries, `assay.yaml`, and leaks of every class
 * under `leak/`, with what each truly is under `truth/`. The same bytes every time.
 */
export function writeDemo(dir: string): { readonly leaks: readonly string[] } {
  const population = simulatePopulation({ seed: 'northwind-wireless', people: PEOPLE });
  writeWorkspace(dir, population, {
    name: 'Northwind Wireless',
    sector: 'communications',
    state: 'WA',
    personsServed: PEOPLE,
  });
  mkdirSync(path.join(dir, 'truth'), { recursive: true });
  const leaks = demoLeaks(population);
  for (const [name, request] of leaks) {
    writeLeak(path.join(dir, `leak/${name}.csv`), makeLeak(request), path.join(dir, `truth/${name}.json`));
  }
  return { leaks: leaks.map(([name]) => `leak/${name}.csv`) };
}

function demoLeaks(population: Population): (readonly [string, LeakRequest])[] {
  const common = { population, rows: ROWS, columns: OFFERED, asOf: DEMO_AS_OF } as const;
  return [
    ['sample', { ...common, kind: 'authentic', seed: 'sample', canary: true, priorOverlap: 3 }],
    ['fabricated', { ...common, kind: 'fabricated', seed: 'fabricated' }],
    ['stitched', { ...common, kind: 'stitched', seed: 'stitched' }],
    ['scraped', { ...common, kind: 'scraped', seed: 'scraped' }],
    ['not-ours', { ...common, kind: 'not_ours', seed: 'not-ours' }],
    ['recycled', recycledRequest(population)],
    ['mixed', mixedRequest(population)],
  ];
}

function recycledRequest(population: Population): LeakRequest {
  const headers = { full_name: 'name', phone: 'mobile', account_no: 'acct', plan: 'tariff' };
  const mangling = [{ kind: 'rename', headers }, { kind: 'reorder' }] as const;
  return { population, kind: 'recycled', seed: 'recycled', rows: ROWS, mangling };
}

function mixedRequest(population: Population): LeakRequest {
  return {
    population,
    kind: 'mixed',
    seed: 'mixed',
    rows: ROWS,
    asOf: DEMO_AS_OF,
    columns: ['full_name', 'phone', 'account_no', 'plan', 'ssn', 'dob', 'imei'],
    parts: [
      { kind: 'authentic', share: 0.5 },
      { kind: 'recycled', share: 0.3 },
      { kind: 'fabricated', share: 0.2 },
    ],
  };
}
