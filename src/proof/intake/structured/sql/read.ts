import type { Limits } from '../../limits.js';
import type { FileSource, RowBatch } from '../../source.js';
import type { Batches } from '../batches.js';
import { openTextWindow } from '../text-window.js';
import { copyOn } from './copy.js';
import { findDialect } from './dialect.js';
import { type Dump, makeDump, type Step } from './dump.js';
import { rowOn, seamOn } from './insert.js';
import { skipStatement } from './skip.js';
import { statementOn } from './statements.js';

/** Characters from which the dialect is told. */
const DIALECT_CHARS = 2 ** 18;

export async function* readDump(
  source: FileSource,
  limits: Limits,
  batches: Batches,
  notes: string[],
): AsyncGenerator<RowBatch> {
  const window = openTextWindow(source);
  try {
    while (!window.final() && window.text().length < DIALECT_CHARS) await window.more();
    const dialect = findDialect(window.text());
    const dump = makeDump(window, batches, limits, dialect);
    for (;;) {
      const state = stepOn(dump);
      if (batches.full()) yield* batches.take(window.takeBytes());
      if (state === 'go') continue;
      if (window.final()) break;
      await window.more();
    }
    notes.push(...remarks(dump));
    yield* batches.rest(window.takeBytes());
  } finally {
    await window.close();
  }
}

function stepOn(dump: Dump): Step {
  const { mode } = dump;
  switch (mode.kind) {
    case 'statement':
      return statementOn(dump);
    case 'rows':
      return rowOn(dump, mode);
    case 'copy':
      return copyOn(dump, mode);
    case 'seam':
      return seamOn(dump, mode);
    case 'skip':
      return skipOn(dump, mode.skip);
    default:
      return lineOn(dump, mode.next);
  }
}

function skipOn(dump: Dump, skip: Parameters<typeof skipStatement>[0]): Step {
  const { window } = dump;
  const step = skipStatement(skip, window.text(), window.at(), window.final(), dump.dialect);
  window.advance(step.at);
  if (!step.done) return 'more';
  dump.mode = { kind: 'statement' };
  return 'go';
}

function lineOn(dump: Dump, next: Dump['mode']): Step {
  const { window } = dump;
  const newline = window.text().indexOf('\n', window.at());
  window.advance(newline === -1 ? window.text().length : newline + 1);
  if (newline === -1) return 'more';
  dump.mode = next;
  return 'go';
}

function remarks(dump: Dump): string[] {
  const notes = [`read as a dump of ${dump.dialect.name === 'unknown' ? 'no known database' : dump.dialect.name}`];
  if (dump.unread > 0) notes.push(`${dump.unread} statements with rows that are not spelled out left out`);
  if (dump.mode.kind !== 'statement') notes.push('the text ends inside a statement');
  return notes;
}
