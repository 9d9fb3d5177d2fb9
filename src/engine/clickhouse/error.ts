import { AssayError } from '../../base/errors.js';

export type ClusterErrorCode =
  /** The address does not answer, or not as the cluster. */
  | 'cluster_unreachable'
  /** The node that was asked cannot reach another. */
  | 'node_down'
  | 'login_refused'
  | 'no_rights'
  /** What stands in the configuration is not so: the name of the cluster or database, the list of nodes. */
  | 'cluster_mismatch'
  | 'version_too_old'
  | 'not_published'
  /** Published by a version of the program that described it otherwise. */
  | 'publication_outdated'
  /** Fewer or more lines than were published. */
  | 'publication_incomplete'
  /** Another publication took its place meanwhile. */
  | 'publication_replaced'
  | 'cluster_out_of_memory'
  | 'cluster_disk_full'
  /** A limit that the cluster sets: time, rows, queries at once. */
  | 'cluster_limit'
  | 'interrupted'
  | 'cluster_failed';

/** A failure at the cluster. Its message never repeats the cluster's own text, which can quote data; `cause` holds that. */
export class ClusterError extends AssayError<ClusterErrorCode> {}
