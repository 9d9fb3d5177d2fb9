import { draftReport, exportToVeris, listForms } from '../../app/report.js';
import type { AsOf } from '../../model/clock.js';
import type { FormId } from '../../model/form.js';
import type { Report } from '../../model/report.js';
import type { Veris } from '../../model/veris.js';
import { draftHtml } from '../../report/html/draft.js';
import { jsonDocument } from '../../report/json.js';
import { CliError, badOption } from '../error.js';
import type { ReportFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { pageOf } from '../view/page.js';
import { viewForms, viewReport } from '../view/report.js';
import { parseAsOf } from './as-of.js';
import { NOT_BESIDE_A_CASE, entryOf, runOf } from './case/entry.js';
import { checkSame, readEarlierReport } from './earlier-report.js';
import { readExposureFile } from './exposure-file.js';
import { readFactsFile } from './facts-file.js';
import { outputPath, writeWhole } from './outputs.js';
import { readPostureFile } from './posture-file.js';
import { formOf, formatOf, stateOf, type Format } from './report-request.js';
import { remark } from './run.js';

export async function report(context: CliContext, flags: ReportFlags, ...given: string[]): Promise<void> {
  const { host } = context;
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  if (flags.list) {
    host.stdout.write(viewForms(listForms(), page));
    return;
  }
  const [form, source] = [formOf(given.slice(0, 1)), sourceOf(flags, given.slice(1))];
  const format = formatOf(flags);
  const out = outOption(flags, format, host.cwd, source);
  const asOf = parseAsOf(flags.asOf, host.now());
  if (form === 'veris') {
    if (format !== null && format !== 'json') throw badOption('veris is written as JSON only', 'Write --format json.');
    if (flags.posture !== undefined) throw badOption('veris takes nothing from a posture', 'Leave --posture out.');
    deliver(jsonDocument(await verisOn(context, flags, source, asOf)), out, context, flags);
    return;
  }
  const draft = await draftOn(context, flags, source, { form, asOf });
  host.signal.throwIfAborted();
  if (format === null) host.stdout.write(viewReport(draft, page));
  else deliver(await written(draft, format, context.version), out, context, flags);
}

/** On which facts: those of a file, or of a case. */
type Source = { readonly facts: string; readonly caseId: null } | { readonly facts: null; readonly caseId: string };
type Draft = { readonly form: FormId; readonly asOf: AsOf };

async function verisOn(context: CliContext, flags: ReportFlags, source: Source, asOf: AsOf): Promise<Veris> {
  const { cwd } = context.host;
  if (source.facts !== null) {
    return exportToVeris(readFactsFile(source.facts, cwd), asOf, readExposureFile(flags.exposure, cwd));
  }
  const { verisOfCase } = await import('../../app/cases/draft.js');
  const { dir, app } = runOf(context, flags);
  return verisOfCase(dir, source.caseId, asOf, app);
}

async function draftOn(
  context: CliContext,
  flags: ReportFlags,
  source: Source,
  { form, asOf }: Draft,
): Promise<Report> {
  if (source.facts !== null) return draftOf(form, flags, context.host.cwd, { facts: source.facts, asOf });
  const { draftForCase } = await import('../../app/cases/draft.js');
  const { dir, app } = runOf(context, flags);
  const posture = readPostureFile(flags.posture, context.host.cwd);
  const basis = posture === null ? [] : [posture.sha256];
  const entry = entryOf(source.caseId, flags.by === undefined ? { basis } : { by: flags.by, basis });
  const request = { form, asOf, state: stateOf(flags.state), posture };
  const { report: draft, event } = await draftForCase(dir, entry, request, app);
  const kept = event === null ? 'Nothing changed since' : `Kept as ${event.id},`;
  remark(context, flags, `${kept} version ${draft.version}`);
  return draft;
}

function draftOf(
  form: FormId,
  flags: ReportFlags,
  cwd: string,
  { facts, asOf }: { readonly facts: string; readonly asOf: AsOf },
): Report {
  const { supplements } = flags;
  const file = readFactsFile(facts, cwd);
  const exposure = readExposureFile(flags.exposure, cwd);
  const earlier = supplements === undefined ? null : readEarlierReport(supplements, cwd, form);
  const posture = readPostureFile(flags.posture, cwd);
  const draft = draftReport(form, file, { asOf, state: stateOf(flags.state), earlier, exposure, posture });
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

function outOption(flags: ReportFlags, format: Format | null, cwd: string, { facts }: Source): string | null {
  if (flags.out === undefined) {
    if (format === 'docx') throw badOption('a Word document needs a file to go to', 'Name it with --out draft.docx.');
    return null;
  }
  const inputs = [facts, flags.supplements, flags.exposure, flags.posture].filter((input) => typeof input === 'string');
  return outputPath({ option: '--out', given: flags.out, endings: [`.${format ?? 'html'}`] }, cwd, inputs);
}

function sourceOf({ facts, supplements, exposure }: ReportFlags, cases: readonly string[]): Source {
  const [caseId, more] = cases;
  if (more !== undefined) throw badOption('more than a form and a case are named', 'Draft one form at a time.');
  if (caseId === undefined && facts !== undefined) return { facts, caseId: null };
  if (caseId !== undefined && facts === undefined) {
    if (exposure !== undefined) throw badOption(...NOT_BESIDE_A_CASE);
    if (supplements === undefined) return { facts: null, caseId };
    throw badOption(
      'a case keeps its earlier drafts',
      'Leave --supplements out: what changed since the last is said anyway.',
    );
  }
  throw new CliError('no_facts', facts === undefined ? 'no facts are given' : 'both a case and --facts are given', {
    hint: 'Name a case, or write the facts into a file and name it with --facts FACTS.yaml (docs/guide/counsel.md).',
    exit: 2,
  });
}
