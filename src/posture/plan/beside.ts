import { treat } from './choices.js';
import { leversOf, riskOf, sumsOf, type Sums } from './risk.js';
import { withSite } from './solve.js';
import { riskAfter, type Move, type Scene } from './steps.js';

/**
 * The risk after some moves with one more, whichever is asked for. A move of one machine changes what that machine adds and nothing
 * else; the sums are added up in the order of the machines, so that the figure is the one of `riskAfter`, to the last bit.
 */
export function risksBeside(done: readonly Move[], scene: Scene): (move: Move) => number {
  const { answers, figures, machines } = scene;
  const site = done.flatMap(({ choice }) => choice ?? []);
  const levers = leversOf(withSite(answers, site), figures);
  const places = new Map(machines.map((machine, at) => [machine, at]));
  const actsAt = machines.map((): Move['act'][] => []);
  for (const { act } of done) if (act.machine !== null) actsAt[places.get(act.machine) ?? -1]?.push(act);
  const sumsAt = (at: number, acts: readonly Move['act'][]): Sums | null => {
    const machine = machines[at];
    return machine === undefined ? null : sumsOf(treat(machine, acts, figures).weight, machine.network, levers);
  };
  const own = machines.map((_, at) => sumsAt(at, actsAt[at] ?? []));
  const known = new Map<Move, number>();
  return (move) => {
    const earlier = known.get(move);
    if (earlier !== undefined) return earlier;
    const at = move.act.machine === null ? undefined : places.get(move.act.machine);
    const others = actsAt[at ?? -1]?.filter(({ measure }) => measure !== move.act.measure) ?? [];
    const risk =
      at === undefined
        ? riskAfter(moved(done, move), scene)
        : riskOf(total(own, at, sumsAt(at, [...others, move.act])), levers, figures);
    known.set(move, risk);
    return risk;
  };
}

/** A new treatment of a machine takes the place of the old one's acts of the same kind. */
function moved(done: readonly Move[], move: Move): Move[] {
  return [...done.filter(({ act }) => act.measure !== move.act.measure || act.machine !== move.act.machine), move];
}

function total(own: readonly (Sums | null)[], at: number, instead: Sums | null): Sums {
  let [reach, office, taken] = [0, 0, 0];
  for (const [place, each] of own.entries()) {
    const sums = place === at ? instead : each;
    if (sums === null) continue;
    reach += sums.reach;
    office += sums.office;
    taken += sums.taken;
  }
  return { reach, office, taken };
}
