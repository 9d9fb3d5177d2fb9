import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inertText } from '../base/text.js';
import { errorOf } from '../base/yaml/issues.js';
import { locate, type Located } from '../base/yaml/positions.js';
import { workspaceSchema, type Workspace } from '../model/workspace.js';
import { WorkspaceError } from './error.js';
import { ASSAY_YAML } from './kind.js';
import { resolveSources, type Sources } from './sources.js';

export { WorkspaceError } from './error.js';
export type { NamedColumn, Sources, SystemFiles } from './sources.js';

export const WORKSPACE_FILE = 'assay.yaml';

export type ReadWorkspace = {
  /** Absolute. */
  readonly dir: string;
  /** The `assay.yaml` that was read, absolute. */
  readonly file: string;
  readonly workspace: Workspace;
  readonly sources: Sources;
};

/** The folder with the nearest `assay.yaml`, from `cwd` upwards; null where there is none. */
export function findWorkspace(cwd: string): string | null {
  let dir = path.resolve(cwd);
  for (;;) {
    if (existsSync(path.join(dir, WORKSPACE_FILE))) return dir;
    const parent = path.dirname(dir);
    if (parent === dir) return null;
    dir = parent;
  }
}

/** Reads `assay.yaml` of a folder and finds the files it names. Throws `WorkspaceError` with file, line and column. */
export function readWorkspace(dir: string): ReadWorkspace {
  const { located, ...settings } = readLocated(dir);
  return { ...settings, sources: resolveSources(settings.dir, settings.workspace, located) };
}

export type Settings = Omit<ReadWorkspace, 'sources'>;

/** Reads `assay.yaml` alone: the files that it names need not be there. */
export function readSettings(dir: string): Settings {
  const { located: _located, ...settings } = readLocated(dir);
  return settings;
}

function readLocated(dir: string): Settings & { readonly located: Located } {
  const root = path.resolve(dir);
  const file = path.join(root, WORKSPACE_FILE);
  refusePlace(root);
  const located = locate(readText(file, root), file, ASSAY_YAML);
  refusePrototype(located);
  const parsed = workspaceSchema.safeParse(located.data);
  if (!parsed.success) throw errorOf(parsed.error.issues, located, ASSAY_YAML);
  return { dir: root, file, workspace: parsed.data, located };
}

/** A name that objects keep for themselves would be dropped without a word. */
function refusePrototype(located: Located): void {
  const at = ['systems', 'prior_leaks'].map((key) => [key, '__proto__']).find((each) => located.has(each));
  if (at === undefined) return;
  throw new WorkspaceError('bad_name', '`__proto__` cannot be a name', {
    where: located.keyAt(at),
    hint: 'Use lower-case letters, digits, - and _, starting with a letter or digit.',
  });
}

/** The engine takes what follows a `?` in the path of a database for options. */
function refusePlace(dir: string): void {
  if (!dir.includes('?')) return;
  throw new WorkspaceError('bad_place', 'the path of the workspace holds a question mark', {
    where: { file: dir },
    hint: 'Rename that folder, or move the workspace.',
  });
}

function readText(file: string, dir: string): string {
  if (!existsSync(file)) throw noWorkspace(dir);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw new WorkspaceError('unreadable', 'assay.yaml cannot be read', {
      where: { file },
      hint: 'It must be a UTF-8 text file that you may read.',
      cause,
    });
  }
}

/** The error for a folder that is no workspace. */
export function noWorkspace(dir: string): WorkspaceError {
  return new WorkspaceError('no_workspace', `there is no assay.yaml in ${inertText(dir)}`, {
    where: { file: dir },
    hint: 'Run `assay init` there, or name the folder with --workspace DIR.',
  });
}
