import type { Plan } from '../../model/plan.js';
import type { Treatment } from './choices.js';
import { WAYS, type Figures, type Way } from './figures.js';
import { addSums, leversOf, NOTHING, riskOf, sumsOf, type Answers } from './risk.js';
import type { Machine } from './site.js';
import { withSite, type Selection } from './solve.js';

const WORDS: Record<Way, string> = {
  mail: 'mail',
  remote_access: 'remote access with a password alone',
  guarded_remote_access: 'remote access with a second factor',
  internet_facing: 'what answers the Internet',
  removable_media: 'sticks and drives',
};

/** Each way in with the risk that it would be alone, before and after, and the machines that it leads over; most dangerous first. */
export function pathsOf(before: Selection, after: Selection, answers: Answers, figures: Figures): Plan['paths'] {
  return WAYS.map((way) => ({
    way_in: WORDS[way],
    before: alone(way, before, answers, figures),
    after: alone(way, after, answers, figures),
    steps: stepsOf(way, before.treatments),
  }))
    .filter((path) => path.before > 0)
    .sort((one, other) => other.before - one.before);
}

function alone(way: Way, { site, treatments }: Selection, answers: Answers, figures: Figures): number {
  const levers = leversOf(withSite(answers, site), figures);
  const sums = treatments.map(({ weight, machine }) => sumsOf(weight, machine.network, levers, [way]));
  return riskOf(sums.reduce(addSums, NOTHING), levers, figures);
}

function stepsOf(way: Way, treatments: readonly Treatment[]): string[] {
  const machines = treatments.map(({ machine }) => machine);
  const doors = machines.filter(({ ways }) => ways.has(way));
  const outside = doors.filter(({ network }) => network === 'office');
  const targets = machines.filter(({ target }) => target);
  return [
    `in: ${namesOf(doors)}`,
    ...(outside.length > 0 ? ['across: from the office network to the network of the plant'] : []),
    `then: ${namesOf(targets)}`,
  ];
}

function namesOf(machines: readonly Machine[]): string {
  const names = machines.map(({ name }) => name);
  return names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}
