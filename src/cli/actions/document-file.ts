import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { CliError, type CliErrorCode } from '../error.js';

/** A document that a command printed: what is larger is something else, and is not read. */
const MOST_BYTES = 64_000_000;

type Kind<Document> = {
  readonly schema: z.ZodType<Document>;
  /** Of the option, with its dashes. */
  readonly option: string;
  readonly missing: CliErrorCode;
  readonly other: CliErrorCode;
  /** The command that prints it. */
  readonly hint: string;
};

export type DocumentFile<Document> = { readonly file: string; readonly document: Document; readonly sha256: string };

/** A document of one of our commands, from the file that an option names. Anything else is bad input. */
export function readDocument<Document>(given: string, cwd: string, kind: Kind<Document>): DocumentFile<Document> {
  const { schema, option, missing, other, hint } = kind;
  const file = path.resolve(cwd, given);
  const fault = (code: CliErrorCode, message: string): CliError =>
    new CliError(code, message, { where: { file }, hint, exit: 2 });
  const info = statSync(file, { throwIfNoEntry: false });
  if (info === undefined || !info.isFile()) throw fault(missing, `the file of ${option} is not there`);
  if (info.size > MOST_BYTES) throw fault(other, `${option} names a file that is too large to be one`);
  const bytes = readFileSync(file);
  const parsed = schema.safeParse(jsonIn(bytes));
  if (!parsed.success) throw fault(other, `${option} names a file that is not what its command prints`);
  return { file, document: parsed.data, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
