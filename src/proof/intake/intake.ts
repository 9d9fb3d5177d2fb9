import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { OnProgress } from '../../model/progress.js';
import type { Intake } from '../../model/sample.js';
import { IntakeError } from './error.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { answerSchema, type Answer, type Failure, type Request } from './messages.js';
import { takeReader } from './reader.js';

export { IntakeError } from './error.js';
export type { Limits } from './limits.js';

export type IntakeRequest = {
  /** Files, folders and globs. */
  readonly inputs: readonly string[];
  /** An existing empty folder with mode 0700. On success it holds the tables' Parquet files and nothing else. */
  readonly scratch: string;
  readonly limits?: Partial<Limits>;
  /** What relative inputs are relative to. Default: the working directory. */
  readonly workspaceRoot?: string;
};

export type IntakeDeps = { readonly onProgress?: OnProgress; readonly signal?: AbortSignal };

/**
 * Reads files into tables of text. The bytes are parsed in a process of its own, which has neither the key nor the
 * environment; what it says is checked. Throws IntakeError; then the scratch folder is empty again.
 */
export async function readFiles(request: IntakeRequest, deps: IntakeDeps = {}): Promise<Intake> {
  const scratch = path.resolve(request.scratch);
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const root = path.resolve(request.workspaceRoot ?? '.');
  try {
    const intake = await runReader({ inputs: request.inputs, scratch, root, limits }, deps);
    checkPlaces(intake, scratch);
    return intake;
  } catch (error) {
    for (const name of readdirSync(scratch)) rmSync(path.join(scratch, name), { recursive: true, force: true });
    throw error;
  }
}

function runReader(request: Request, deps: IntakeDeps): Promise<Intake> {
  const { signal } = deps;
  if (signal?.aborted === true) return Promise.reject(interrupted());
  return new Promise((resolve, reject) => {
    const child = takeReader(request.limits);
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', abort);
      child.removeAllListeners();
      child.on('error', () => undefined);
      child.once('exit', settle);
      if (child.exitCode !== null || child.signalCode !== null) settle();
      else child.kill('SIGKILL');
    };
    const abort = (): void => end(() => reject(interrupted()));
    signal?.addEventListener('abort', abort);
    child.on('message', (message) => {
      const answer = answerSchema.safeParse(message);
      if (!answer.success) end(() => reject(crashed()));
      else take(answer.data, deps, (settle) => end(settle), resolve, reject);
    });
    child.on('error', () => end(() => reject(crashed())));
    child.on('exit', () => end(() => reject(crashed())));
    child.send(request, (failed) => {
      if (failed !== null) end(() => reject(crashed()));
    });
  });
}

function take(
  answer: Answer,
  deps: IntakeDeps,
  end: (settle: () => void) => void,
  resolve: (intake: Intake) => void,
  reject: (error: unknown) => void,
): void {
  if (answer.kind === 'progress') deps.onProgress?.(answer.progress);
  else if (answer.kind === 'done') end(() => resolve(answer.intake));
  else end(() => reject(errorOf(answer.failure)));
}

function errorOf(failure: Failure): IntakeError {
  const { file, line, column } = failure.where ?? {};
  const where = {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  return new IntakeError(failure.code, failure.message, {
    ...(failure.where === undefined ? {} : { where }),
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    exit: failure.exit,
  });
}

function checkPlaces(intake: Intake, scratch: string): void {
  for (const table of intake.tables) if (path.dirname(table.parquet) !== scratch) throw crashed();
}

function interrupted(): IntakeError {
  return new IntakeError('interrupted', 'reading was interrupted', { exit: 130 });
}

function crashed(): IntakeError {
  return new IntakeError('reader_crashed', 'the process that reads the files ended without an answer', {
    hint: 'A file may need more memory than the reader is given. No result was kept.',
  });
}
