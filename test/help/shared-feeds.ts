import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A folder of public data beside this repository, or beside the folder of its work trees; null on a machine that has none. */
export function sharedFeeds(name: string): string | null {
  const places = ['../../../shared/feeds/', '../../../../shared/feeds/'];
  const folders = places.map((place) => fileURLToPath(new URL(`${place}${name}`, import.meta.url)));
  return folders.find((folder) => existsSync(folder)) ?? null;
}
