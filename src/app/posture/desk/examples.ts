import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLES_FOLDER } from '../../../base/rule-files.js';
import { workspacePaths } from '../../paths.js';
import { importBundles } from '../oversight/import.js';
import { plantsIn } from '../oversight/store.js';
import { DeskError } from './error.js';
import { namesOfLists } from './files.js';

export const EXAMPLE_NAMES = ['carrier', 'town', 'state'] as const;
export type ExampleName = (typeof EXAMPLE_NAMES)[number];

/** An example that stands open in place of a workspace's own files, and the day on which its story ends. */
export type OpenExample = { readonly name: 'town' | 'state'; readonly as_of: string };

/** Where the posture of a workspace lies: its own files, or those of the example town while that is open. */
export type PosturePlaces = {
  /** Folder whose `.assay` holds the key that signs bundles: one of its own for an example, which is nobody's plant. */
  readonly home: string;
  readonly lists: string;
  /** Lists of courses. */
  readonly courses: string;
  /** What name servers said of its mail. */
  readonly mail: string;
  readonly plant: string;
  readonly feeds: string;
  readonly example: OpenExample | null;
};

const TOWN: OpenExample = { name: 'town', as_of: '2021-08-05' };
const STATE: OpenExample = { name: 'state', as_of: '2021-12-01' };

export function posturePlaces(dir: string): PosturePlaces {
  const { lists, courses, mail, plant, feeds } = workspacePaths(dir);
  const folder = exampleFolder(dir, 'town');
  if (!existsSync(folder)) return { home: dir, lists, courses, mail, plant, feeds, example: null };
  return {
    home: folder,
    lists: path.join(folder, 'lists'),
    courses: path.join(folder, 'courses'),
    mail: path.join(folder, 'mail'),
    plant: path.join(folder, 'plant.yaml'),
    feeds,
    example: TOWN,
  };
}

export function oversightPlace(dir: string): { readonly folder: string; readonly example: OpenExample | null } {
  const folder = exampleFolder(dir, 'state');
  return existsSync(folder) ? { folder, example: STATE } : { folder: workspacePaths(dir).oversight, example: null };
}

/** For what is to be kept: an example is removed whole, and own files with it. Throws `example_open`. */
export function requireOwn(example: OpenExample | null): void {
  if (example === null) return;
  throw new DeskError('example_open', 'an example is open here', {
    hint: 'Remove it first, then give your own files.',
  });
}

/**
 * Opens an example in folders of its own below `.assay/examples`; nothing of the workspace is touched. The town and the state only where
 * the workspace has nothing of that kind; the carrier is copied as the workspace that it is, for it has systems of its own.
 * Throws `not_empty`.
 */
export function openExample(dir: string, name: ExampleName, now: Date): { readonly folder: string } {
  const folder = exampleFolder(dir, name);
  if (existsSync(folder)) return { folder };
  const { lists, plant, oversight } = workspacePaths(dir);
  if (name === 'town' && (existsSync(plant) || namesOfLists(lists).length > 0)) throw notEmpty();
  if (name === 'state' && plantsIn(oversight).length > 0) throw notEmpty();
  try {
    fill(name, folder, now);
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw new DeskError('cannot_write', 'the example cannot be copied', {
      where: { file: folder },
      hint: 'Check that the folder may be written to and the disk has room.',
      cause,
    });
  }
  return { folder };
}

export function closeExample(dir: string, name: ExampleName): void {
  rmSync(exampleFolder(dir, name), { recursive: true, force: true });
}

function fill(name: ExampleName, folder: string, now: Date): void {
  const from = path.join(EXAMPLES_FOLDER, name === 'carrier' ? 'carrier-2021' : name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (name === 'carrier') {
    cpSync(from, folder, { recursive: true, filter: (source) => path.basename(source) !== '.assay' });
  } else if (name === 'town') {
    cpSync(path.join(from, 'inventory.csv'), path.join(folder, 'lists', 'inventory.csv'));
    cpSync(path.join(from, 'plant.yaml'), path.join(folder, 'plant.yaml'));
  } else {
    const files = ['bundles-2021-05.jsonl', 'bundles-2021-11.jsonl'];
    const given = files.map((file) => ({ name: file, file: path.join(from, file) }));
    importBundles({ files: given, into: folder, acceptKey: false, now });
  }
}

export function exampleFolder(dir: string, name: ExampleName): string {
  return path.join(workspacePaths(dir).examples, name);
}

function notEmpty(): DeskError {
  return new DeskError('not_empty', 'there are files of your own here: the example would stand in their place', {
    hint: 'Open the example in an empty workspace.',
  });
}
