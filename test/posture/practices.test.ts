import { describe, expect, test } from 'vitest';
import type { PracticeAnswer } from '../../src/model/practice.js';
import { practiceFindings } from '../../src/posture/finding/practice/practice.js';
import { allQuestions } from '../../src/posture/questions/questions.js';

describe('what follows from an answer', () => {
  const findings = (answer: PracticeAnswer['answer']) =>
    practiceFindings(
      [{ practice: 'backups_offline', answer, basis: 'plant.yaml:3', from: 'person', note: null }],
      allQuestions(),
      new Set(),
    );

  test.each([
    ['yes', 'no'],
    ['no', 'yes'],
    ['partly', 'yes'],
    ['unknown', 'cannot_tell'],
  ] as const)('%s -> %s', (answer, expected) =>
    expect(findings(answer)).toMatchObject([{ id: 'backup:backups_offline', answer: expected }]),
  );
  test('what does not apply is no finding', () => expect(findings('not_applicable')).toEqual([]));
});
