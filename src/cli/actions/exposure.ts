import { jsonDocument } from '../../report/json.js';
import { readWorkspace } from '../../workspace/workspace.js';
import type { ExposureFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { viewExposure } from '../view/exposure.js';
import { pageOf } from '../view/page.js';
import { parseColumns } from './columns.js';
import { outputPath, sourcesOf, writeWhole } from './outputs.js';
import { remark, withProgress } from './run.js';
import { workspaceDir } from './workspace.js';

export async function exposure(context: CliContext, flags: ExposureFlags, ...leaks: string[]): Promise<void> {
  const { host, version } = context;
  const columns = parseColumns(flags.column);
  const read = readWorkspace(workspaceDir(context, flags));
  const inputs = [...leaks, ...sourcesOf(read)];
  const html =
    flags.html === undefined
      ? undefined
      : outputPath({ option: '--html', given: flags.html, endings: ['.html', '.htm'] }, host.cwd, inputs);

  const isKept = flags.case !== undefined || flags.by !== undefined;
  const keeping = isKept ? await (await import('./keeping.js')).keepingIn(context, flags) : null;
  const { exposeLeak } = await host.useCases();
  const counts = await withProgress(context, flags, async (app) => exposeLeak(read.dir, leaks, { columns }, app));
  host.signal.throwIfAborted();

  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(counts) : viewExposure(counts, page));
  if (html !== undefined) {
    const { exposureReport } = await import('../../report/html/exposure.js');
    const organisation = read.workspace.organisation.name;
    writeWhole(html, exposureReport(counts, { organisation, version, writtenOn: host.now() }));
    remark(context, flags, `Report written to ${flags.html ?? html}`);
  }
  if (keeping !== null) await keeping.exposure(counts);
}
