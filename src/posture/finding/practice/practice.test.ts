import { describe, expect, test } from 'vitest';
import type { PracticeAnswer } from '../../../model/practice.js';
import { practiceFindings, type Asked } from './practice.js';

const asked: Asked = {
  practice: 'backups_offline',
  goal: '2.R',
  question: 'Is one copy kept where no computer can reach it?',
  fault: 'Every copy can be reached from the network',
  kind: 'backup',
  severity: 'high',
  why: 'a test',
  measure: 'offline_backup',
};

const findings = (
  answer: PracticeAnswer['answer'],
  more: Partial<PracticeAnswer> = {},
  decided = new Set<PracticeAnswer['practice']>(),
) =>
  practiceFindings(
    [{ practice: 'backups_offline', answer, basis: 'plant.yaml:3', from: 'person', note: null, ...more }],
    [asked],
    decided,
  );

describe('what follows from an answer', () => {
  test.each([
    ['yes', 'no', []],
    ['no', 'yes', ['offline_backup']],
    ['partly', 'yes', ['offline_backup']],
    ['unknown', 'cannot_tell', []],
  ] as const)('%s -> %s', (answer, expected, measures) =>
    expect(findings(answer)).toMatchObject([{ id: 'backup:backups_offline', answer: expected, measures }]),
  );
  test('what does not apply is no finding', () => expect(findings('not_applicable')).toEqual([]));
  test('what machines decide has findings of its own', () => {
    expect(findings('no', { from: 'inventory' })).toEqual([]);
    expect(findings('no', {}, new Set(['backups_offline']))).toEqual([]);
  });
});
