import type { Plan } from '../../model/plan.js';
import { treat, type Act, type SiteChoice } from './choices.js';
import type { Figures, Measures } from './figures.js';
import type { Help } from './help.js';
import type { Answers } from './risk.js';
import { EVEN, riskOfSelection, type Selection } from './solve.js';
import type { Machine } from './site.js';

export type Scene = {
  readonly answers: Answers;
  readonly figures: Figures;
  readonly measures: Measures;
  readonly machines: readonly Machine[];
  readonly help: (act: Act) => Help | null;
};

/** A step with the act and the site choice that it is of. */
export type Move = { readonly act: Act; readonly choice: SiteChoice | null };

export type Ordered = { readonly move: Move; readonly gain: number };

export function movesOf(selection: Selection): Move[] {
  return [
    ...selection.site.map((choice) => ({ act: choice.act, choice })),
    ...selection.treatments.flatMap(({ acts }) => acts.map((act) => ({ act, choice: null }))),
  ];
}

/** Risk after some moves and no others. */
export function riskAfter(moves: readonly Move[], { answers, figures, machines }: Scene): number {
  const site = moves.flatMap(({ choice }) => choice ?? []);
  const acts = new Map<Machine, Act[]>();
  for (const { act } of moves) if (act.machine !== null) acts.set(act.machine, [...(acts.get(act.machine) ?? []), act]);
  const treatments = machines.map((machine) => treat(machine, acts.get(machine) ?? [], figures));
  return riskOfSelection({ site, treatments }, answers, figures);
}

/** What costs nothing first, then what somebody may pay for, then the rest; within each, what gains most after those before it. */
export function orderMoves(moves: readonly Move[], scene: Scene): Ordered[] {
  const ordered: Ordered[] = [];
  const rank = ({ act }: Move): number => (act.price.cost === 0 ? 0 : scene.help(act)?.pays === true ? 1 : 2);
  let open = [...moves];
  let risk = riskAfter([], scene);
  while (open.length > 0) {
    const least = Math.min(...open.map(rank));
    const done = ordered.map(({ move }) => move);
    const tried = open
      .filter((move) => rank(move) === least)
      .map((move) => ({ move, gain: risk - riskAfter([...done, move], scene) }));
    const best = tried.reduce((one, other) => (other.gain > one.gain + EVEN ? other : one));
    ordered.push({ move: best.move, gain: Math.max(0, best.gain) });
    risk -= best.gain;
    open = open.filter((move) => move !== best.move);
  }
  return ordered;
}

export function stepOf(
  { move: { act }, gain }: Ordered,
  order: number,
  scene: Scene,
): Omit<Plan['steps'][number], 'steady'> {
  const help = scene.help(act);
  return {
    order,
    measure: act.measure,
    asset_id: act.machine?.id ?? null,
    fix: sayAct(act, scene.measures),
    findings: (act.settles.length > 0 ? act.settles : (act.machine?.findings ?? [])).map(({ id }) => id),
    settles: act.settles.length > 0,
    cost: act.price.cost,
    hours: act.price.hours,
    cost_basis: act.price.basis,
    gain,
    free: act.price.cost === 0,
    funding: help === null ? null : { name: help.name, how: help.how, as_of: help.as_of, source: help.source },
  };
}

export function sayAct({ measure, machine }: Act, { machine: ofMachine, plant }: Measures): string {
  const say = { ...ofMachine, ...plant }[measure].say;
  return say.replaceAll('{machine}', machine?.name ?? 'the machine');
}
