import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { type Canary, canariesOf } from '../canaries.js';
import { isoOf, monthStarts } from '../days.js';
import { type Line, versionsOf } from '../line.js';
import type { Population } from '../population.js';
import { COLUMNS, type Records, everybody, priorLeakOf, rowOf } from '../systems.js';
import type { Cells } from '../world/cells.js';
import { delimitedLine } from './delimited.js';
import { type OutFile, openOut } from './out-file.js';
import { type Snapshot, openSnapshots } from './snapshots.js';

export type WorkspaceOptions = {
  readonly name: string;
  readonly sector?: string;
  readonly state?: string;
  readonly personsServed?: number;
  /** Months between two snapshots of prepaid. Default 3. */
  readonly snapshotMonths?: number;
  /** Canaries are planted and listed unless this is false. */
  readonly canaries?: boolean;
};

export type Written = { readonly rows: Readonly<Record<string, number>>; readonly canaries: readonly Canary[] };

type Files = {
  readonly postpaid: OutFile;
  readonly prospects: OutFile;
  readonly prior: OutFile;
  readonly snapshots: readonly Snapshot[];
  readonly rows: Record<string, number>;
};

/** Writes the systems of record, the earlier leak, the canaries and `assay.yaml` of a simulated organisation into `dir`. */
export function writeWorkspace(dir: string, population: Population, options: WorkspaceOptions): Written {
  mkdirSync(path.join(dir, 'systems'), { recursive: true });
  const months = options.snapshotMonths ?? 3;
  const dates = monthStarts(isoOf(population.from + months * 30), isoOf(population.to - 1), months);
  const canaries = options.canaries === false ? [] : canariesOf(population);
  const files: Files = {
    postpaid: openOut(path.join(dir, 'systems/postpaid.csv')),
    prospects: openOut(path.join(dir, 'systems/prospects.csv')),
    prior: openOut(path.join(dir, 'prior/cpni-2020.csv')),
    snapshots: openSnapshots(dir, dates),
    rows: { postpaid: 0, prepaid: 0, prospects: 0, prior: 0 },
  };
  writeHeaders(files);
  // Planted records stand in the middle, like any other.
  const middle = Math.floor(population.people / 2);
  for (const records of everybody(population)) {
    if (records.person.index === middle) for (const canary of canaries) plant(files, canary);
    writeRecords(files, population, records);
  }
  for (const file of [files.postpaid, files.prospects, files.prior, ...files.snapshots]) file.close();
  if (canaries.length > 0) writeCanaries(path.join(dir, 'systems/canaries.csv'), canaries);
  writeFileSync(path.join(dir, 'assay.yaml'), configOf(population, options, files.snapshots, canaries.length > 0));
  return { rows: files.rows, canaries };
}

function writeHeaders({ postpaid, prospects, prior }: Files): void {
  const headers = (columns: readonly { readonly header: string }[]): string[] => columns.map(({ header }) => header);
  postpaid.line(delimitedLine([...headers(COLUMNS.postpaid), 'valid_from', 'valid_to']));
  prospects.line(delimitedLine(headers(COLUMNS.prospects)));
  prior.line(delimitedLine(headers(COLUMNS.priorLeak)));
}

function writeRecords(files: Files, population: Population, { lines, application }: Records): void {
  for (const line of lines) {
    if (line.system === 'prepaid')
      for (const snapshot of files.snapshots) count(files, 'prepaid', snapshot.write(line));
    else if (line.end === null || population.options.purged !== true) writeHistory(files, line);
    const leaked = priorLeakOf(population, line);
    if (leaked === null) continue;
    files.prior.line(delimitedLine(rowOf(leaked, COLUMNS.priorLeak)));
    count(files, 'prior', 1);
  }
  if (application !== null) writeApplication(files, application.cells);
}

function writeHistory(files: Files, line: Line): void {
  for (const { from, to, cells } of versionsOf(line)) {
    writeVersion(files, cells, isoOf(from), to === null ? '' : isoOf(to));
  }
}

function writeVersion(files: Files, cells: Readonly<Cells>, from: string, to: string): void {
  files.postpaid.line(delimitedLine([...rowOf(cells, COLUMNS.postpaid), from, to]));
  count(files, 'postpaid', 1);
}

function writeApplication(files: Files, cells: Readonly<Cells>): void {
  files.prospects.line(delimitedLine(rowOf(cells, COLUMNS.prospects)));
  count(files, 'prospects', 1);
}

function count({ rows }: Files, system: string, more: number): void {
  rows[system] = (rows[system] ?? 0) + more;
}

function plant(files: Files, { system, planted, cells }: Canary): void {
  if (system === 'postpaid') writeVersion(files, cells, isoOf(planted), '');
  else if (system === 'prospects') writeApplication(files, cells);
  else for (const snapshot of files.snapshots) count(files, 'prepaid', snapshot.plant(planted, cells));
}

const CANARY_FIELDS = ['first_name', 'last_name', 'dob', 'ssn', 'phone', 'email', 'account_no', 'imei'] as const;

function writeCanaries(file: string, canaries: readonly Canary[]): void {
  const out = openOut(file);
  out.line(delimitedLine(['canary_id', 'system', 'planted_on', ...CANARY_FIELDS]));
  for (const { id, system, planted, cells } of canaries) {
    const held = CANARY_FIELDS.map((field) => (holds(system, field) ? cells[field] : ''));
    out.line(delimitedLine([id, system, isoOf(planted), ...held]));
  }
  out.close();
}

function holds(system: Canary['system'], field: (typeof CANARY_FIELDS)[number]): boolean {
  const fields = COLUMNS[system].map((column) => column.field);
  return fields.includes(field) || (fields.includes('full_name') && (field === 'first_name' || field === 'last_name'));
}

function configOf(
  population: Population,
  options: WorkspaceOptions,
  snapshots: readonly Snapshot[],
  canaries: boolean,
): string {
  return stringify({
    organisation: {
      name: options.name,
      ...(options.sector === undefined ? {} : { sector: options.sector }),
      ...(options.state === undefined ? {} : { state: options.state }),
      ...(options.personsServed === undefined ? {} : { persons_served: options.personsServed }),
    },
    systems: {
      postpaid: { history: { files: ['systems/postpaid.csv'], from: 'valid_from', to: 'valid_to' } },
      prepaid: { snapshots: Object.fromEntries(snapshots.map(({ date, path: file }) => [date, file])) },
      prospects: { files: ['systems/prospects.csv'], columns: { application_id: 'record_id', applied_on: 'ignore' } },
    },
    prior_leaks: { 'cpni-2020': { files: ['prior/cpni-2020.csv'], date: isoOf(population.priorLeak) } },
    ...(canaries ? { canaries: 'systems/canaries.csv' } : {}),
  });
}
