import type { CommandContext } from '@stricli/core';
import type { explainRow, exposeLeak, identifyFile, indexWorkspace, verifyLeak } from '../app/use-cases.js';

/** A stream that results or messages are written to: standard output, standard error, or a test's memory. */
export type Output = {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  getColorDepth?(env?: Readonly<Record<string, string | undefined>>): number;
};

export type UseCases = {
  readonly indexWorkspace: typeof indexWorkspace;
  readonly verifyLeak: typeof verifyLeak;
  readonly explainRow: typeof explainRow;
  readonly exposeLeak: typeof exposeLeak;
  readonly identifyFile: typeof identifyFile;
};

/** What the command line is given from outside: the real process, or a test's stand-in. */
export type Host = {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether somebody sits at the keyboard and can be asked. */
  readonly canAsk: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** Starts the process that reads files, ahead of its first task. */
  readonly wakeReader: () => Promise<void>;
  /** Loads the use cases, and with them the engine: only when a command needs them. */
  readonly useCases: () => Promise<UseCases>;
};

/** What a command's action has as `this`. */
export type CliContext = CommandContext & {
  readonly host: Host;
  readonly version: string;
};
