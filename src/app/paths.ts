import path from 'node:path';

/** Where a workspace keeps what Assay writes: all of it under `.assay/`. */
export type WorkspacePaths = {
  readonly root: string;
  readonly index: string;
  readonly key: string;
  readonly scratch: string;
  /** The case store, where it is a file. */
  readonly cases: string;
  /** Files that were given to cases, each by its SHA-256. */
  readonly evidence: string;
  /** Which events of evidence came in without their file: a line for each, `case/seq`. */
  readonly elsewhere: string;
  /** Snapshots of public data. */
  readonly feeds: string;
  /** What the operator says of itself. */
  readonly plant: string;
  /** Lists of machines that the page was given. */
  readonly lists: string;
  /** Lists of courses that the page was given. */
  readonly courses: string;
  /** What name servers said of its mail when the page was told to ask them. */
  readonly mail: string;
  /** Bundles of many plants. */
  readonly oversight: string;
  /** Examples that were opened. */
  readonly examples: string;
  /** Long work that the page was asked for. */
  readonly jobs: string;
  /** Who serves the workspace, while somebody does. */
  readonly serving: string;
};

export function workspacePaths(root: string): WorkspacePaths {
  const own = path.join(root, '.assay');
  return {
    root,
    index: path.join(own, 'index'),
    key: path.join(own, 'key'),
    scratch: path.join(own, 'tmp'),
    cases: path.join(own, 'cases.db'),
    evidence: path.join(own, 'evidence'),
    elsewhere: path.join(own, 'evidence-elsewhere'),
    feeds: path.join(own, 'feeds'),
    plant: path.join(root, 'plant.yaml'),
    lists: path.join(own, 'posture'),
    courses: path.join(own, 'courses'),
    mail: path.join(own, 'mail'),
    oversight: path.join(own, 'oversight'),
    examples: path.join(own, 'examples'),
    jobs: path.join(own, 'jobs'),
    serving: path.join(own, 'serving'),
  };
}
