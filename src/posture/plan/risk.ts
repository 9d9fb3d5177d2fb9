import type { Practice, PracticeAnswer } from '../../model/practice.js';
import type { Weakness } from './figures.js';
import { WAYS, WEAKNESSES, type Figures, type Lever, type Way } from './figures.js';
import type { Machine } from './site.js';

/**
 * The model of attack paths (`docs/decisions/0006-attack-paths.md`). Entries come at a rate; who is in the office network crosses
 * to control with some chance; there a machine that runs the plant is taken with the chance of the weakest, all of them
 * together. Rates of machines add up, so that a machine's share can be reckoned by itself.
 */
export type Answers = ReadonlyMap<Practice, PracticeAnswer['answer']>;

/** Factors that hold for the whole site: what is left of each way in, and so on. */
export type Levers = {
  readonly entry: { readonly control: Record<Way, number>; readonly office: Record<Way, number> };
  readonly crossing: number;
  readonly harm: { readonly control: number; readonly office: number };
};

/** What a machine adds: entries a year into its network by each way, and how easily it is taken (a rate: -ln(1 - chance)). */
export type Weight = { readonly entry: Record<Way, number>; readonly taken: number };

/** Sums over machines under some levers: entries a year that reach control, that reach the office, and how easily control is taken. */
export type Sums = { readonly reach: number; readonly office: number; readonly taken: number };

export const NOTHING: Sums = { reach: 0, office: 0, taken: 0 };

export function leversOf(answers: Answers, figures: Figures): Levers {
  const left = (lever: Lever): number =>
    figures.practices
      .filter(({ of }) => of === lever)
      .reduce((product, { practice, left: rest }) => product * shareLeft(answers.get(practice), rest), 1);
  const office = perWay(left);
  return {
    entry: { office, control: { ...office, mail: office.mail * left('mail_on_control') } },
    crossing: crossingOf(answers, figures),
    harm: {
      control: figures.harm.control * left('harm_control'),
      office: figures.harm.office * left('harm_office'),
    },
  };
}

function perWay(valueOf: (way: Way) => number): Record<Way, number> {
  return {
    mail: valueOf('mail'),
    remote_access: valueOf('remote_access'),
    guarded_remote_access: valueOf('guarded_remote_access'),
    internet_facing: valueOf('internet_facing'),
    removable_media: valueOf('removable_media'),
  };
}

/** A practice nobody spoke of is taken as not followed: the cautious side. */
function shareLeft(answer: PracticeAnswer['answer'] | undefined, left: number): number {
  if (answer === 'yes' || answer === 'not_applicable') return left;
  return answer === 'partly' ? (1 + left) / 2 : 1;
}

function crossingOf(answers: Answers, { crossing }: Figures): number {
  const answer = answers.get('control_separated');
  if (answer === 'yes' || answer === 'not_applicable') return crossing.yes;
  return answer === 'partly' ? crossing.partly : crossing.no;
}

/** How a machine stands after some measures. */
export type Standing = { readonly weak: ReadonlySet<Weakness>; readonly isolated: boolean; readonly closed: boolean };

export function weightOf(machine: Machine, standing: Standing, figures: Figures): Weight {
  const apart = standing.isolated ? figures.isolated.left : 1;
  const entry = (way: Way): number => {
    if (!machine.ways.has(way) || (way === 'internet_facing' && standing.closed)) return 0;
    const weaker = Math.max(1, ...[...standing.weak].map((weakness) => figures.weak.entry[weakness][way] ?? 1));
    return figures.ways[way].rate * weaker * apart;
  };
  const kinds = WEAKNESSES.filter((weakness) => standing.weak.has(weakness));
  const chance = Math.max(figures.weak.taken.sound, ...kinds.map((kind) => figures.weak.taken[kind]));
  return {
    entry: perWay(entry),
    taken: machine.target ? -Math.log1p(-Math.min(chance, 0.99) * apart) : 0,
  };
}

export function sumsOf(weight: Weight, network: Machine['network'], levers: Levers, ways: readonly Way[] = WAYS): Sums {
  const factors = levers.entry[network];
  const rate = ways.reduce((sum, way) => sum + weight.entry[way] * factors[way], 0);
  return network === 'control'
    ? { reach: rate, office: 0, taken: weight.taken }
    : { reach: rate * levers.crossing, office: rate, taken: weight.taken };
}

export function addSums(one: Sums, other: Sums): Sums {
  return { reach: one.reach + other.reach, office: one.office + other.office, taken: one.taken + other.taken };
}

/** Share of the harm that could be done in a year, 0 to 1; it never rises when a sum or a lever falls. */
export function riskOf({ reach, office, taken }: Sums, levers: Levers, figures: Figures): number {
  const control = -Math.expm1(-reach) * -Math.expm1(-taken);
  const harm = levers.harm.control * control + levers.harm.office * -Math.expm1(-office);
  return harm / (figures.harm.control + figures.harm.office);
}
