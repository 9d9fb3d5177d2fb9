import type { Job } from '../../../src/server/jobs/job.js';
import type { CaseFile } from '../app/findings.js';

type OnFiles = Exclude<Job['request'], { readonly kind: 'index' }>;

/** `sample.csv`, or `sample.csv and 2 more`. */
export function namesOf({ files }: Pick<OnFiles, 'files'>, kept: readonly CaseFile[]): string {
  const [first = ''] = files;
  const name = kept.find(({ sha256 }) => sha256 === first)?.name ?? `file ${first.slice(0, 12)}…`;
  return files.length === 1 ? name : `${name} and ${files.length - 1} more`;
}

/** The columns as a person corrected them when the same files were tested last. */
export function columnsOf(files: readonly string[], jobs: readonly Job[], caseId: string): OnFiles['columns'] {
  const asked = new Set(files);
  for (const { request } of jobs) {
    if (request.kind !== 'verify' || request.case !== caseId) continue;
    if (request.files.length === asked.size && request.files.every((file) => asked.has(file))) return request.columns;
  }
  return {};
}
