import type { OnProgress, Progress } from '../../model/progress.js';
import { isDumb, type Ink } from '../terminal/ink.js';
import type { Output } from '../host.js';
import { clip } from '../terminal/width.js';
import { progressLine } from './line.js';

export type ProgressOptions = {
  readonly stream: Output;
  readonly ink: Ink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly quiet: boolean;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
};

export type ProgressDisplay = {
  readonly onProgress: OnProgress;
  /** A remark of its own line; it does not tear the progress line. */
  readonly warn: (line: string) => void;
  /** Shows how long the step has gone on, when nothing new is reported. Called by a timer. */
  readonly tick: () => void;
  /** Wipes the progress line. Nothing is shown afterwards. */
  readonly end: () => void;
};

const PATIENCE = 1000;
const LIVE_EVERY = 100;
const SPARSE_EVERY = 5000;

/**
 * Progress on standard error. On a terminal one line that is rewritten; elsewhere a line at most every five seconds. A step
 * that takes less than a second is never shown.
 */
export function createProgress({ stream, ink, env, quiet, clock }: ProgressOptions): ProgressDisplay {
  const live = stream.isTTY === true && !isDumb(env);
  const every = live ? LIVE_EVERY : SPARSE_EVERY;
  let step: { readonly first: Progress; readonly started: number; last: Progress } | null = null;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn = false;

  const wipe = (): void => {
    if (drawn && live) stream.write('\r\u001b[K');
    drawn = false;
  };
  const draw = (): void => {
    const now = clock();
    if (quiet || step === null || now - step.started < PATIENCE || now - drawnAt < every) return;
    const line = progressLine(step.first, step.last, (now - step.started) / 1000);
    const shown = clip(line, (stream.columns ?? 80) - 1);
    stream.write(live ? `\r${ink(shown, 'dim')}\u001b[K` : `${shown}\n`);
    drawn = true;
    drawnAt = now;
  };

  return {
    onProgress(progress) {
      if (step === null || step.first.step !== progress.step) {
        wipe();
        step = { first: progress, started: clock(), last: progress };
      }
      step.last = progress;
      draw();
    },
    warn(line) {
      if (quiet) return;
      wipe();
      stream.write(`${ink('note:', 'yellow')} ${line}\n`);
    },
    tick: draw,
    end() {
      wipe();
      step = null;
    },
  };
}
