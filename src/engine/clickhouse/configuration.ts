import { ClusterError } from './error.js';

/** How to reach a cluster. */
export type ClusterConfiguration = {
  /** HTTP or HTTPS address that is asked: one of the nodes, or what shares requests out among them. */
  readonly url: string;
  /** Address of every node, to publish; default: `url` alone. */
  readonly nodes?: readonly string[];
  /** Name of the cluster in the nodes' own settings. */
  readonly cluster: string;
  readonly database: string;
  readonly user: string;
  /** From outside: it stands in no file of ours, no log, no error and no SQL. */
  readonly password: string;
};

/** Host and port of an address, to be shown. Throws `cluster_mismatch` for what is no HTTP address or holds a password. */
export function hostOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) {
    throw mismatch('an address of the cluster is no HTTP address', 'Write it as https://host:8443.');
  }
  const more = [parsed.username, parsed.password, parsed.search, parsed.hash, parsed.pathname.replace(/^\/$/u, '')];
  if (more.some((part) => part !== '')) {
    throw mismatch(
      'an address of the cluster holds more than host and port',
      'User and password are given apart from it.',
    );
  }
  return parsed.host;
}

export function mismatch(says: string, hint: string): ClusterError {
  return new ClusterError('cluster_mismatch', says, { hint, exit: 2 });
}
