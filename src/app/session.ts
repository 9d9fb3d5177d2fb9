import { openDuckDb } from '../engine/duckdb/open.js';
import type { Connection } from '../engine/connection.js';
import { installTokenMacro } from '../engine/token.js';
import { installNormalisers } from '../proof/normalise/normalise.js';
import type { AppContext } from './context.js';
import { memoryFrom } from './memory.js';
import { processName } from './process.js';
import { openScratch, type Scratch } from './scratch.js';

export type Session = { readonly connection: Connection; readonly scratch: Scratch };

export type EngineOptions = {
  /** Folders and files that SQL may touch, beside the scratch folder. */
  readonly allowed: readonly string[];
  readonly key: Uint8Array;
  /** Database of the reference, attached read-only as `reference`. */
  readonly reference?: string;
};

/** Runs work in a session: a scratch folder of its own and an engine. Whatever happens, both are gone afterwards. */
export async function withSession<Result>(
  options: EngineOptions & { readonly scratchParent: string },
  context: AppContext,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  return withScratch(options.scratchParent, (scratch) => withEngine(scratch, options, context, work));
}

export async function withScratch<Result>(
  parent: string,
  work: (scratch: Scratch) => Promise<Result>,
): Promise<Result> {
  const scratch = openScratch(parent, processName(process.pid));
  try {
    return await work(scratch);
  } finally {
    scratch.remove();
  }
}

/** Runs work with an engine that holds the key and the macros; an interrupt ends the statement that is running. */
export async function withEngine<Result>(
  scratch: Scratch,
  options: EngineOptions,
  context: AppContext,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const memory = memoryFrom(context.env);
  const connection = await openDuckDb({
    scratch: scratch.folder('spill'),
    allowed: [scratch.dir, ...options.allowed],
    ...(memory === undefined ? {} : { memory }),
    ...(options.reference === undefined ? {} : { attach: { reference: { path: options.reference, readOnly: true } } }),
  });
  const interrupt = (): void => connection.interrupt();
  context.signal.addEventListener('abort', interrupt);
  try {
    await installTokenMacro(connection, options.key);
    await installNormalisers(connection);
    return await work({ connection, scratch });
  } finally {
    context.signal.removeEventListener('abort', interrupt);
    connection.close();
  }
}
