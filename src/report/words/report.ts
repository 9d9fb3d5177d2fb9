import type { Report, ReportDuty, ReportField } from '../../model/report.js';
import { STATE_HEADINGS, STATUS_WORDS, instantWords } from './duties.js';
import { DUTY_STATES } from '../../model/duty.js';
import { STATUSES } from '../../model/rule.js';

/** What a form is, where the reader could take it for more. */
export const STANDING: Readonly<Record<Report['form']['status'], string>> = {
  law: 'A law asks for it where it applies',
  proposed: 'PROPOSED, NOT LAW: nobody has to file it',
  voluntary: 'Voluntary: no law asks for it',
  contract: 'A contract asks for it',
  own_design: 'Our own design: nothing prescribes it',
};

const BASIS_MARKS: Readonly<Record<ReportField['basis'], string | null>> = {
  shown: null,
  derived: 'inferred',
  general_knowledge: 'for a human to check',
};

const REQUIRED_MARKS: Readonly<Record<ReportField['required'], string>> = {
  yes: 'required',
  no: 'optional',
  if: 'required if',
  unknown: 'required or not: unknown',
};

/** What is to be known of a field at a glance. */
export function marksOf({ required, condition, basis, asked_in: askedIn }: ReportField): string[] {
  const need = REQUIRED_MARKS[required] + (condition === null ? '' : ` ${condition}`);
  const mark = BASIS_MARKS[basis];
  return [need, ...(mark === null ? [] : [mark]), ...(askedIn.length === 0 ? [] : [`asked in ${askedIn.join(', ')}`])];
}

/** Where an answer comes from: the fact, and since when it is known. */
export function sourceOf({ fact, known_at: at, known_by: by }: ReportField['answers'][number]): string {
  const since = at === null ? '' : `, known ${instantWords(at)}`;
  return `from ${fact}${since}${by === null ? '' : `, by ${by}`}`;
}

export function missingOf({ fact, means }: ReportField['missing'][number]): string {
  return fact === '' ? means : `${means} (${fact})`;
}

/** A duty that a draft answers to, in a line. */
export function dutyLine({
  id,
  citation,
  recipient,
  status,
  state,
  due,
  not_before: wait,
  timing,
}: ReportDuty): string {
  const word = STATUSES.find((each) => each === status);
  const law = word === undefined || word === 'law' ? '' : `${STATUS_WORDS[word]}: `;
  const at = state === 'not_before' ? wait : due;
  const known = DUTY_STATES.find((each) => each === state);
  const heading = known === undefined ? '' : STATE_HEADINGS[known].toLowerCase();
  return `${law}${recipient}, ${citation} (${id}): ${at === null ? timing : `${heading} ${instantWords(at)}`}`;
}
