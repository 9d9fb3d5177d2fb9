import type { Element } from '../model/element.js';
import type { Intake } from '../model/sample.js';
import type { AppContext } from './context.js';
import { beginReading, type Reading } from './reading.js';
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

/** Reads batches one after the other, each while `work` is busy with the one before: the reader process is idle otherwise. */
export async function readAhead(
  batches: readonly Batch[],
  reader: Reader,
  work: (intake: Intake, batch: Batch) => Promise<void>,
): Promise<void> {
  let reading: Reading | null = null;
  try {
    for (const [at, batch] of batches.entries()) {
      reading ??= beginBatch(batch, reader);
      reading.speak();
      const intake = await reading.intake;
      const next = batches[at + 1];
      reading = next === undefined ? null : beginBatch(next, reader);
      await work(intake, batch);
    }
  } finally {
    await reading?.stop();
  }
}

function beginBatch({ units, folder }: Batch, { session, context }: Reader): Reading {
  const label = units.length === 1 ? (units[0]?.label ?? '') : `${units.length} tables`;
  return beginReading(
    { inputs: units.flatMap((unit) => unit.files), scratch: session.scratch.folder(folder) },
    {
      signal: context.signal,
      env: context.env,
      onProgress: (progress) => context.onProgress?.({ ...progress, step: `${progress.step} ${label}` }),
    },
  );
}
