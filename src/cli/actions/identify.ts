import { jsonDocument } from '../../report/json.js';
import { identifyDocument } from '../../report/identify.js';
import type { IdentifyFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { viewIdentify } from '../view/identify.js';
import { pageOf } from '../view/page.js';
import { parseColumns } from './columns.js';
import { withProgress } from './run.js';
import { possibleWorkspace } from './workspace.js';

export async function identify(context: CliContext, flags: IdentifyFlags, ...files: string[]): Promise<void> {
  const { host } = context;
  const columns = parseColumns(flags.column);
  const dir = possibleWorkspace(context, flags);
  const { identifyFile } = await host.useCases();
  const result = await withProgress(context, flags, async (app) => identifyFile(dir, files, { columns }, app));
  host.signal.throwIfAborted();
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(identifyDocument(result)) : viewIdentify(result, page));
}
