import type { Practice, PracticeAnswer } from '../../../model/practice.js';
import type { Question } from '../table.js';
import { promptOf, UNKNOWN, type Prompt, type Said } from './prompt.js';

const ANSWERS = [
  { value: 'yes', label: 'Yes' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'No' },
  { value: UNKNOWN, label: 'I do not know' },
  { value: 'not_applicable', label: 'Does not apply here' },
];

/** Questions that are easier to answer the other way round than the practice is put. */
const TURNED: Partial<Record<Practice, string>> = {
  no_mail_on_control: 'Is mail read or the web browsed on the computers that run the plant?',
  control_off_internet: 'Can anything that runs the plant be opened from the Internet, by its address alone?',
};

/** What was answered so far: by a person, or by the machines. */
export type Known = { readonly answers: readonly PracticeAnswer[]; readonly again: boolean };

/** A question on a practice. It is not asked where the machines answer it, or a person did so before. */
export function practicePrompt(
  question: Question,
  heading: string,
  { answers, again }: Known,
  when: (said: Said) => boolean = () => true,
): Prompt {
  const { practice, why } = question;
  const given = answers.find((answer) => answer.practice === practice) ?? null;
  const turned = TURNED[practice];
  const options = turned === undefined ? ANSWERS : ANSWERS.map(({ value, label }) => ({ value: turn(value), label }));
  const settled = given !== null && given.answer !== UNKNOWN && (given.from === 'inventory' || !again);
  const shown = options.find(({ value }) => value === given?.answer)?.label ?? '';
  return promptOf(
    { key: `practice:${practice}`, heading, message: turned ?? question.question, why },
    {
      options,
      when,
      earlier: settled ? null : (given?.answer ?? null),
      known: settled ? { value: given.answer, shown, from: given.basis } : null,
    },
  );
}

function turn(answer: string): string {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : answer;
}
