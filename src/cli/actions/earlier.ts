import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { EarlierVerdict } from '../../app/use-cases.js';
import { verdictSchema, type Verdict } from '../../model/verdict.js';
import type { ReadWorkspace } from '../../workspace/workspace.js';
import { CliError, type CliErrorCode } from '../error.js';

/** A verdict is a few hundred kilobytes at most; what is larger is another kind of file, and is not read. */
const MOST_BYTES = 64_000_000;

/** Reads the document that an earlier `assay verify --json` printed. Anything else, or one about others, is bad input. */
export function readEarlier(given: string, cwd: string, read: ReadWorkspace): EarlierVerdict {
  const file = path.resolve(cwd, given);
  const bytes = bytesOf(file);
  const document = parse(bytes, file);
  const schema = schemaOf(document);
  if (schema === null) throw notAVerdict(file);
  if (schema !== 'assay.verdict/1') {
    throw fault(
      'other_version',
      `--against names a document of another version`,
      file,
      'Make it anew with this version.',
    );
  }
  const parsed = verdictSchema.safeParse(document);
  if (!parsed.success) throw notAVerdict(file);
  if (!isOurs(parsed.data, read)) {
    const hint = 'Only verdicts on the same systems of record can be compared.';
    throw fault('other_organisation', '--against names a verdict for another organisation', file, hint);
  }
  return { path: given, sha256: createHash('sha256').update(bytes).digest('hex'), verdict: parsed.data };
}

function bytesOf(file: string): Buffer {
  const info = statSync(file, { throwIfNoEntry: false });
  if (info === undefined || !info.isFile()) {
    throw fault('no_earlier', 'the file of --against is not there', file, 'Name what `assay verify --json` printed.');
  }
  if (info.size > MOST_BYTES) throw notAVerdict(file);
  return readFileSync(file);
}

function parse(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/u, ''));
  } catch {
    throw notAVerdict(file);
  }
}

/** The version of verdict that a document says it is; null where it says nothing of the kind. */
function schemaOf(document: unknown): string | null {
  if (document === null || typeof document !== 'object' || !('schema' in document)) return null;
  const { schema } = document;
  return typeof schema === 'string' && schema.startsWith('assay.verdict/') ? schema : null;
}

/** By name; a document that has none is ours when it knows one of our systems. */
function isOurs({ organisation, reference }: Verdict, { workspace, sources }: ReadWorkspace): boolean {
  if (organisation !== undefined) return organisation === workspace.organisation.name;
  return sources.systems.some(({ system }) => reference.systems.includes(system));
}

function notAVerdict(file: string): CliError {
  return fault(
    'not_a_verdict',
    '--against names a file that is no verdict',
    file,
    'Give it what `assay verify --json` printed.',
  );
}

function fault(code: CliErrorCode, message: string, file: string, hint: string): CliError {
  return new CliError(code, message, { where: { file }, hint, exit: 2 });
}
