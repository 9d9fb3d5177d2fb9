import type { Verdict } from '../model/verdict.js';
import { changesSince } from '../proof/verdict/verdict.js';
import type { AppContext, VerifyOptions } from './context.js';
import { judgeLeak } from './judge-leak.js';
import { withLeak } from './with-leak.js';

/** Tests a sample or dump against the systems of record. Leaves nothing of the leak behind but what was asked for. */
export async function verifyLeak(
  workspaceDir: string,
  leaks: readonly string[],
  options: VerifyOptions,
  context: AppContext,
): Promise<Verdict> {
  const started = performance.now();
  const { verdict } = await withLeak({ workspaceDir, leaks }, context, (opened) =>
    judgeLeak(opened, options, context, started),
  );
  return options.earlier === undefined ? verdict : { ...verdict, changes: changesSince(options.earlier, verdict) };
}
