import { inertText } from '../../../base/text.js';
import { findingOf, type Finding } from '../../../model/finding.js';
import type { PracticeAnswer } from '../../../model/practice.js';

/** What a question says of a practice (`data/practices.json`). */
export type Asked = Pick<Finding, 'kind' | 'severity' | 'why'> & {
  readonly practice: PracticeAnswer['practice'];
  readonly goal: string;
  readonly question: string;
  readonly fault: string;
  readonly measure: Finding['measures'][number] | null;
};

/**
 * What an operator does or leaves undone, one finding for each answer. `decided`: practices of which machines have findings of
 * their own; those that the inventory answers are among them.
 */
export function practiceFindings(
  answers: readonly PracticeAnswer[],
  questions: readonly Asked[],
  decided: ReadonlySet<PracticeAnswer['practice']>,
): Finding[] {
  return answers.flatMap((given) => {
    const asked = questions.find(({ practice }) => practice === given.practice);
    const elsewhere = given.from === 'inventory' || decided.has(given.practice);
    return asked === undefined || given.answer === 'not_applicable' || elsewhere ? [] : [findingFor(given, asked)];
  });
}

function findingFor({ practice, answer, basis, note }: PracticeAnswer, asked: Asked): Finding {
  const { kind, severity, why, question, fault, goal, measure } = asked;
  const needed = { id: `${kind}:${practice}`, kind, severity, title: question, why };
  const said = `answered ${answer}${note === null ? '' : `: ${inertText(note, 200)}`}`;
  const more = { evidence: [{ text: said, where: basis }], reference: `CISA performance goal ${goal}` };
  if (answer === 'yes') return findingOf({ ...needed, answer: 'no' }, more);
  if (answer === 'unknown')
    return findingOf({ ...needed, answer: 'cannot_tell' }, { ...more, because: 'nobody knew; find out' });
  return findingOf(
    { ...needed, answer: 'yes', title: answer === 'partly' ? `${fault}, at least in part` : fault },
    { ...more, measures: measure === null ? [] : [measure] },
  );
}
