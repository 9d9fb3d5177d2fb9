import type { RowChoice } from '../../app/use-cases.js';
import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import { ROW_CLASSES, rowClassSchema, type RowClass } from '../../model/verdict.js';
import { jsonDocument } from '../../report/json.js';
import type { ExplainFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { badOption } from '../error.js';
import { inkFor } from '../terminal/ink.js';
import { viewExplanation } from '../view/explanation.js';
import { pageOf } from '../view/page.js';
import { parseColumns } from './columns.js';
import { withProgress } from './run.js';
import { workspaceDir } from './workspace.js';

export async function explain(context: CliContext, flags: ExplainFlags, ...leaks: string[]): Promise<void> {
  const { host } = context;
  const choice = parseChoice(flags);
  const against = flags.against === undefined ? undefined : parseClass(flags.against);
  const columns = parseColumns(flags.column);
  const dir = workspaceDir(context, flags);
  const isKept = flags.case !== undefined || flags.by !== undefined || flags.why !== undefined;
  const look = isKept ? (await import('./looking.js')).lookingIn(context, flags) : null;
  const { explainRow } = await host.useCases();
  const options = { columns, choice, clear: flags.clear, ...(against === undefined ? {} : { against }) };
  const explanation =
    look === null
      ? await withProgress(context, flags, async (app) => explainRow(dir, leaks, options, app))
      : await look(dir, leaks, options);
  host.signal.throwIfAborted();
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(explanation) : viewExplanation(explanation, page));
}

function parseChoice({ row, line }: ExplainFlags): RowChoice {
  if (row !== undefined && line !== undefined) throw badOption('both --row and --line are given', 'Give one of them.');
  const [by, text] = row === undefined ? (['line', line] as const) : (['row', row] as const);
  if (text === undefined)
    throw badOption('it is not said which row', 'Write for example --row 17, the number that --rows writes.');
  const number = /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : null;
  if (number === null) throw badOption(`--${by} is not a number from 1 on`, `Write for example --${by} 17.`);
  return { by, number };
}

function parseClass(text: string): RowClass {
  const parsed = rowClassSchema.safeParse(text.trim().replaceAll('-', '_'));
  if (parsed.success) return parsed.data;
  const meant = nearest(text, ROW_CLASSES);
  throw badOption(
    `--against: ${inertText(text, 40)} is no kind of row`,
    meant === null ? `Use one of: ${ROW_CLASSES.join(' ')}.` : `Did you mean ${meant}?`,
  );
}
