import { ClickHouseError } from '@clickhouse/client';
import { AssayError } from '../../base/errors.js';
import { EngineError } from '../error.js';
import { ClusterError, type ClusterErrorCode } from './error.js';

type Fault = { readonly code: ClusterErrorCode; readonly says: string; readonly hint: string };

const NODE_DOWN: Fault = {
  code: 'node_down',
  says: 'a node of the cluster does not answer the others',
  hint: 'See that every node runs, and run it again: without one of them there is no answer.',
};
const LOGIN: Fault = {
  code: 'login_refused',
  says: 'the cluster refuses the user or the password',
  hint: 'Check the user, and the password that was given.',
};
const RIGHTS: Fault = {
  code: 'no_rights',
  says: 'the user may not do this at the cluster',
  hint: 'Give it the rights that docs/guide/clickhouse.md lists.',
};
const LIMIT: Fault = {
  code: 'cluster_limit',
  says: 'the cluster ended the query: it passed a limit that is set there',
  hint: 'Raise the limit of time, rows or queries at once for this user.',
};
const GONE: Fault = {
  code: 'publication_replaced',
  says: 'the published reference is not there any more',
  hint: 'It was published anew meanwhile, or removed: run it again, or publish it.',
};
const OLD: Fault = {
  code: 'version_too_old',
  says: 'the cluster does not know a setting that is needed',
  hint: 'Update its nodes.',
};
const FULL: Fault = {
  code: 'cluster_disk_full',
  says: 'a disk of the cluster is full',
  hint: 'Free some space there.',
};
const MEMORY: Fault = {
  code: 'cluster_out_of_memory',
  says: 'the query needs more memory than the cluster gives it',
  hint: 'Raise max_memory_usage for this user, or run it when the cluster has less to do.',
};
const OTHER: Fault = {
  code: 'cluster_failed',
  says: 'the cluster failed at a query',
  hint: 'Its own log says why, at the time of this error.',
};
const UNREACHABLE: Fault = {
  code: 'cluster_unreachable',
  says: 'the cluster does not answer',
  hint: 'Check the address and that it can be reached from this machine.',
};

/** The cluster's numbers for what can be told apart; they never change their meaning. */
const FAULTS: Readonly<Record<string, Fault>> = {
  32: NODE_DOWN, // attempt to read after the end: the other side broke off
  159: LIMIT,
  160: LIMIT,
  158: LIMIT,
  164: RIGHTS,
  191: LIMIT,
  192: LOGIN,
  193: LOGIN,
  194: LOGIN,
  198: NODE_DOWN, // the name of a node is not known
  201: LIMIT,
  202: LIMIT,
  209: NODE_DOWN,
  210: NODE_DOWN,
  236: UNREACHABLE, // it is shutting down
  241: MEMORY,
  243: FULL,
  279: NODE_DOWN,
  307: LIMIT,
  396: LIMIT,
  452: RIGHTS,
  497: RIGHTS,
  516: LOGIN,
  60: GONE,
  81: { ...GONE, code: 'cluster_mismatch', says: 'the cluster has no such database', hint: 'Create it on every node.' },
  115: OLD,
  701: { ...GONE, code: 'cluster_mismatch', says: 'there is no cluster of this name', hint: 'Check its name.' },
};

/** Sorts what a request failed with into our codes. `host` says where; it never holds a password. */
export function clusterError(cause: unknown, host: string): AssayError {
  if (cause instanceof AssayError) return cause;
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') {
    const hint = 'Free some space in the workspace and run it again.';
    return new EngineError('disk_full', 'the disk is full', { hint, cause });
  }
  const { code, says, hint } = cause instanceof ClickHouseError ? (FAULTS[cause.code] ?? OTHER) : UNREACHABLE;
  return new ClusterError(code, `${says} (${host})`, { hint, cause });
}

export function interrupted(cause?: unknown): ClusterError {
  return new ClusterError('interrupted', 'the query was interrupted', { exit: 130, cause });
}
