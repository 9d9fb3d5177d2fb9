import { toDay } from '../../base/dates.js';
import { inertText } from '../../base/text.js';
import type { Finding } from '../../model/finding.js';
import type { Licence } from '../../model/plant.js';
import type { Due, Training } from '../../model/training.js';
import { dueOf } from './due.js';
import { trainingFinding } from './finding.js';
import type { Record, Staff } from './people.js';
import { addMonths, renewalOf } from './period.js';
import { sourceOf, type Place, type Rule } from './rules.js';

type Hours = Training['people'][number]['hours'][number];

export type LicenceAnswer = {
  readonly finding: Finding | null;
  readonly due: Due | null;
  readonly hours: Hours | null;
  /** What cannot be told where no rule is held. */
  readonly open: string | null;
};

/** Days before the renewal from which missing hours are a finding: the first reminder. */
const NEAR = 90;
const NOTHING = { finding: null, due: null, hours: null, open: null };

/** One licence of one person: hours done in its period, hours missing, by when. */
export function licenceAnswer(person: Staff, licence: Licence, rules: readonly Rule[], place: Place): LicenceAnswer {
  const state = licence.state?.toUpperCase() ?? place.state;
  if (state === null) return { ...NOTHING, open: `${person.id}: the state of the licence is not told` };
  const held = rules.filter(
    ({ kind, jurisdiction, sectors }) => kind === 'hours' && jurisdiction === state && sectors.includes(licence.kind),
  );
  const sure = held.filter(({ confidence }) => confidence !== 'low');
  const label = `${licence.kind} licence of ${state}`;
  if (sure.length === 0) {
    const why =
      held.length === 0
        ? 'no rule on hours is held here'
        : `a rule on hours is held that is not confirmed (${held[0]?.hours ?? '?'} hours)`;
    return { ...NOTHING, open: `${person.id}, ${label}: ${why}; ask the state` };
  }
  const fitting = sure.filter(({ classes }) => classes.length === 0 || classes.includes(classOf(licence)));
  const [rule] = fitting;
  const id = `training:${person.id}:${licence.kind}:${state}`;
  if (rule === undefined || fitting.length > 1) {
    const classes = sure.flatMap((each) => each.classes).join(', ');
    return { ...NOTHING, finding: openFinding(id, person, label, sure, `write which class it is: ${classes}`) };
  }
  return judged({ id, person, licence, label, state, rule, asOf: place.asOf });
}

function classOf({ class: given }: Licence): string {
  return String(given ?? '')
    .toLowerCase()
    .replace(/^(?:class|grade)\s*/u, '')
    .trim();
}

type Case = {
  readonly id: string;
  readonly person: Staff;
  readonly licence: Licence;
  readonly label: string;
  readonly state: string;
  readonly rule: Rule;
  readonly asOf: string;
};

function judged({ id, person, licence, label, state, rule, asOf }: Case): LicenceAnswer {
  const { hours: needed, cyber_hours: cyber, period_months: months } = rule;
  if ((needed === null && cyber === null) || months === null)
    return {
      ...NOTHING,
      finding: openFinding(id, person, label, [rule], 'how many hours is not held here: ask the state'),
    };
  const renewal = renewalOf(rule, licence, asOf);
  if ('ask' in renewal) return { ...NOTHING, finding: openFinding(id, person, label, [rule], renewal.ask) };
  if (rule.effective_from !== null && renewal.day < rule.effective_from) return NOTHING;
  const from = addMonths(renewal.day, -months);
  const hours = counted(
    person,
    { rule: rule.id, kind: licence.kind, state, from, renewal: renewal.day, needed, needed_cyber: cyber },
    asOf,
  );
  const due =
    hours.missing === 0
      ? null
      : dueOf(rule, [person.id], renewal.day, {
          what: `${hours.missing} contact hours for the ${label}`,
          yearly: false,
        });
  return {
    finding: hoursFinding({ id, person, label, rule, asOf }, hours, unmeasured(person, hours, asOf)),
    due,
    hours,
    open: null,
  };
}

