import { inertText } from '../../../base/text.js';
import type { Posture } from '../../../model/posture.js';
import type { Practice, PracticeAnswer } from '../../../model/practice.js';
import type { Beside } from '../../../model/report.js';

/** What reports mean by security measures. */
const DEFENCES: Readonly<Partial<Record<Practice, string>>> = {
  second_factor_remote: 'second factor for remote access',
  control_separated: 'control network apart from the office',
  control_off_internet: 'control machines kept off the Internet',
  no_mail_on_control: 'computers that run the plant kept free of mail',
  own_accounts: 'an account of their own for everyone',
  default_passwords_changed: 'default passwords changed',
  leavers_locked_out: 'leavers locked out',
  known_holes_mended: 'known holes mended',
  mail_protected: 'mail domain protected',
  macros_off: 'macros off',
  foreign_devices_kept_out: 'foreign sticks and laptops kept out',
  training_yearly: 'yearly training',
  logs_collected: 'logs collected',
  incident_plan: 'a plan for incidents',
};

const BACKUPS: Readonly<Partial<Record<Practice, string>>> = {
  backups_made: 'copies made',
  backups_offline: 'a copy that no machine can reach',
  backups_tested: 'a copy brought back to test it',
};

const MANUAL: Readonly<Partial<Record<Practice, string>>> = { manual_operation: 'running by hand, and tried' };

/** What was answered of how the plant is run, beside the facts that ask for it. It says nothing of the incident, so it only helps. */
export function practicesBeside({ practices }: Posture, basis: (where: string) => string): Beside[] {
  return [
    ['incident.defences', DEFENCES] as const,
    ['ransom.backups', BACKUPS] as const,
    ['facility.manual', MANUAL] as const,
  ].flatMap(([fact, words]) => {
    const said = practices.flatMap((one) => {
      const what = words[one.practice];
      return what === undefined || one.answer === 'not_applicable' ? [] : [{ one, what }];
    });
    if (said.length === 0) return [];
    const text = ANSWERS.flatMap(([answer, head]) => {
      const of = said.filter(({ one }) => one.answer === answer);
      return of.length === 0 ? [] : [`${head}: ${of.map(wordsOf).join(', ')}`];
    }).join('; ');
    return [{ fact, text, basis: basis([...new Set(said.map(({ one }) => one.basis))].slice(0, 4).join('; ')) }];
  });
}

const ANSWERS: readonly (readonly [PracticeAnswer['answer'], string])[] = [
  ['yes', 'in place'],
  ['partly', 'in part'],
  ['no', 'not in place'],
  ['unknown', 'nobody knew'],
];

function wordsOf({ one, what }: { readonly one: PracticeAnswer; readonly what: string }): string {
  return one.note === null ? what : `${what} (${inertText(one.note, 160)})`;
}
