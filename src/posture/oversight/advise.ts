import type { OversightAdvice } from '../../model/oversight.js';
import type { BundleProduct, PostureBundle } from '../../model/posture-bundle.js';
import type { Practice } from '../../model/practice.js';
import type { AdvisedWay } from '../../model/state-advisory.js';
import { latestOn, type Plant } from './plants.js';

export type Answer = { readonly answer: 'yes' | 'no' | 'cannot_tell'; readonly because: string };

/** What an advisory asks of a plant; null where it does not ask that. */
export type Criteria = {
  readonly id: string;
  readonly title: string;
  readonly tell: string | null;
  /** Whether a product that a plant runs is one that is meant. */
  readonly product: ((product: BundleProduct) => Answer) | null;
  readonly practice: Practice | null;
  readonly wayIn: AdvisedWay | null;
};

/** Which plants an advisory concerns, by what they sent last until a day. */
export function adviceOn(plants: readonly Plant[], criteria: Criteria, asOf: string): OversightAdvice {
  const rows = latestOn(plants, asOf)
    .map(({ plant, bundle }) => ({ alias: plant.alias, ...answerFor(bundle, criteria), as_of: bundle.as_of }))
    .sort(
      (one, other) => ORDER.indexOf(one.answer) - ORDER.indexOf(other.answer) || (one.alias < other.alias ? -1 : 1),
    );
  const of = (answer: Answer['answer']): number => rows.filter((row) => row.answer === answer).length;
  return {
    schema: 'assay.oversight-advice/1',
    as_of: asOf,
    id: criteria.id,
    title: criteria.title,
    tell: criteria.tell,
    counts: { yes: of('yes'), no: of('no'), cannot_tell: of('cannot_tell') },
    plants: rows,
  };
}

const ORDER: readonly Answer['answer'][] = ['yes', 'cannot_tell', 'no'];

/** All that is asked must fit: one no is a no, and one that cannot be told leaves a yes open. */
function answerFor(bundle: PostureBundle, { product, practice, wayIn }: Criteria): Answer {
  const answers = [
    ...(product === null ? [] : [productAnswer(bundle, product)]),
    ...(practice === null ? [] : [practiceAnswer(bundle, practice)]),
    ...(wayIn === null ? [] : [wayAnswer(bundle, wayIn)]),
  ];
  const no = answers.find(({ answer }) => answer === 'no');
  const open = answers.find(({ answer }) => answer === 'cannot_tell');
  return no ?? open ?? { answer: 'yes', because: answers.map(({ because }) => because).join('; ') };
}

function productAnswer(
  { products, unknown_programs: unknown, machines }: PostureBundle,
  ask: NonNullable<Criteria['product']>,
): Answer {
  const asked = products.map(ask);
  const found = asked.find(({ answer }) => answer === 'yes') ?? asked.find(({ answer }) => answer === 'cannot_tell');
  if (found !== undefined) return found;
  if (machines.length === 0) return { answer: 'cannot_tell', because: 'it sent no machines' };
  if (unknown > 0) {
    const programs = unknown === 1 ? 'one program' : `${unknown} programs`;
    return { answer: 'cannot_tell', because: `it runs ${programs} that our tables do not know` };
  }
  return { answer: 'no', because: 'nothing that it runs is meant' };
}

function practiceAnswer({ practices }: PostureBundle, practice: Practice): Answer {
  const words = practice.replaceAll('_', ' ');
  const given = practices.find((each) => each.practice === practice)?.answer ?? 'unknown';
  if (given === 'unknown') return { answer: 'cannot_tell', because: `it did not say: ${words}` };
  const missing = given === 'no' || given === 'partly';
  return { answer: missing ? 'yes' : 'no', because: `${words}: ${given.replaceAll('_', ' ')}` };
}

function wayAnswer(bundle: PostureBundle, way: AdvisedWay): Answer {
  if (way === 'remote_access') return countsAnswer(bundle.remote, 'reached from elsewhere');
  if (way === 'internet_facing') return countsAnswer(bundle.exposed, 'open to the Internet');
  return practiceAnswer(bundle, way === 'mail' ? 'mail_protected' : 'foreign_devices_kept_out');
}

function countsAnswer({ yes, unknown }: PostureBundle['exposed'], words: string): Answer {
  const machines = (count: number): string => (count === 1 ? 'a machine is' : `${count} machines are`);
  if (yes > 0) return { answer: 'yes', because: `${machines(yes)} ${words}` };
  if (unknown > 0) return { answer: 'cannot_tell', because: `it is not said whether ${machines(unknown)} ${words}` };
  return { answer: 'no', because: `no machine is ${words}` };
}
