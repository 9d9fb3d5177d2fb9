import path from 'node:path';
import { type Day, dayOf } from '../days.js';
import { type Line, cellsOn } from '../line.js';
import { ENTRY } from '../rates.js';
import { COLUMNS, rowOf } from '../systems.js';
import type { Cells } from '../world/cells.js';
import { delimitedLine, jsonLine } from './delimited.js';
import { openOut } from './out-file.js';

/** What the table said on one day, in a file of its own. Both writers give the number of rows written. */
export type Snapshot = {
  readonly date: string;
  readonly path: string;
  write(line: Line): number;
  plant(planted: Day, cells: Readonly<Cells>): number;
  close(): void;
};

const NAMES = [...COLUMNS.prepaid.map(({ header }) => header), 'status'];

/** One file per date; the second is JSON lines, the others CSV. */
export function openSnapshots(dir: string, dates: readonly string[]): Snapshot[] {
  return dates.map((date, at) => openSnapshot(dir, date, at === 1 ? 'jsonl' : 'csv'));
}

function openSnapshot(dir: string, date: string, format: 'csv' | 'jsonl'): Snapshot {
  const file = `systems/prepaid-${date}.${format}`;
  const out = openOut(path.join(dir, file));
  const day = dayOf(date);
  if (format === 'csv') out.line(delimitedLine(NAMES));
  const put = (cells: Readonly<Cells>, status: string): number => {
    const row = [...rowOf(cells, COLUMNS.prepaid), status];
    out.line(format === 'csv' ? delimitedLine(row) : jsonLine(NAMES, row));
    return 1;
  };
  return {
    date,
    path: file,
    write(line) {
      const cells = cellsOn(line, day, ENTRY.purgeDays);
      return cells === null ? 0 : put(cells, line.end !== null && line.end <= day ? 'closed' : 'active');
    },
    plant: (planted, cells) => (planted <= day ? put(cells, 'active') : 0),
    close: () => out.close(),
  };
}