type Period = Omit<Hours, 'done' | 'pending' | 'cyber' | 'missing'>;

function counted(person: Staff, period: Period, asOf: string): Hours {
  const within = coursesIn(person, period, asOf);
  const sum = (courses: readonly Record[]): number =>
    hundredths(courses.reduce((all, { hours = 0 }) => all + hours, 0));
  const approved = within.filter(({ approved: word }) => word === 'yes');
  const isCyber = ({ cyber }: Record): boolean => cyber !== 'no';
  const [done, cyber] = [sum(approved), sum(approved.filter(isCyber))];
  const missing = hundredths(Math.max(0, (period.needed ?? 0) - done, (period.needed_cyber ?? 0) - cyber));
  return { ...period, done, pending: sum(within.filter(({ approved: word }) => word === 'unknown')), cyber, missing };
}

function hundredths(hours: number): number {
  return Math.round(hours * 100) / 100;
}

/** A course counts from the first day of the period, and before the day of renewal. */
function coursesIn({ training }: Staff, { from, renewal }: Pick<Period, 'from' | 'renewal'>, asOf: string): Record[] {
  return training.filter(({ when }) => when >= from && when < renewal && when <= asOf);
}

function unmeasured(person: Staff, hours: Hours, asOf: string): boolean {
  return coursesIn(person, hours, asOf).some(({ hours: given, approved }) => given === undefined && approved !== 'no');
}

function hoursFinding(
  { id, person, label, rule, asOf }: Omit<Case, 'licence' | 'state'>,
  hours: Hours,
  open: boolean,
): Finding {
  const { renewal, done, pending, missing, from } = hours;
  const asked = hours.needed ?? hours.needed_cyber ?? 0;
  const left = toDay(renewal) - toDay(asOf);
  const needed = {
    id,
    severity: left <= NEAR ? ('medium' as const) : ('low' as const),
    why: 'Without the hours the licence is not renewed, and the plant has nobody who may run it.',
  };
  const of = hours.needed === null ? 'contact hours on computers' : 'contact hours';
  const evidence = [
    {
      text: `${person.id}: ${done} ${of} approved from ${from} on, ${pending} not known to be approved`,
      where: person.where,
    },
    ...sourceOf(rule),
  ];
  const more = { evidence, reference: inertText(rule.citation, 120) };
  if (missing === 0)
    return trainingFinding(
      {
        ...needed,
        answer: 'no',
        title: `${person.id}: all ${asked} ${of} for the ${label} are done; renewal by ${renewal}`,
      },
      more,
    );
  if (pending >= missing || open) {
    const because = open
      ? 'a course on record has no hours: write them'
      : `${pending} hours are on record that nobody says are approved: ask whoever approves them`;
    return trainingFinding(
      {
        ...needed,
        answer: 'cannot_tell',
        title: `${person.id}: are the ${asked} ${of} for the ${label} done by ${renewal}?`,
      },
      { ...more, because },
    );
  }
  const title = `${person.id}: ${missing} of ${asked} ${of} for the ${label} are missing, by ${renewal}`;
  if (left > NEAR) return trainingFinding({ ...needed, answer: 'no', title: `${title}; there is time` }, more);
  return trainingFinding(
    { ...needed, answer: 'yes', title: `${title}, in ${left} days` },
    { ...more, fix: 'Book approved courses now.' },
  );
}

function openFinding(id: string, person: Staff, label: string, rules: readonly Rule[], because: string): Finding {
  const needed = {
    id,
    answer: 'cannot_tell' as const,
    severity: 'low' as const,
    title: `${person.id}: how many hours does the ${label} still ask, and by when?`,
    why: 'Without the hours the licence is not renewed.',
  };
  return trainingFinding(needed, {
    evidence: [{ text: `${person.id}: ${label}`, where: person.where }, ...rules.slice(0, 1).flatMap(sourceOf)],
    because,
  });
}
