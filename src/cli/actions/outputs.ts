import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globPattern } from '../../base/glob.js';
import { inertText } from '../../base/text.js';
import type { ReadWorkspace } from '../../workspace/workspace.js';
import { CliError } from '../error.js';

export type OutputRequest = {
  readonly option: string;
  readonly given: string;
  readonly endings: readonly string[];
};

/**
 * Where an output goes, absolute. Checked before the work begins: an ending that is not served, a folder that is not there,
 * or a path that would overwrite an input is bad usage.
 */
export function outputPath(request: OutputRequest, cwd: string, inputs: readonly string[]): string {
  const { option, given, endings } = request;
  const file = path.resolve(cwd, given);
  const where = { file };
  if (!endings.includes(path.extname(file).toLowerCase())) {
    throw badOutput(
      `${option} cannot write ${inertText(given, 200)}`,
      where,
      `Let its name end in ${endings.join(' or ')}.`,
    );
  }
  const folder = path.dirname(file);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw badOutput(`the folder of ${option} is not there`, where, 'Make the folder first, or name another.');
  }
  if (existsSync(file) && statSync(file).isDirectory()) {
    throw badOutput(`${option} names a folder`, where, 'Name a file in it.');
  }
  if (existsSync(file) && inputs.some((input) => isAmong(input, file, cwd))) {
    throw badOutput(`${option} would overwrite an input`, where, 'Name another file.');
  }
  if (!mayWrite(folder))
    throw badOutput(`the folder of ${option} may not be written to`, where, 'Name another folder.');
  return file;
}

/** Every file that a workspace reads. */
export function sourcesOf({ file, sources }: ReadWorkspace): string[] {
  return [
    file,
    ...sources.systems.flatMap((source) => source.files),
    ...sources.priorLeaks.flatMap((leak) => leak.files),
    ...(sources.canaries === null ? [] : [sources.canaries.file]),
  ];
}

/** Writes a file whole or not at all. */
export function writeWhole(file: string, text: string | Uint8Array): void {
  const part = path.join(path.dirname(file), `.assay-${process.pid}.part`);
  try {
    writeFileSync(part, text, { flag: 'wx' });
    renameSync(part, file);
  } catch (cause) {
    rmSync(part, { force: true });
    throw new CliError('cannot_write', 'the file cannot be written', {
      where: { file },
      hint: 'Check that the folder may be written to and the disk has room.',
      cause,
    });
  }
}

/** Whether an input is that file, a folder that it lies in, or a pattern that it fits. */
function isAmong(input: string, file: string, cwd: string): boolean {
  const full = path.resolve(cwd, input);
  const real = realpathSync(file);
  if (!existsSync(full)) return [file, real].some((each) => globPattern(full).test(each));
  const below = path.relative(realpathSync(full), real);
  return below === '' || !(below === '..' || below.startsWith(`..${path.sep}`));
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function badOutput(message: string, where: { readonly file: string }, hint: string): CliError {
  return new CliError('bad_output', message, { where, hint, exit: 2 });
}
