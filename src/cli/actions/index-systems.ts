import type { IndexFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { viewIndex } from '../view/index-result.js';
import { pageOf } from '../view/page.js';
import { withProgress } from './run.js';
import { workspaceDir } from './workspace.js';

export async function indexSystems(context: CliContext, flags: IndexFlags): Promise<void> {
  const { host } = context;
  const dir = workspaceDir(context, flags);
  const { indexWorkspace } = await host.useCases();
  const result = await withProgress(context, flags, async (app) => indexWorkspace(dir, { full: flags.full }, app));
  host.signal.throwIfAborted();
  host.stdout.write(viewIndex(result, pageOf(host.stdout.columns, inkFor(host.stdout, host.env))));
}
