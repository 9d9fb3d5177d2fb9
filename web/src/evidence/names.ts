import type { Job } from '../../../src/server/jobs/job.js';
import type { CaseFile, Finding } from '../app/findings.js';

type OnFiles = Exclude<Job['request'], { readonly kind: 'index' }>;

/** `sample.csv`, or `sample.csv and 2 more`. */
export function namesOf({ files }: Pick<OnFiles, 'files'>, kept: readonly CaseFile[]): string {
  const [first = ''] = files;
  const name = kept.find(({ sha256 }) => sha256 === first)?.name ?? `file ${first.slice(0, 12)}…`;
  return files.length === 1 ? name : `${name} and ${files.length - 1} more`;
}

/** What was tested for a verdict: the files in their order, and the columns as they were named then. */
export type Tested = { readonly files: string[]; readonly columns: OnFiles['columns'] };

/** Null where the case does not have all the files: then no row of them can be looked up here. */
export function testedFor({ event, files }: Finding, { jobs, kept, caseId }: Within): Tested | null {
  const test = jobs
    .filter(({ result }) => result?.event === event)
    .flatMap(({ request }) => (request.kind === 'verify' && request.case === caseId ? [request] : []))[0];
  const tested =
    test === undefined
      ? { files: [...files], columns: columnsOf(files, jobs, caseId) }
      : { files: test.files, columns: test.columns };
  return tested.files.every((file) => kept.some(({ sha256, here }) => sha256 === file && here)) ? tested : null;
}

type Within = { readonly jobs: readonly Job[]; readonly kept: readonly CaseFile[]; readonly caseId: string };

/** The columns as a person corrected them when the same files were tested last. */
export function columnsOf(files: readonly string[], jobs: readonly Job[], caseId: string): OnFiles['columns'] {
  const asked = new Set(files);
  for (const { request } of jobs) {
    if (request.kind !== 'verify' || request.case !== caseId) continue;
    if (request.files.length === asked.size && request.files.every((file) => asked.has(file))) return request.columns;
  }
  return {};
}
