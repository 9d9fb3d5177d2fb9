import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { FeedName } from '../../model/feeds.js';

const checkedSchema = z.object({ stamp: z.string(), sha256: z.string(), at: z.iso.datetime() });
/** When the publisher last said that a snapshot is still the newest there is. */
export type Checked = z.infer<typeof checkedSchema>;

const fileOf = (dir: string, name: FeedName): string => path.join(dir, name, 'checked.json');

export function readChecked(dir: string, name: FeedName): Checked | null {
  try {
    return checkedSchema.parse(JSON.parse(readFileSync(fileOf(dir, name), 'utf8')));
  } catch {
    return null; // the snapshot's own day stands then
  }
}

/** `scratch` lies on the same disk. */
export function keepChecked(dir: string, name: FeedName, checked: Checked, scratch: string): void {
  const part = path.join(scratch, `${name}-checked.json`);
  try {
    writeFileSync(part, `${JSON.stringify(checked)}\n`);
    renameSync(part, fileOf(dir, name));
  } finally {
    rmSync(part, { force: true });
  }
}
