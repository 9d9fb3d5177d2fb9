import type { AppContext } from '../../app/use-cases.js';
import { inertText } from '../../base/text.js';
import type { CommonFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { createProgress } from '../progress/progress.js';
import { inkFor } from '../terminal/ink.js';

const TICK = 500;

/**
 * Runs a use case with progress on standard error and gives its result. Warnings are inert before they reach a terminal;
 * the progress line is gone before anything else is printed, whatever happens.
 */
export async function withProgress<Result>(
  context: CliContext,
  flags: CommonFlags,
  work: (app: AppContext) => Promise<Result>,
): Promise<Result> {
  const { stderr, env, now, signal } = context.host;
  const display = createProgress({
    stream: stderr,
    ink: inkFor(stderr, env),
    env,
    quiet: flags.quiet,
    clock: () => performance.now(),
  });
  const timer = setInterval(display.tick, TICK);
  try {
    const warn = (line: string): void => display.warn(inertText(line, 600));
    return await work({ now, env, signal, warn, onProgress: display.onProgress });
  } finally {
    clearInterval(timer);
    display.end();
  }
}

/** One line on standard error about something done, unless asked to be quiet. */
export function remark(context: CliContext, flags: CommonFlags, line: string): void {
  if (!flags.quiet) context.host.stderr.write(`${inertText(line, 600)}\n`);
}
