import { InventoryError } from '../error.js';
import { isObject, list } from '../cyclonedx/from-json.js';
import type { FileReading } from '../draft.js';
import type { InventoryLimits } from '../limits.js';
import { readTable } from '../sheet/read-table.js';
import { plainCell, type Row } from '../sheet/rows.js';
import { asReading } from '../sheet/sheet.js';

/** Where router programs put their lists: `{ "data": [...] }`. */
const HOLDERS = ['data', 'clients', 'leases', 'devices', 'assets', 'hosts', 'items', 'results', 'rows', 'value'];

/** Reads a list of objects, as routers and address servers export it, like a sheet whose headings are the keys. */
export function readJsonList(json: unknown, path: string, limits: InventoryLimits): FileReading {
  const objects = listIn(json).filter(isObject);
  if (objects.length === 0)
    throw new InventoryError('not_an_inventory', 'the JSON holds no list of machines', {
      where: { file: path },
      hint: 'Known are CycloneDX and lists of clients or leases.',
    });
  if (objects.length > limits.maxRows)
    throw new InventoryError('too_large', `the list has more than ${limits.maxRows} entries`, {
      where: { file: path },
    });
  const keys = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  if (keys.length > limits.maxColumns)
    throw new InventoryError('too_large', `its entries have more than ${limits.maxColumns} different keys`, {
      where: { file: path },
    });
  const rows: Row[] = objects.map((one, at) => ({
    where: `${path}:${at + 1}`,
    cells: keys.map((key) => plainCell(cellOf(one[key])).slice(0, limits.maxCell)),
  }));
  // A key such as `_id` is the exporting program's own number for the entry.
  const headings = keys.map((key) => plainCell(key.startsWith('_') ? `${key} key` : key));
  return asReading(readTable({ rows, skipped: [] }, headings), path);
}

function listIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return [];
  const held = HOLDERS.map((key) => list(json[key])).find((one) => one.length > 0);
  if (held !== undefined) return held;
  const objects = Object.values(json).filter(isObject);
  return objects.length === Object.keys(json).length ? objects : [];
}

const MOST_NESTED = 3;

function cellOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value) || depth >= MOST_NESTED) return '';
  return value
    .map((one) => cellOf(one, depth + 1))
    .filter((text) => text !== '')
    .join('; ');
}
