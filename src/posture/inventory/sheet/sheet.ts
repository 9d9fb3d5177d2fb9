import type { FileReading } from '../draft.js';
import { InventoryError } from '../error.js';
import type { InventoryLimits } from '../limits.js';
import { readDelimited } from './delimited.js';
import { isLeaseHeading } from './headings.js';
import { withMaker } from '../words/makers.js';
import { readTable, type TableRead } from './read-table.js';

/** Reads a text of cells: CSV, TSV, or lines as people type them. */
export function readSheetText(text: string, path: string, limits: InventoryLimits): FileReading {
  return asReading(readTable(readDelimited(text, path, limits)), path);
}

/** A table as what a file holds; none of whose rows names a machine is no inventory. */
export function asReading(read: TableRead, path: string): FileReading {
  if (read.drafts.length === 0)
    throw new InventoryError('not_an_inventory', 'no line of the file names a machine that is known', {
      where: { file: path },
      hint: 'Give each machine a line, and the first line headings such as: name, role, os, software, ip.',
    });
  const isLeases = read.headings.filter(isLeaseHeading).length >= 1 && read.drafts.every(isBare);
  const drafts = isLeases ? read.drafts.map(withMaker) : read.drafts;
  return { kind: isLeases ? 'leases' : 'sheet', drafts, set_aside: read.set_aside, unused: read.unused };
}

function isBare({ programs, ip, mac }: TableRead['drafts'][number]): boolean {
  return programs.length === 0 && (ip.length > 0 || mac.length > 0);
}
