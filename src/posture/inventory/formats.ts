import { textOf } from '../../base/encoded-text.js';
import { bomFromJson, isObject } from './cyclonedx/from-json.js';
import { bomFromXml } from './cyclonedx/from-xml.js';
import { readBom } from './cyclonedx/cyclonedx.js';
import type { FileReading, InventoryFile } from './draft.js';
import { InventoryError } from './error.js';
import type { InventoryLimits } from './limits.js';
import { readJsonList } from './leases/json-list.js';
import { readLeases } from './leases/leases.js';
import { readNmap } from './nmap/nmap.js';
import { looksLikePlant, readPlant } from './plant/plant.js';
import { readSheetText } from './sheet/sheet.js';
import { readXlsx } from './sheet/workbook.js';

export type InventoryReader = (file: InventoryFile, limits: InventoryLimits) => Promise<FileReading> | FileReading;

/** Heads of files that are no list of machines, with what to do instead. */
const FOREIGN: readonly (readonly [string, string, string])[] = [
  ['%PDF', 'a PDF', 'Save the list as CSV or XLSX, or copy it into a sheet.'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office file', 'Save it as .xlsx or .csv.'],
  ['\u0089PNG', 'a picture', 'Type the list into a sheet.'],
  ['\u00ff\u00d8\u00ff', 'a picture', 'Type the list into a sheet.'],
  ['GIF8', 'a picture', 'Type the list into a sheet.'],
  ['\u001f\u008b', 'packed', 'Unpack it first.'],
  ['Rar!', 'packed', 'Unpack it first.'],
];

/** The reader for a file, by what its bytes look like; names are not believed. */
export function readerOf(file: InventoryFile): InventoryReader {
  const head = String.fromCharCode(...file.bytes.subarray(0, 8));
  const foreign = FOREIGN.find(([start]) => head.startsWith(start));
  if (foreign !== undefined)
    throw new InventoryError('unsupported', `the file is ${foreign[1]}, not a list of machines`, {
      where: { file: file.path },
      hint: foreign[2],
    });
  if (/^PK[\u0003\u0005]/u.test(head)) return readXlsx;
  const { text } = textOf(file.bytes);
  if (/^\s*</u.test(text)) return readXml(text);
  if (/^\s*[[{]/u.test(text)) return readJson(text);
  if (looksLikePlant(text)) return ({ path }) => readPlant(text, path);
  return ({ path }, limits) => readLeases(text, path, limits) ?? readSheetText(text, path, limits);
}

function readXml(text: string): InventoryReader {
  return ({ path }, limits) => {
    const isBom = /<(?:\w+:)?bom[\s>]/u.test(text.slice(0, 4_000)) && text.includes('cyclonedx.org');
    return isBom ? readBom(bomFromXml(text, path, limits), path) : readNmap(text, path, limits);
  };
}

function readJson(text: string): InventoryReader {
  return ({ path }, limits) => {
    const json = parsed(text, path);
    if (isObject(json) && json['bomFormat'] === 'CycloneDX') return readBom(bomFromJson(json, path, limits), path);
    return readJsonList(json, path, limits);
  };
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InventoryError('broken_json', 'the file is not well-formed JSON', {
      where: { file: path },
      hint: 'Export it again.',
      cause,
    });
  }
}
