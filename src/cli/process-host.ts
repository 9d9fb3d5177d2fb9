import type { Host } from './host.js';

/** The host of a real run: this process, its streams, its signals. Call it once. */
export function processHost(): Host {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    canAsk: process.stdin.isTTY && process.stderr.isTTY,
    cwd: process.cwd(),
    env: process.env,
    now: () => new Date(),
    signal: abortedBySignals(),
    useCases: async () => import('../app/use-cases.js'),
  };
}

/** `assay ... | head` closes its end early: that is the reader's right and no fault. */
function ignoreClosedPipe(error: Error & { readonly code?: string }): void {
  if (error.code !== 'EPIPE') throw error;
}

/** The first signal asks the command to end and clean up; a second one ends the process at once. */
function abortedBySignals(): AbortSignal {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
  return controller.signal;
}
