import path from 'node:path';
import { overviewFrom } from '../../../app/posture/oversight/overview.js';
import { SMALL_COUNT } from '../../../model/oversight.js';
import { jsonDocument } from '../../../report/json.js';
import { badOption } from '../../error.js';
import type { OversightOverviewFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { inkFor } from '../../terminal/ink.js';
import { viewOversight } from '../../view/oversight.js';
import { pageOf } from '../../view/page.js';
import { parseAsOf } from '../as-of.js';
import { outputPath, writeWhole } from '../outputs.js';
import { remark } from '../run.js';
import { oversightFolder } from './folder.js';

/** Below it what is left out could be guessed too well. */
const LEAST_SMALL = 3;

export async function oversightOverview(context: CliContext, flags: OversightOverviewFlags): Promise<void> {
  const { host, version } = context;
  const from = oversightFolder(context, flags, flags.from);
  const file =
    flags.html === undefined
      ? null
      : outputPath({ option: '--html', given: flags.html, endings: ['.html', '.htm'] }, host.cwd, [from]);
  const { day: asOf } = parseAsOf(flags.asOf, host.now());
  const oversight = overviewFrom(from, { asOf, small: smallOf(flags.small), clear: flags.clear });
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(oversight) : viewOversight(oversight, page));
  if (file === null) return;
  const { oversightReport } = await import('../../../report/html/oversight.js');
  writeWhole(file, oversightReport(oversight, { version, writtenOn: host.now() }));
  remark(context, flags, `Page written to ${path.relative(host.cwd, file)}${flags.clear ? ': NOT FOR RELEASE' : ''}`);
}

function smallOf(text: string | undefined): number {
  if (text === undefined) return SMALL_COUNT;
  if (/^\d{1,3}$/u.test(text) && Number(text) >= LEAST_SMALL) return Number(text);
  throw badOption(
    '--small is no number from 3 on',
    'Write for example --small 5; --clear prints everything, for your own screen.',
  );
}
