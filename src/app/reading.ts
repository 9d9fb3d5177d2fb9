import type { Intake } from '../model/sample.js';
import type { OnProgress } from '../model/progress.js';
import { readFiles } from '../proof/intake/intake.js';
import type { AppContext } from './context.js';
import { memoryFrom } from './memory.js';

/** Files that the reader process reads while this process does something else. */
export type Reading = {
  /** Its failure is told to whoever awaits it. */
  readonly intake: Promise<Intake>;
  /** Lets its progress be seen: what is read ahead is silent until it is waited for. */
  readonly speak: () => void;
  /** Ends the reading, if it still runs, and waits until nothing more is written. Never fails. */
  readonly stop: () => Promise<void>;
};

export function beginReading(
  request: { readonly inputs: readonly string[]; readonly scratch: string },
  { signal, onProgress, env }: Pick<AppContext, 'signal' | 'onProgress' | 'env'>,
): Reading {
  const stopped = new AbortController();
  let heard = false;
  const tell: OnProgress = (progress) => {
    if (heard) onProgress?.(progress);
  };
  const memory = memoryFrom(env);
  const limits = memory === undefined ? {} : { engineBytes: memory };
  const intake = readFiles(
    { ...request, limits },
    { signal: AbortSignal.any([signal, stopped.signal]), onProgress: tell },
  );
  intake.catch(() => undefined);
  return {
    intake,
    speak: () => {
      heard = true;
    },
    stop: async () => {
      stopped.abort();
      await intake.catch(() => null);
    },
  };
}
