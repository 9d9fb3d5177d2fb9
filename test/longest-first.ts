import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole runs, in the order of how long they take: begun last, one of them would be waited for by everything else. */
const LONGEST = [
  'test/engines/verdicts',
  'test/verdicts/',
  'src/proof/reference/merge/',
  'test/score.test.ts',
  'test/engines/',
  'test/linkage/',
  'test/identify/',
  'test/e2e/',
];

/** A sequencer is a class to vitest. Within a group its own order stands: by the last run, or by size where there was none. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((left, right) => placeOf(left) - placeOf(right));
  }
}

function placeOf({ moduleId, project }: TestSpecification): number {
  const file = path.relative(project.config.root, moduleId);
  const place = LONGEST.findIndex((start) => file.startsWith(start));
  return place < 0 ? LONGEST.length : place;
}
