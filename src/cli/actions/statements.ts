import { findRestatements } from '../../app/statements.js';
import { statementsReport } from '../../report/html/statements.js';
import { jsonDocument } from '../../report/json.js';
import { badOption } from '../error.js';
import type { StatementsFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { pageOf } from '../view/page.js';
import { viewStatements } from '../view/statements.js';
import { parseAsOf } from './as-of.js';
import { outputPath, writeWhole } from './outputs.js';
import { remark } from './run.js';
import { readTextFile } from './text-file.js';

export async function statements(context: CliContext, flags: StatementsFlags, ...files: string[]): Promise<void> {
  const { host, version } = context;
  const [given, more] = files;
  if (given === undefined) throw badOption('no file of statements is named', 'docs/guide/spokesperson.md shows one.');
  if (more !== undefined)
    throw badOption('more than one file is named', 'Write findings and statements into one file.');
  const asOf = parseAsOf(flags.asOf, host.now());
  const html =
    flags.html === undefined
      ? undefined
      : outputPath({ option: '--html', given: flags.html, endings: ['.html', '.htm'] }, host.cwd, [given]);
  const answer = findRestatements(readTextFile(given, 'file of statements', host.cwd), asOf);
  host.signal.throwIfAborted();
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(answer) : viewStatements(answer, page));
  if (html !== undefined) {
    writeWhole(html, statementsReport(answer, { version, writtenOn: host.now() }));
    remark(context, flags, `Page written to ${flags.html ?? html}`);
  }
  return Promise.resolve();
}
