import { draftReport, exportToVeris, listForms } from '../../app/report.js';
import type { FormId } from '../../model/form.js';
import type { Report } from '../../model/report.js';
import { draftHtml } from '../../report/html/draft.js';
import { jsonDocument } from '../../report/json.js';
import { CliError, badOption } from '../error.js';
import type { ReportFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { pageOf } from '../view/page.js';
import { viewForms, viewReport } from '../view/report.js';
import { parseAsOf } from './as-of.js';
import { checkSame, readEarlierReport } from './earlier-report.js';
import { readExposureFile } from './exposure-file.js';
import { readFactsFile } from './facts-file.js';
import { outputPath, writeWhole } from './outputs.js';
import { formOf, formatOf, stateOf, type Format } from './report-request.js';
import { remark } from './run.js';

export async function report(context: CliContext, flags: ReportFlags, ...forms: string[]): Promise<void> {
  const { host } = context;
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  if (flags.list) {
    host.stdout.write(viewForms(listForms(), page));
    return;
  }
  const form = formOf(forms);
  const format = formatOf(flags);
  const facts = factsOption(flags);
  const out = outOption(flags, format, host.cwd, facts);
  const asOf = parseAsOf(flags.asOf, host.now());
  const file = readFactsFile(facts, host.cwd);
  const exposure = readExposureFile(flags.exposure, host.cwd);
  if (form === 'veris') {
    if (format !== null && format !== 'json') throw badOption('veris is written as JSON only', 'Write --format json.');
    deliver(jsonDocument(exportToVeris(file, asOf, exposure)), out, context, flags);
    return;
  }
  const draft = draftOf(form, flags, host.cwd, { file, asOf, exposure });
  host.signal.throwIfAborted();
  if (format === null) host.stdout.write(viewReport(draft, page));
  else deliver(await written(draft, format, context.version), out, context, flags);
}

type Sources = {
  readonly file: ReturnType<typeof readFactsFile>;
  readonly asOf: ReturnType<typeof parseAsOf>;
  readonly exposure: ReturnType<typeof readExposureFile>;
};

function draftOf(form: FormId, flags: ReportFlags, cwd: string, { file, asOf, exposure }: Sources): Report {
  const { supplements } = flags;
  const earlier = supplements === undefined ? null : readEarlierReport(supplements, cwd, form);
  const draft = draftReport(form, file, { asOf, state: stateOf(flags.state), earlier, exposure });
  if (supplements !== undefined) checkSame(draft, supplements, cwd);
  return draft;
}

async function written(draft: Report, format: Format, version: string): Promise<string | Uint8Array> {
  if (format === 'json') return jsonDocument(draft);
  if (format === 'html') return draftHtml(draft, version);
  // A megabyte that only Word documents need.
  const { draftDocx } = await import('../../report/docx/draft.js');
  return draftDocx(draft, version);
}

/** To the file that was asked for, else to standard output. */
function deliver(content: string | Uint8Array, out: string | null, context: CliContext, flags: ReportFlags): void {
  if (out === null) {
    context.host.stdout.write(typeof content === 'string' ? content : '');
    return;
  }
  writeWhole(out, content);
  remark(context, flags, `Draft written to ${flags.out ?? out}`);
}

function outOption(flags: ReportFlags, format: Format | null, cwd: string, facts: string): string | null {
  if (flags.out === undefined) {
    if (format === 'docx') throw badOption('a Word document needs a file to go to', 'Name it with --out draft.docx.');
    return null;
  }
  const inputs = [facts, ...[flags.supplements, flags.exposure].filter((each) => each !== undefined)];
  return outputPath({ option: '--out', given: flags.out, endings: [`.${format ?? 'html'}`] }, cwd, inputs);
}

function factsOption({ facts }: ReportFlags): string {
  if (facts !== undefined) return facts;
  throw new CliError('no_facts', 'no facts are given', {
    hint: 'Write them into a file and name it with --facts FACTS.yaml (docs/guide/counsel.md).',
    exit: 2,
  });
}
