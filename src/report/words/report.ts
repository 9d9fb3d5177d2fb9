import type { Report, ReportDuty, ReportField } from '../../model/report.js';
import { STATUSES } from '../../model/rule.js';
import { STATUS_WORDS, instantWords } from './duties.js';

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
export function marksOf(field: ReportField): string[] {
  const { required, condition, basis, asked_in: askedIn } = field;
  const joint = required === 'if' ? ' ' : ', if ';
  const need = decidedMark(field) ?? REQUIRED_MARKS[required] + (condition === null ? '' : joint + condition);
  const mark = BASIS_MARKS[basis];
  return [need, ...(mark === null ? [] : [mark]), ...(askedIn.length === 0 ? [] : [`asked in ${askedIn.join(', ')}`])];
}

/** A condition that the facts decide, with what decides it; one that they do not, as a question to a person. */
function decidedMark({ decided, condition }: ReportField): string | null {
  if (decided === undefined || condition === null) return null;
  if (decided.holds === 'open') return `to decide: required if ${condition}, because ${decided.because}`;
  return `required if ${condition}, which ${decided.holds === 'yes' ? 'holds' : 'does not hold'}: ${decided.because}`;
}

/** Where an answer comes from: the fact, and since when it is known. */
export function sourceOf({
  fact,
  known_at: at,
  known_by: by,
  only_helps: helps,
  basis,
}: ReportField['answers'][number]): string {
  const since = at === null ? '' : `, known ${instantWords(at)}`;
  return `${helps ? 'only helps; ' : ''}from ${fact}${since}${by === null ? '' : `, by ${by}`}${basis === undefined ? '' : `, ${basis}`}`;
}

/** What is still open, field by field: facts that are not said, or a question that no fact answers. */
export function openOf({ state, missing }: ReportField): string[] {
  const isOpen = state === 'in_part' || state === 'unknown';
  return isOpen && missing.length === 0 ? ['no fact of the file answers it, a person does'] : missing.map(missingOf);
}

function missingOf({ fact, means }: ReportField['missing'][number]): string {
  return fact === '' ? means : `${means} (${fact})`;
}

/** A duty that a draft answers to, in a line. What is not law is never due: it would be. */
export function dutyLine(duty: ReportDuty): string {
  const status = STATUSES.find((each) => each === duty.status) ?? 'law';
  const law = status === 'law' ? '' : `${STATUS_WORDS[status]}: `;
  return `${law}${duty.recipient}, ${duty.citation} (${duty.id}): ${timeWords(duty, status === 'law')}`;
}

function timeWords({ state, due, not_before: wait, done_at: doneAt, timing }: ReportDuty, isLaw: boolean): string {
  if (state === 'done') return doneAt === null ? 'done' : `done ${instantWords(doneAt)}`;
  if (state === 'not_before' && wait !== null) return `not before ${instantWords(wait)}`;
  if (state === 'decided_against') return 'decided against';
  if (due === null) return timing;
  if (!isLaw) return `would be due ${instantWords(due)}`;
  return `${state === 'overdue' ? 'overdue since' : 'due'} ${instantWords(due)}`;
}
