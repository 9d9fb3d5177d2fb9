import type { Element } from '../model/element.js';
import type { Intake } from '../model/sample.js';
import { readFiles } from '../proof/intake/intake.js';
import type { AppContext } from './context.js';
import type { Session } from './session.js';

/** What is turned into one part: the files of one system and date, of an earlier leak, or the canaries. */
export type Unit = {
  readonly label: string;
  readonly files: readonly string[];
  readonly columns: Readonly<Record<string, Element>>;
  readonly from: string | null;
  readonly to: string | null;
};

/** Units that are read together, and the scratch folder that they are read into. */
export type Batch = { readonly units: readonly Unit[]; readonly folder: string };

type Reader = { readonly session: Session; readonly context: AppContext };

export async function readUnits({ units, folder }: Batch, { context, session }: Reader): Promise<Intake> {
  const label = units.length === 1 ? (units[0]?.label ?? '') : `${units.length} tables`;
  return readFiles(
    { inputs: units.flatMap((unit) => unit.files), scratch: session.scratch.folder(folder) },
    {
      signal: context.signal,
      ...(context.onProgress === undefined
        ? {}
        : { onProgress: (progress) => context.onProgress?.({ ...progress, step: `${progress.step} ${label}` }) }),
    },
  );
}

/**
 * Reads batches one after the other, each while `work` is busy with the one before: the reader process is idle otherwise.
 * What is read ahead is silent until it is waited for. When `work` fails, the reading is stopped before the error goes on.
 */
export async function readAhead(
  batches: readonly Batch[],
  reader: Reader,
  work: (intake: Intake, batch: Batch) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([reader.context.signal, stop.signal]);
  const begin = (batch: Batch | undefined): Reading | null =>
    batch === undefined ? null : beginReading(batch, reader, signal);
  let next = begin(batches[0]);
  try {
    for (const [at, batch] of batches.entries()) {
      if (next === null) return;
      next.speak();
      const intake = await next.intake;
      next = begin(batches[at + 1]);
      await work(intake, batch);
    }
  } finally {
    stop.abort();
    await next?.intake.catch(() => null);
  }
}

type Reading = { readonly intake: Promise<Intake>; readonly speak: () => void };

function beginReading(batch: Batch, { session, context }: Reader, signal: AbortSignal): Reading {
  let heard = false;
  const intake = readUnits(batch, {
    session,
    context: {
      ...context,
      signal,
      onProgress: (progress) => {
        if (heard) context.onProgress?.(progress);
      },
    },
  });
  intake.catch(() => undefined); // it is told of where it is awaited
  return {
    intake,
    speak: () => {
      heard = true;
    },
  };
}
