import { timelineOfCase } from '../../../app/cases/timeline.js';
import { jsonDocument } from '../../../report/json.js';
import { eventWords } from '../../../report/words/case.js';
import { besideLines } from '../../../report/words/statements.js';
import type { CaseTimelineFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { inkFor } from '../../terminal/ink.js';
import { viewTimeline } from '../../view/timeline.js';
import { parseAsOf } from '../as-of.js';
import { outputPath, writeWhole } from '../outputs.js';
import { remark } from '../run.js';
import { runOf, tellWithheld } from './entry.js';

/** Four columns need room: as wide as the terminal, within bounds. */
const [NARROWEST, WIDEST] = [80, 160];

export async function showTimeline(context: CliContext, flags: CaseTimelineFlags, caseId: string): Promise<void> {
  const { host, version } = context;
  const asOf = parseAsOf(flags.asOf, host.now());
  const html =
    flags.html === undefined
      ? undefined
      : outputPath({ option: '--html', given: flags.html, endings: ['.html', '.htm'] }, host.cwd, []);
  const { dir, app } = runOf(context, flags);
  const timeline = await timelineOfCase(
    dir,
    caseId,
    { asOf, words: eventWords, besideWords: (beside) => besideLines(beside, { because: false }) },
    app,
  );
  const width = Math.max(NARROWEST, Math.min(host.stdout.columns ?? 100, WIDEST));
  const page = { width, ink: inkFor(host.stdout, host.env) };
  host.stdout.write(flags.json ? jsonDocument(timeline) : viewTimeline(timeline, page));
  const forCounsel = timeline.entries.filter(({ state }) => state === 'for_counsel_only');
  tellWithheld(context, flags, forCounsel.length);
  if (html === undefined) return;
  const { timelinePage } = await import('../../../report/html/timeline.js');
  const { organisation } = timeline;
  writeWhole(html, timelinePage(timeline, { organisation, version, writtenOn: host.now() }));
  remark(context, flags, `Timeline written to ${flags.html ?? html}`);
}
