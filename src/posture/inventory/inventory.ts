import { createHash } from 'node:crypto';
import { inventorySchema, type Inventory } from '../../model/asset.js';
import type { Draft, FileReading, InventoryFile } from './draft.js';
import { InventoryError } from './error.js';
import { readerOf } from './formats.js';
import { DEFAULT_LIMITS, type InventoryLimits } from './limits.js';
import { merge } from './merge/merge.js';
import { onlyMissing } from './plant/only-missing.js';

export type InventoryOptions = { readonly limits?: Partial<InventoryLimits> };

/**
 * What is written of an organisation's machines, from one file or several: sheets, nmap's XML, CycloneDX, lists of leases, a plant file. The
 * order counts: where two files differ, the first stands, and the conflict is told. What is not understood stands in
 * `set_aside` with its place, or in `unused`. Values are as the files have them: whoever shows them makes them inert.
 * @throws InventoryError where a file holds no inventory at all, is broken or too large
 */
export async function readInventory(
  files: readonly InventoryFile[],
  options: InventoryOptions = {},
): Promise<Inventory> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const read: Reading[] = [];
  for (const file of files) read.push({ file, reading: await readFile(file, limits) });
  const readings = listsFirst(read);
  const { assets, conflicts } = merge(
    readings.map(({ file, reading }) => ({ path: file.path, drafts: reading.drafts })),
  );
  const sources = readings.map(({ file, reading }) => ({
    path: file.path,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    kind: reading.kind,
    read: reading.drafts.length,
    set_aside: shortened(reading.set_aside, file.path, limits),
    unused: [...reading.unused],
  }));
  return inventorySchema.parse({ assets, sources, conflicts });
}

type Reading = { readonly file: InventoryFile; readonly reading: FileReading };

/** What somebody answered to questions comes after every list, and adds what no list names. */
function listsFirst(readings: readonly Reading[]): Reading[] {
  const lists = readings.filter(({ reading }) => reading.kind !== 'questions');
  const named = lists.flatMap(({ reading }) => reading.drafts);
  const answered = readings.filter(({ reading }) => reading.kind === 'questions');
  return [...lists, ...answered.map(({ file, reading }) => ({ file, reading: onlyMissing(reading, named) }))];
}

async function readFile(file: InventoryFile, limits: InventoryLimits): Promise<FileReading> {
  const where = { file: file.path };
  if (file.bytes.length > limits.maxBytes)
    throw new InventoryError('too_large', `the file has more than ${Math.round(limits.maxBytes / 1e6)} MB`, {
      where,
      hint: 'An inventory has a line for each machine.',
    });
  if (file.bytes.length === 0)
    throw new InventoryError('empty', 'the file is empty', { where, hint: 'Name another file.' });
  const reading = await readerOf(file)(file, limits);
  if (reading.drafts.length > limits.maxAssets)
    throw new InventoryError('too_large', `the file names more than ${limits.maxAssets} machines`, { where });
  return { ...reading, drafts: reading.drafts.map((draft) => bounded(draft, reading, limits)) };
}

/** A machine with more programs or ports than any has keeps the first of them, and says so. */
function bounded(given: Draft, reading: FileReading, limits: InventoryLimits): Draft {
  const most = limits.maxPerAsset;
  const draft = { ...given, programs: distinct(given.programs) };
  const lists = [draft.programs, draft.ports, draft.ip, draft.mac];
  if (lists.every((list) => list.length <= most)) return draft;
  reading.set_aside.push({
    where: draft.sources[0] ?? '',
    why: `more than ${most} programs, ports or addresses: the first ${most} of each are kept`,
  });
  return {
    ...draft,
    programs: draft.programs.slice(0, most),
    ports: draft.ports.slice(0, most),
    ip: draft.ip.slice(0, most),
    mac: draft.mac.slice(0, most),
  };
}

/** The same said twice by one file, as of two ports, is said once. */
function distinct(programs: readonly Draft['programs'][number][]): Draft['programs'] {
  const seen = new Set<string>();
  return programs.filter(({ part, text, basis }) => {
    const key = `${part} ${basis} ${text.toLowerCase()}`;
    return !seen.has(key) && seen.add(key);
  });
}

function shortened(
  list: FileReading['set_aside'],
  path: string,
  { maxSetAside }: InventoryLimits,
): FileReading['set_aside'] {
  if (list.length <= maxSetAside) return list;
  const rest = list.length - maxSetAside;
  return [...list.slice(0, maxSetAside), { where: path, why: `${rest} more places could not be read` }];
}
