import type { Finding } from '../../model/finding.js';
import type { Practice, PracticeAnswer } from '../../model/practice.js';
import type { Training } from '../../model/training.js';
import { courseAnswer, type CourseAnswer } from './courses.js';
import { trainingFinding } from './finding.js';
import { licenceAnswer } from './licences.js';
import { lastOf, type Staff } from './people.js';
import { allRules, fits, sourceOf, type Place, type Rule } from './rules.js';

export { TrainingError } from './error.js';
export { readTrainingList, type ListRead } from './list.js';
export { staffOf, type Staff } from './people.js';
export type { Place } from './rules.js';

export type TrainingAnswer = Pick<Training, 'people' | 'due' | 'findings' | 'cannot_tell'> & {
  /** What the records say of practices. */
  readonly answers: PracticeAnswer[];
};

const BASIC = ['basic', 'yes'] as const;
const CONTROL = ['control'] as const;

/**
 * Who is due for what: by the goals and by law once a year, and by the rule of each licence. Rules of low confidence give no finding. Where
 * no course at all is on record, nothing is said of courses: an empty file is no proof that nobody was trained.
 */
export function trainingOf(staff: readonly Staff[], place: Place): TrainingAnswer {
  const rules = allRules();
  const known = staff.some(({ training }) => training.length > 0);
  const goals = known ? goalAnswers(staff, rules, place) : [];
  const laws = rules.filter(({ kind }) => kind === 'course').map((rule) => lawAnswer(rule, staff, place, known));
  const licences = staff.flatMap((person) =>
    person.licences.map((licence) => ({ person, ...licenceAnswer(person, licence, rules, place) })),
  );
  const answers = goals.flatMap(({ practice, answer }) =>
    answer === null ? [] : [{ practice, ...answer, from: 'inventory' as const, note: null }],
  );
  return {
    people: staff.map((person) => ({
      id: person.id,
      last_basic: lastOf(person, BASIC, place.asOf),
      last_control: lastOf(person, CONTROL, place.asOf),
      courses: person.training.length,
      hours: licences.flatMap((one) => (one.person === person && one.hours !== null ? [one.hours] : [])),
    })),
    due: [...goals, ...laws, ...licences]
      .flatMap(({ due }) => due ?? [])
      .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    findings: [...goals, ...laws, ...licences].flatMap(({ finding }) => finding ?? []).concat(duties(rules, place)),
    cannot_tell: [
      ...(staff.length > 0 && !known
        ? [
            'No course is on record of anybody: who had one, and when, stands under people in the plant file, or in a list with --training.',
          ]
        : []),
      ...licences.flatMap(({ open }) => open ?? []),
    ],
    answers,
  };
}

function goalAnswers(
  staff: readonly Staff[],
  rules: readonly Rule[],
  { asOf }: Place,
): (CourseAnswer & { readonly practice: Practice })[] {
  const control = staff.filter(({ works_on: on }) => on === 'control' || on === 'both');
  const rule = (id: string): Rule[] => rules.filter((each) => each.id === id);
  const basic = rule('us-goal-basic').map((each) => ({
    practice: 'training_yearly' as const,
    ...courseAnswer({ ...BASIC_COURSE, rule: each, id: 'training:records:training_yearly', staff, asOf }),
  }));
  const ot = rule('us-goal-control').map((each) => ({
    practice: 'training_control' as const,
    ...courseAnswer({
      rule: each,
      id: 'training:records:training_control',
      staff: control,
      counts: CONTROL,
      may: ['yes'],
      subject: 'attacks on control systems',
      why: 'Whoever runs the plant sees first that something is wrong, and must not take an attack for a fault.',
      fix: 'Give those who run the plant a course on attacks on control systems.',
      measures: ['control_training'],
      asOf,
    }),
  }));
  return control.length === 0 ? basic : [...basic, ...ot];
}

const BASIC_COURSE = {
  counts: BASIC,
  may: [],
  subject: 'mail and passwords',
  why: 'Mail is the usual way in, and a person opens it.',
  fix: 'Give everyone an hour of training on mail and passwords, every year.',
  measures: ['training'],
} satisfies Partial<Parameters<typeof courseAnswer>[0]>;

type Answered = { readonly finding: Finding | null; readonly due: CourseAnswer['due'] };

function lawAnswer(rule: Rule, staff: readonly Staff[], place: Place, known: boolean): Answered {
  const { fits: here, ask } = fits(rule, place);
  if (!here) return { finding: null, due: [] };
  if (ask !== null || !known) return { finding: openFinding(rule, ask ?? 'no course is on record'), due: [] };
  return courseAnswer({ ...BASIC_COURSE, rule, id: `training:${rule.id}`, staff, asOf: place.asOf });
}

/** Duties of the system that are no course: whether they were done stands nowhere here. */
function duties(rules: readonly Rule[], place: Place): Finding[] {
  return rules.flatMap((rule) => {
    const { fits: here, ask } = fits(rule, place);
    return rule.kind !== 'duty' || !here ? [] : [openFinding(rule, ask ?? 'whether it was done is not on record here')];
  });
}

function openFinding(rule: Rule, because: string): Finding {
  const needed = {
    id: `training:${rule.id}`,
    answer: 'cannot_tell' as const,
    severity: 'low' as const,
    title: `${rule.say}: done?`,
    why: `${rule.citation} asks it of ${rule.who}.`,
  };
  return trainingFinding(needed, { evidence: sourceOf(rule), because, reference: rule.citation });
}
