import path from 'node:path';
import { AssayError, type ErrorDetail, type ExitCode } from '../../base/errors.js';
import { inertText } from '../../base/text.js';
import type { Ink } from './ink.js';

export type FaultOptions = { readonly ink: Ink; readonly cwd: string; readonly debug: boolean };

/**
 * An error as the user reads it: what, where, what to do. The words of an error that is not ours can quote somebody's data,
 * so they are shown with `--debug` only, which says so.
 */
export function formatFault(error: unknown, { ink, cwd, debug }: FaultOptions): string {
  const lines = [`${ink('error:', 'bold', 'red')} ${messageOf(error)}`];
  const where = error instanceof AssayError ? placeOf(error.where, cwd) : null;
  if (where !== null) lines.push(`  ${ink('at', 'dim')} ${where}`);
  const hint = hintOf(error, debug);
  if (hint !== null) lines.push(`  ${hint}`);
  if (debug) lines.push(...stackLines(error));
  return `${lines.join('\n')}\n`;
}

export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof AssayError ? error.exit : 1;
}

function messageOf(error: unknown): string {
  if (error instanceof AssayError) return inertText(error.message, 600);
  const system = systemFault(error);
  if (system !== null) return system;
  return `something unexpected went wrong (${error instanceof Error ? inertText(error.name, 60) : typeof error})`;
}

/** A failed call to the operating system: its code and path hold no data. */
function systemFault(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const file = 'path' in error && typeof error.path === 'string' ? ` on ${inertText(error.path)}` : '';
  return `the system refused ${inertText(String(error.syscall), 40)}${file} (${inertText(String(error.code), 40)})`;
}

function placeOf(where: ErrorDetail['where'], cwd: string): string | null {
  if (where === undefined) return null;
  const { file, line, column } = where;
  const shown = file === undefined ? null : inertText(shortest(file, cwd), 400);
  const numbers = [line, column].filter((part) => part !== undefined);
  if (shown === null) return numbers.length === 0 ? null : `line ${numbers.join(':')}`;
  return [shown, ...numbers].join(':');
}

function shortest(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative === '' ? '.' : relative.startsWith('..') || !path.isAbsolute(file) ? file : relative;
}

function hintOf(error: unknown, debug: boolean): string | null {
  if (error instanceof AssayError) return error.hint === undefined ? null : inertText(error.hint, 1500);
  return debug
    ? null
    : 'Run it again with --debug to see where; that output can quote data, so read it before you pass it on.';
}

function stackLines(error: unknown): string[] {
  const lines: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    const label = depth === 0 ? '' : 'caused by ';
    lines.push(...`${label}${current.stack ?? current.message}`.split('\n').map((line) => inertText(line, 500)));
    current = current.cause;
  }
  return lines;
}
