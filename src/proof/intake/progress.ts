import type { OnProgress } from '../../model/progress.js';

export type ReadProgress = { readonly add: (bytes: number) => void };

const STEP = 8 * 2 ** 20;

/** Tells of bytes read, not more often than every few megabytes. The total is of the files as given: unpacked ones may pass it. */
export function createProgress(onProgress: OnProgress, total: number): ReadProgress {
  let done = 0;
  let told = 0;
  return {
    add(bytes) {
      done += bytes;
      if (done - told < STEP) return;
      told = done;
      onProgress({ step: 'read', done, total: done > total ? null : total, unit: 'bytes' });
    },
  };
}
