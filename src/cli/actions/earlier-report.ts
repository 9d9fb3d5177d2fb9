import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { reportSchema, type Report } from '../../model/report.js';
import { CliError, type CliErrorCode } from '../error.js';

/** A draft is some hundred kilobytes at most; what is larger is something else, and is not read. */
const MOST_BYTES = 16_000_000;

/** The draft of `--supplements`, which must be of the same form and state. Anything else is bad input. */
export function readEarlierReport(
  given: string,
  cwd: string,
  form: string,
): { readonly report: Report; readonly sha256: string } {
  const file = path.resolve(cwd, given);
  const info = statSync(file, { throwIfNoEntry: false });
  if (info === undefined || !info.isFile()) {
    throw fault('no_earlier', 'the file of --supplements is not there', file, 'Name what --format json wrote.');
  }
  if (info.size > MOST_BYTES) throw notAReport(file);
  const bytes = readFileSync(file);
  const parsed = reportSchema.safeParse(parse(bytes, file));
  if (!parsed.success) throw notAReport(file);
  if (parsed.data.form.id !== form) {
    throw fault('other_form', '--supplements names a draft of another form', file, `Name an earlier draft of ${form}.`);
  }
  return { report: parsed.data, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A supplement is about the same organisation and state as what it supplements. */
export function checkSame(report: Report, given: string, cwd: string): void {
  const earlier = readEarlierReport(given, cwd, report.form.id).report;
  if (earlier.organisation === report.organisation && earlier.state === report.state) return;
  throw fault(
    'other_organisation',
    '--supplements names a draft of another organisation or state',
    path.resolve(cwd, given),
    'Only drafts on the same organisation, for the same state, supplement each other.',
  );
}

function parse(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/u, ''));
  } catch {
    throw notAReport(file);
  }
}

function notAReport(file: string): CliError {
  return fault(
    'not_a_report',
    '--supplements names a file that is no draft',
    file,
    'Give it what --format json wrote.',
  );
}

function fault(code: CliErrorCode, message: string, file: string, hint: string): CliError {
  return new CliError(code, message, { where: { file }, hint, exit: 2 });
}
