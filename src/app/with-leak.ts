import { openDuckDbStore } from '../engine/duckdb/store.js';
import type { Store } from '../engine/store.js';
import type { Reference } from '../model/reference.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import { keyCheck, loadKey, openReference } from '../proof/reference/reference.js';
import { readWorkspace, type ReadWorkspace } from '../workspace/workspace.js';
import type { AppContext } from './context.js';
import { workspacePaths } from './paths.js';
import { beginReading, type Reading } from './reading.js';
import { withEngine, withScratch, type Session } from './session.js';

export type OpenedLeak = {
  readonly session: Session;
  readonly reading: Reading;
  readonly read: ReadWorkspace;
  readonly reference: Reference;
  readonly store: Store;
};

type LeakRequest = {
  readonly workspaceDir: string;
  readonly leaks: readonly string[];
};

/** Runs work on a leak that the reader process reads meanwhile, with the reference attached. Whatever happens, nothing of the leak stays behind. */
export async function withLeak<Result>(
  { workspaceDir, leaks }: LeakRequest,
  context: AppContext,
  work: (opened: OpenedLeak) => Promise<Result>,
): Promise<Result> {
  const read = readWorkspace(workspaceDir);
  const paths = workspacePaths(read.dir);
  const key = loadKey(paths.key, context.env['ASSAY_KEY']);
  const { reference, database } = openReference(paths.index, {
    normaliser: NORMALISER_VERSION,
    keyCheck: keyCheck(key),
  });
  return withScratch(paths.scratch, async (scratch) => {
    const reading = beginReading({ inputs: leaks, scratch: scratch.folder('leak') }, context);
    try {
      const engine = { allowed: [], key, reference: database };
      return await withEngine(scratch, engine, context, async (session) => {
        const store = await openDuckDbStore(session.connection);
        return work({ session, reading, read, reference, store });
      });
    } finally {
      await reading.stop();
    }
  });
}
