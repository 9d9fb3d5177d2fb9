import { jsonDocument } from '../../report/json.js';
import { readWorkspace } from '../../workspace/workspace.js';
import type { VerifyFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { pageOf } from '../view/page.js';
import { viewVerdict } from '../view/verdict.js';
import { parseColumns } from './columns.js';
import { readEarlier } from './earlier.js';
import { outputPath, sourcesOf, writeWhole } from './outputs.js';
import { remark, withProgress } from './run.js';
import { workspaceDir } from './workspace.js';

export async function verify(context: CliContext, flags: VerifyFlags, ...leaks: string[]): Promise<void> {
  const { host, version } = context;
  const columns = parseColumns(flags.column);
  const read = readWorkspace(workspaceDir(context, flags));
  const earlier = flags.against === undefined ? undefined : readEarlier(flags.against, host.cwd, read);
  const inputs = [...leaks, ...sourcesOf(read), ...(flags.against === undefined ? [] : [flags.against])];
  const output = (option: string, given: string | undefined, endings: readonly string[]): string | undefined =>
    given === undefined ? undefined : outputPath({ option, given, endings }, host.cwd, inputs);
  const html = output('--html', flags.html, ['.html', '.htm']);
  const rows = output('--rows', flags.rows, ['.csv', '.parquet']);

  const isKept = flags.case !== undefined || flags.by !== undefined;
  const keeping = isKept ? await (await import('./keeping.js')).keepingIn(context, flags) : null;
  const { verifyLeak } = await host.useCases();
  let rowsFault: { readonly error: unknown } | null = null;
  const rowsFailed = (error: unknown): void => {
    rowsFault = { error };
  };
  const options = {
    columns,
    ...(rows === undefined ? {} : { rows, rowsFailed }),
    ...(earlier === undefined ? {} : { earlier }),
  };
  const verdict = await withProgress(context, flags, async (app) => verifyLeak(read.dir, leaks, options, app));
  host.signal.throwIfAborted();

  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(verdict) : viewVerdict(verdict, page));
  if (html !== undefined) {
    const { verdictReport } = await import('../../report/html/report.js');
    const organisation = read.workspace.organisation.name;
    writeWhole(html, verdictReport(verdict, { organisation, version, writtenOn: host.now() }));
    remark(context, flags, `Report written to ${flags.html ?? html}`);
  }
  if (keeping !== null) await keeping.verdict(verdict);
  throwFault(rowsFault);
  if (rows !== undefined) remark(context, flags, `Row verdicts written to ${flags.rows ?? rows}`);
}

/** What went wrong on the way to a result is told after it. */
function throwFault(fault: { readonly error: unknown } | null): void {
  if (fault !== null) throw fault.error;
}
