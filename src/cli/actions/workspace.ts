import path from 'node:path';
import { findWorkspace, noWorkspace } from '../../workspace/workspace.js';
import type { CommonFlags } from '../flags.js';
import type { CliContext } from '../host.js';

/** The folder named with `--workspace`, or the nearest one upwards with an `assay.yaml`. */
export function workspaceDir(context: CliContext, flags: CommonFlags): string {
  const dir = possibleWorkspace(context, flags);
  if (dir === null) throw noWorkspace(context.host.cwd);
  return dir;
}

export function possibleWorkspace({ host }: CliContext, { workspace }: CommonFlags): string | null {
  return workspace === undefined ? findWorkspace(host.cwd) : path.resolve(host.cwd, workspace);
}

/** The folder named with `--feeds`, or that of the workspace; where there is none, that of the folder that one is in. */
export function snapshotsDir(context: CliContext, flags: CommonFlags & { readonly feeds?: string }): string {
  const { cwd } = context.host;
  if (flags.feeds !== undefined) return path.resolve(cwd, flags.feeds);
  return path.join(possibleWorkspace(context, flags) ?? cwd, '.assay', 'feeds');
}
