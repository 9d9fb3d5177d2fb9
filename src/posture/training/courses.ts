import { inertText } from '../../base/text.js';
import type { Finding } from '../../model/finding.js';
import type { Course } from '../../model/plant.js';
import type { PracticeAnswer } from '../../model/practice.js';
import type { Due } from '../../model/training.js';
import { lastOf, type Staff } from './people.js';
import { addMonths } from './period.js';
import { dueOf } from './due.js';
import { trainingFinding } from './finding.js';
import { sourceOf, type Rule } from './rules.js';

/** A course that everybody of a group must have once a period. */
type Wanted = {
  readonly rule: Rule;
  readonly id: string;
  readonly staff: readonly Staff[];
  /** Courses that count, and courses that may. */
  readonly counts: readonly Course['cyber'][];
  readonly may: readonly Course['cyber'][];
  readonly subject: string;
  readonly why: string;
  readonly fix: string;
  readonly measures: Finding['measures'];
  readonly asOf: string;
};

export type CourseAnswer = {
  readonly finding: Finding;
  readonly due: Due[];
  /** What it says of the practice; null where it cannot be told. */
  readonly answer: Pick<PracticeAnswer, 'answer' | 'basis'> | null;
};

const YEAR = 12;

/** Has everybody had the course in time, and when is it due next? Whoever has none on record is due on the day. */
export function courseAnswer(wanted: Wanted): CourseAnswer {
  const { rule, id, staff, counts, may, subject, asOf } = wanted;
  const months = rule.period_months ?? YEAR;
  const each = staff.map((person) => {
    const last = lastOf(person, counts, asOf);
    const maybe = lastOf(person, [...counts, ...may], asOf);
    const fresh = (day: string | null): boolean => day !== null && addMonths(day, months) >= asOf;
    return {
      person,
      last,
      late: !fresh(last),
      open: !fresh(last) && fresh(maybe),
      due: last === null ? asOf : addMonths(last, months),
    };
  });
  const late = each.filter((one) => one.late);
  const sure = late.filter((one) => !one.open);
  const due = each.map((one) => dueOf(rule, [one.person.id], one.due, { what: `Course on ${subject}`, yearly: true }));
  const evidence = [
    ...(late.length > 0 ? late : each).map(({ person, last }) => ({
      text: `${person.id}: ${last === null ? 'none on record' : `last on ${last}`}`,
      where: person.training.find(({ when }) => when === last)?.where ?? person.where,
    })),
    ...sourceOf(rule),
  ];
  const needed = {
    id,
    severity: 'medium' as const,
    why: wanted.why,
  };
  const more = { evidence, reference: `${inertText(rule.citation, 120)}${rule.kind === 'goal' ? ', voluntary' : ''}` };
  if (late.length === 0) {
    const next = each.map((one) => one.due).toSorted()[0] ?? asOf;
    const title = `everybody had a course on ${subject} in time; the next is due by ${next}`;
    return {
      finding: trainingFinding({ ...needed, answer: 'no', title }, more),
      due,
      answer: { answer: 'yes', basis: basisOf(each.map(({ person }) => person)) },
    };
  }
  if (sure.length === 0) {
    const because = `a course on computers is on record of ${idsOf(late)}, and not whether it was on ${subject}: write cyber: ${counts[0] ?? 'yes'}`;
    return {
      finding: trainingFinding(
        { ...needed, answer: 'cannot_tell', title: `did everybody have a course on ${subject}?` },
        { ...more, because },
      ),
      due,
      answer: null,
    };
  }
  const title = `${late.length} of ${staff.length} had no course on ${subject} in ${months} months: ${idsOf(late)}`;
  const finding = trainingFinding(
    { ...needed, answer: 'yes', title },
    { ...more, fix: wanted.fix, measures: wanted.measures },
  );
  return {
    finding,
    due,
    answer: {
      answer: late.length === staff.length ? 'no' : 'partly',
      basis: basisOf(late.map(({ person }) => person)),
    },
  };
}

function idsOf(people: readonly { readonly person: Staff }[]): string {
  return people.map(({ person }) => person.id).join(', ');
}

function basisOf(staff: readonly Staff[]): string {
  return staff.map(({ where }) => where).join(', ');
}
