import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { payloadOf, type CaseEvent } from '../../model/case.js';
import type { WorkspacePaths } from '../paths.js';

/** Ids of events whose file stayed with who sent the case: it is not here, and was not lost. */
export function readElsewhere({ elsewhere }: WorkspacePaths): ReadonlySet<string> {
  const text = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8') : '';
  return new Set(text.split('\n').filter((line) => line !== ''));
}

/**
 * Writes down which events of those that just came in have no file here, and takes off the list what has one now. Gives how
 * many of the new ones have none.
 */
export function noteElsewhere(paths: WorkspacePaths, added: readonly CaseEvent[], all: readonly CaseEvent[]): number {
  const before = readElsewhere(paths);
  const fresh = added.filter((event) => isElsewhere(event, paths)).map(({ id }) => id);
  const arrived = new Set(all.filter((event) => !isElsewhere(event, paths)).map(({ id }) => id));
  const now = [...new Set([...before, ...fresh])].filter((id) => !arrived.has(id));
  if (now.length === before.size && fresh.length === 0) return 0;
  const part = `${paths.elsewhere}.part`;
  writeFileSync(part, now.map((id) => `${id}\n`).join(''), { mode: 0o600, flush: true });
  renameSync(part, paths.elsewhere);
  return fresh.length;
}

/** Where a file lay that was only referred to is a place of the sender's machine. */
function isElsewhere(event: CaseEvent, { evidence }: WorkspacePaths): boolean {
  const payload = payloadOf(event, 'evidence');
  if (payload === null) return false;
  return payload.kept === 'reference' || !existsSync(path.join(evidence, payload.sha256));
}
