import { CONTROL_ROLES, type Asset } from '../../model/asset.js';
import type { Practice, PracticeAnswer } from '../../model/practice.js';

/** What the machines of an inventory answer by themselves. What they leave open has no entry. */
export function answersFromInventory(assets: readonly Asset[]): PracticeAnswer[] {
  const control = assets.filter(isControl);
  const remote = assets.filter(({ remote_access: { used } }) => used === true);
  return [
    answer('second_factor_remote', remote, ({ remote_access: { second_factor: second } }) => second),
    answer('no_mail_on_control', control, ({ email_used: used }) => (used === null ? null : !used)),
    answer('control_off_internet', control, ({ exposed }) => (exposed === null ? null : !exposed)),
  ].flatMap((one) => one ?? []);
}

function isControl({ role, zone }: Asset): boolean {
  return zone === 'control' || (role !== null && CONTROL_ROLES.includes(role));
}

/** One machine that does otherwise decides; yes needs every machine to say so. */
function answer(
  practice: Practice,
  assets: readonly Asset[],
  isSafe: (asset: Asset) => boolean | null,
): PracticeAnswer | null {
  const bad = assets.filter((asset) => isSafe(asset) === false);
  const good = assets.filter((asset) => isSafe(asset) === true);
  const decided = bad.length > 0 ? bad : good;
  if (decided.length === 0 || (bad.length === 0 && good.length < assets.length)) return null;
  const basis = decided.map(({ asset_id: id }) => id).join(', ');
  return { practice, answer: bad.length > 0 ? 'no' : 'yes', basis, from: 'inventory', note: null };
}

export type JoinedAnswers = {
  readonly answers: PracticeAnswer[];
  /** Where machines or records say otherwise than a person did: what they say stands. */
  readonly conflicts: {
    readonly practice: Practice;
    readonly person: PracticeAnswer;
    readonly machines: PracticeAnswer;
  }[];
};

/** Answers of a person, of the machines, and of records (of training), as one. */
export function joinAnswers(
  person: readonly PracticeAnswer[],
  assets: readonly Asset[],
  records: readonly PracticeAnswer[] = [],
): JoinedAnswers {
  const machines = [...answersFromInventory(assets), ...records];
  const said = (practice: Practice) => person.find((one) => one.practice === practice);
  const others = person.filter(({ practice }) => !machines.some((one) => one.practice === practice));
  const conflicts = machines.flatMap((one) => {
    const other = said(one.practice);
    return other === undefined || other.answer === one.answer || other.answer === 'unknown'
      ? []
      : [{ practice: one.practice, person: other, machines: one }];
  });
  return { answers: [...others, ...machines], conflicts };
}
