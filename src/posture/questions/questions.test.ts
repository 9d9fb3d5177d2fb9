import { describe, expect, test } from 'vitest';
import { asset } from '../../../test/help/plant.js';
import { PRACTICES, type PracticeAnswer } from '../../model/practice.js';
import { allQuestions, answersFromInventory, joinAnswers, PlantError, readPlantFile } from './questions.js';

const person = (practice: PracticeAnswer['practice'], answer: PracticeAnswer['answer']): PracticeAnswer => ({
  practice,
  answer,
  basis: 'plant.yaml:3',
  from: 'person',
  note: null,
});

describe('the questions', () => {
  test('there is one for each practice, in the order of the goals', () =>
    expect(allQuestions().map(({ practice }) => practice)).toEqual(PRACTICES));
  test('all 38 goals are asked about', () => expect(new Set(allQuestions().map(({ goal }) => goal)).size).toBe(38));
});

describe('a plant file', () => {
  test('gives each answer with its line', () => {
    const text = 'answers:\n  own_accounts: no\n  control_separated: { answer: partly, note: a switch }\n';
    expect(readPlantFile(text, '/x/plant.yaml').answers).toEqual([
      { ...person('own_accounts', 'no'), basis: 'plant.yaml:2' },
      { ...person('control_separated', 'partly'), note: 'a switch' },
    ]);
  });
  test('takes Yes, No and NO for yes and no', () => {
    const text =
      'answers: { own_accounts: NO, control_separated: { answer: Yes } }\npeople: [{ id: P1, training: [{ what: A, when: 2021-03-01, cyber: No, approved: YES }] }]\n';
    const { answers, people } = readPlantFile(text, 'plant.yaml');
    expect(answers.map(({ answer }) => answer)).toEqual(['no', 'yes']);
    expect(people[0]?.training).toMatchObject([{ cyber: 'no', approved: 'yes' }]);
  });
  test.each([
    ['answers:\n  own_acounts: no\n', 'unknown_key'],
    ['answers:\n  own_accounts: perhaps\n', 'bad_value'],
    ['answers: [', 'bad_yaml'],
    ['organisation: { state: ME }\n', 'missing_key'],
  ])('%j is refused with %s', (text, code) => {
    const read = () => readPlantFile(text, 'plant.yaml');
    expect(read).toThrow(PlantError);
    expect(read).toThrow(expect.objectContaining({ code, exit: 2 }));
  });
  test('an empty one answers nothing', () => expect(readPlantFile('', 'plant.yaml').answers).toEqual([]));
});

describe('what the machines answer', () => {
  const hmi = asset('HMI', { role: 'hmi', email_used: false, exposed: false });
  const open = asset('PLC', { role: 'plc', exposed: true });

  test('one machine that does otherwise decides', () =>
    expect(answersFromInventory([hmi, open])).toMatchObject([
      { practice: 'control_off_internet', answer: 'no', basis: 'PLC' },
    ]));
  test('yes needs every machine to say so', () =>
    expect(answersFromInventory([hmi, asset('X', { role: 'plc', exposed: null, email_used: null })])).toEqual([]));
  test('they stand against a person, and it is told', () => {
    const { answers, conflicts } = joinAnswers([person('control_off_internet', 'yes')], [open]);
    expect(answers).toMatchObject([{ practice: 'control_off_internet', answer: 'no', from: 'inventory' }]);
    expect(conflicts).toMatchObject([{ practice: 'control_off_internet' }]);
  });
});
