import type { Host } from './host.js';

/** The host of a real run: this process, its streams, its signals. Call it once. */
export function processHost(): Host {
  process.stdout.on('error', onLostOutput);
  process.stderr.on('error', () => undefined); // there is nowhere left to say it
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    canAsk: process.stdin.isTTY && process.stderr.isTTY,
    cwd: workingDirectory(),
    env: process.env,
    now: () => new Date(),
    signal: abortedBySignals(),
    wakeReader: async () => (await import('../app/wake-reader.js')).wakeReader(),
    useCases: async () => import('../app/use-cases.js'),
  };
}

/** Where the folder that we were started in is gone, what is relative to it is nowhere either. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write('error: the working directory is no longer there\n  Change to another one.\n');
    return process.exit(2);
  }
}

/** `assay ... | head` closes its end early: that is the reader's right and no fault. A result that was lost otherwise is one. */
function onLostOutput(error: Error & { readonly code?: string }): void {
  if (error.code === 'EPIPE' || lost) return;
  lost = true;
  process.stderr.write(`error: the result cannot be written to standard output (${error.code ?? error.name})\n`);
  process.on('exit', (code) => {
    if (code === 0) process.exitCode = 1;
  });
}

let lost = false;

/** The first signal asks the command to end and clean up; a second one ends the process at once. */
function abortedBySignals(): AbortSignal {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  return controller.signal;
}
