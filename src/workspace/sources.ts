import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { inertText } from '../base/text.js';
import type { Located, Path } from '../base/yaml/positions.js';
import type { Element } from '../model/element.js';
import type { SystemSource, Workspace } from '../model/workspace.js';
import { WorkspaceError } from './error.js';
import { expandGlob } from './glob.js';

/** A column named by hand: its name in the files, what it holds, and the line of `assay.yaml` that says so. */
export type NamedColumn = { readonly name: string; readonly element: Element; readonly line: number };

/** Files of one system that are one thing: a table with validity dates, the snapshot of a day, or an undated table. */
export type SystemFiles = {
  readonly system: string;
  readonly kind: 'history' | 'snapshots' | 'table';
  /** Of a snapshot; null for the other kinds. */
  readonly date: string | null;
  /** Absolute, sorted within a pattern, in the order of the patterns, none twice. */
  readonly files: readonly string[];
  /** Columns with the first day a row was true and the day it ceased to be; null but for `history`. */
  readonly from: string | null;
  readonly to: string | null;
  readonly columns: readonly NamedColumn[];
  /** Line of `assay.yaml` that names it. */
  readonly line: number;
};

export type PriorLeakFiles = {
  readonly name: string;
  readonly date: string;
  readonly files: readonly string[];
  readonly columns: readonly NamedColumn[];
  readonly line: number;
};

export type Sources = {
  /** In the order of the file; snapshots of a system by date. */
  readonly systems: readonly SystemFiles[];
  readonly priorLeaks: readonly PriorLeakFiles[];
  readonly canaries: { readonly file: string; readonly line: number } | null;
};

/** Finds every file that the workspace names. A path or pattern without a file is an error at its place. */
export function resolveSources(dir: string, workspace: Workspace, located: Located): Sources {
  const systems = Object.entries(workspace.systems);
  if (systems.length === 0) {
    throw new WorkspaceError('no_systems', 'assay.yaml names no system of record', {
      where: located.keyAt(['systems']),
      hint: 'Name at least one system of record under `systems`.',
    });
  }
  return {
    systems: systems.flatMap(([system, source]) => systemFiles(dir, system, source, located)),
    priorLeaks: Object.entries(workspace.prior_leaks).map(([name, leak]) => {
      const at: Path = ['prior_leaks', name];
      const files = filesOf(dir, leak.files, [...at, 'files'], located);
      return {
        name,
        date: leak.date,
        files,
        columns: namedColumns(leak.columns, at, located),
        line: lineOf(at, located),
      };
    }),
    canaries: canariesOf(dir, workspace.canaries, located),
  };
}

function systemFiles(dir: string, system: string, source: SystemSource, located: Located): SystemFiles[] {
  const at: Path = ['systems', system];
  const columns = namedColumns(source.columns, at, located);
  const common = { system, columns, date: null, from: null, to: null, line: lineOf(at, located) };
  if ('history' in source) {
    const { from, to } = source.history;
    const files = filesOf(dir, source.history.files, [...at, 'history', 'files'], located);
    return [{ ...common, kind: 'history', files, from, to }];
  }
  if (!('snapshots' in source)) {
    return [{ ...common, kind: 'table', files: filesOf(dir, source.files, [...at, 'files'], located) }];
  }
  const snapshots = Object.entries(source.snapshots).sort(([left], [right]) => (left < right ? -1 : 1));
  if (snapshots.length === 0) {
    throw new WorkspaceError('missing_key', `\`systems.${system}.snapshots\` names no snapshot`, {
      where: located.keyAt([...at, 'snapshots']),
      hint: 'Add one line per snapshot: 2021-07-01: systems/file.csv.',
    });
  }
  return snapshots.map(([date, files]) => {
    const snapshot = [...at, 'snapshots', date];
    const line = lineOf(snapshot, located);
    return { ...common, kind: 'snapshots', date, files: filesOf(dir, files, snapshot, located), line };
  });
}

function canariesOf(dir: string, file: string | undefined, located: Located): Sources['canaries'] {
  if (file === undefined) return null;
  const [found] = filesOf(dir, file, ['canaries'], located);
  return found === undefined ? null : { file: found, line: lineOf(['canaries'], located) };
}

function namedColumns(columns: Workspace['systems'][string]['columns'], at: Path, located: Located): NamedColumn[] {
  return Object.entries(columns ?? {}).map(([name, element]) => ({
    name,
    element,
    line: lineOf([...at, 'columns', name], located),
  }));
}

function filesOf(dir: string, patterns: string | readonly string[], at: Path, located: Located): string[] {
  const list: readonly string[] = typeof patterns === 'string' ? [patterns] : patterns;
  const found = list.flatMap((pattern, index) => {
    const files = expandGlob(dir, pattern);
    if (files.length > 0) return files;
    throw missingFile(dir, pattern, located.valueAt(typeof patterns === 'string' ? at : [...at, index]));
  });
  return [...new Set(found)];
}

function missingFile(dir: string, pattern: string, where: WorkspaceError['where'] & object): WorkspaceError {
  const shown = `\`${inertText(pattern)}\``;
  const full = path.resolve(dir, pattern);
  if (existsSync(full) && statSync(full).isDirectory()) {
    const hint = `Name its files: \`${inertText(path.posix.join(pattern, '*.csv'))}\`.`;
    return new WorkspaceError('missing_file', `${shown} is a folder`, { where, hint });
  }
  const what = /[*?]/u.test(pattern) ? `no file matches ${shown}` : `the file ${shown} is not there`;
  return new WorkspaceError('missing_file', what, {
    where,
    hint: 'Paths are relative to the folder of assay.yaml. Correct the path, or put the file there.',
  });
}

function lineOf(at: Path, located: Located): number {
  return located.keyAt(at).line;
}
