import type { Limits } from '../../limits.js';
import type { FileSource, RowBatch, StructuredReading } from '../../source.js';
import { makeBatches, type Batches } from '../batches.js';
import { openTextWindow, type TextWindow } from '../text-window.js';
import { lineOn } from './lines.js';
import { findShape } from './shape.js';
import { walkOn } from './structure.js';
import { makeWalk, type Walk } from './walk.js';

/** Characters from which the shape of the text is told. */
const SHAPE_CHARS = 2 ** 20;

/** Reads JSON text of any of the shapes that records come in. `lines`: the file is taken for one record a line. */
export function readJsonText(source: FileSource, limits: Limits, lines: boolean): StructuredReading {
  const batches = makeBatches(source, limits);
  const notes: string[] = [];
  return {
    tables: batches.tables,
    batches: read(source, limits, lines, batches, notes),
    notes: () => notes,
  };
}

async function* read(
  source: FileSource,
  limits: Limits,
  lines: boolean,
  batches: Batches,
  notes: string[],
): AsyncGenerator<RowBatch> {
  const window = openTextWindow(source);
  try {
    while (!window.final() && window.text().length < SHAPE_CHARS) await window.more();
    const walk = makeWalk(window, batches, limits, findShape(window.text(), window.final(), lines));
    yield* steps(walk, window, batches);
    notes.push(...remarks(walk));
    yield* batches.rest(window.takeBytes());
  } finally {
    await window.close();
  }
}

async function* steps(walk: Walk, window: TextWindow, batches: Batches): AsyncGenerator<RowBatch> {
  const step = walk.shape.kind === 'lines' ? lineOn : walkOn;
  for (;;) {
    const state = step(walk);
    if (batches.full()) yield* batches.take(window.takeBytes());
    if (state === 'go') continue;
    if (window.final()) return;
    await window.more();
  }
}

function remarks(walk: Walk): string[] {
  const notes: string[] = [];
  if (walk.outside > 0) notes.push(`${walk.outside} values outside of the record arrays left out`);
  if (walk.stack.length > 1 || walk.skim !== null) notes.push('the text ends before its brackets are closed');
  return notes;
}
