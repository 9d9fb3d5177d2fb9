import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeLeak } from './files/leak-file.js';
import { writeWorkspace } from './files/workspace.js';
import { makeLeak } from './leak/leak.js';
import { simulatePopulation } from './population.js';
import { writeState } from './state.js';
import { writeTown } from './town.js';
import type { Field } from './world/cells.js';

const PEOPLE = 400;
const ROWS = 60;
const OFFERED: readonly Field[] = [
  'full_name',
  'ssn',
  'dob',
  'drivers_license',
  'phone',
  'street',
  'city',
  'state',
  'zip',
  'imei',
];
const HEADERS = { full_name: 'NAME', ssn: 'SSN', dob: 'DOB', drivers_license: 'DL', phone: 'PHONE', imei: 'IMEI' };

/** Writes the data files of `examples/` anew, the same bytes every time. What is written by hand there is left alone. */
export function writeExamples(dir: string): void {
  writeCarrier(path.join(dir, 'carrier-2021'));
  writeTown(path.join(dir, 'town'));
  writeState(path.join(dir, 'state'));
}

function writeCarrier(dir: string): void {
  const population = simulatePopulation({ seed: 'carrier-2021', people: PEOPLE });
  writeWorkspace(dir, population, {
    name: 'Northwind Wireless',
    sector: 'communications',
    state: 'WA',
    personsServed: PEOPLE,
  });
  const mangling = [{ kind: 'rename', headers: HEADERS }] as const;
  const offered = { population, rows: ROWS, columns: OFFERED, asOf: '2021-07-18', mangling } as const;
  writeLeak(
    path.join(dir, 'leak/sample.csv'),
    makeLeak({ ...offered, kind: 'authentic', seed: 'sample', canary: true }),
  );
  writeLeak(path.join(dir, 'leak/second-seller.csv'), makeLeak({ ...offered, kind: 'fabricated', seed: 'second' }));
}

const [, script, target] = process.argv;
if (script === fileURLToPath(import.meta.url)) writeExamples(target ?? 'examples');
