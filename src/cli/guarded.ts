import { CliError, interrupted } from './error.js';
import type { CliContext } from './host.js';

type Action<Flags, Args extends readonly unknown[]> = (
  context: CliContext,
  flags: Flags,
  ...args: Args
) => Promise<void>;
type Run<Flags, Args extends readonly unknown[]> = (this: CliContext, flags: Flags, ...args: Args) => Promise<void>;

const REMOVED = 'Scratch files were removed.';

/** An action as a command runs it. Every failure after an interrupt is the interrupt: what broke on the way down tells nobody anything. */
export function guarded<Flags, Args extends readonly unknown[]>(action: Action<Flags, Args>): Run<Flags, Args> {
  return async function run(flags, ...args) {
    const { signal } = this.host;
    try {
      await action(this, flags, ...args);
    } catch (error) {
      throw signal.aborted && !isInterrupt(error) ? interrupted(REMOVED, error) : error;
    }
    if (signal.aborted) throw interrupted(REMOVED);
  };
}

/** An action that reads files of strangers: their reader starts while the action itself is still being loaded. */
export function reading<Flags, Args extends readonly unknown[]>(
  load: () => Promise<Action<Flags, Args>>,
): Run<Flags, Args> {
  return guarded(async (context, flags, ...args) => {
    await context.host.wakeReader();
    const action = await load();
    await action(context, flags, ...args);
  });
}

function isInterrupt(error: unknown): boolean {
  return error instanceof CliError && error.code === 'interrupted';
}
