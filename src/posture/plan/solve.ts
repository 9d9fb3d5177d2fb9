import type { MachineChoice, Choices, SiteChoice, Treatment } from './choices.js';
import type { Figures } from './figures.js';
import { machineFloor, machinesOf, type Limits, type Machines } from './floor.js';
import { addSums, leversOf, NOTHING, riskOf, sumsOf, type Answers, type Levers, type Sums } from './risk.js';

/** What is done: measures for the whole site, and one treatment for each machine. */
export type Selection = { readonly site: readonly SiteChoice[]; readonly treatments: readonly Treatment[] };

export type Solution = {
  readonly selection: Selection;
  readonly risk: number;
  /** No selection within the limits has less risk; else none has less than `floor`. */
  readonly exact: boolean;
  readonly floor: number;
};

/** Differences of risk below this are none. */
export const EVEN = 1e-12;

type Search = {
  readonly machines: readonly MachineChoice[];
  readonly site: readonly SiteChoice[];
  readonly answers: Answers;
  readonly figures: Figures;
  best: { selection: Selection; risk: number };
  /** Nodes that may still be looked at, and the least floor of those that were not. */
  nodes: number;
  unseen: number;
};

/**
 * The selection that leaves least risk within money and hours, by branch and bound: site measures are decided first, then machine
 * after machine. A branch is left when `machineFloor`, with every open site measure that fits, cannot beat the best.
 * `nodes` bounds the work; where it does not suffice, the answer says so and holds a bound.
 */
export function solve(choices: Choices, limits: Limits, answers: Answers, figures: Figures, nodes: number): Solution {
  const idle: Selection = { site: [], treatments: choices.machines.map(([first]) => first) };
  const search: Search = {
    machines: choices.machines,
    site: effective(choices.site, idle, answers, figures),
    answers,
    figures,
    best: { selection: idle, risk: riskOfSelection(idle, answers, figures) },
    nodes,
    unseen: Infinity,
  };
  decideSite(search, 0, [], limits);
  const floor = Math.min(search.best.risk, search.unseen);
  return { ...search.best, exact: search.best.risk - floor <= EVEN, floor };
}

/** Risk of any selection, whatever it costs. */
export function riskOfSelection({ site, treatments }: Selection, answers: Answers, figures: Figures): number {
  const levers = leversOf(withSite(answers, site), figures);
  const sums = treatments.map(({ weight, machine }) => sumsOf(weight, machine.network, levers));
  return riskOf(sums.reduce(addSums, NOTHING), levers, figures);
}

/** Answers after site measures. */
export function withSite(answers: Answers, site: readonly SiteChoice[]): Answers {
  return new Map([...answers, ...site.flatMap(({ sets }) => sets.map((practice) => [practice, 'yes'] as const))]);
}

/**
 * Site measures that can change the risk at all, those that do most by themselves first. Where so many machines are open that the risk is
 * all there can be, none does anything by itself, and some do together: so what counts is whether a part of the risk falls.
 */
function effective(site: readonly SiteChoice[], idle: Selection, answers: Answers, figures: Figures): SiteChoice[] {
  const parts = partsOf(idle, answers, figures);
  const before = riskOfSelection(idle, answers, figures);
  return site
    .map((choice) => ({ choice, after: { ...idle, site: [choice] } }))
    .filter(({ after }) => partsOf(after, answers, figures).some((part, at) => (parts[at] ?? 0) - part > EVEN))
    .map(({ choice, after }) => ({ choice, gain: before - riskOfSelection(after, answers, figures) }))
    .sort((one, other) => other.gain - one.gain)
    .map(({ choice }) => choice);
}

/** What the risk is made of: entries that can take control, and those into the office, each with the harm that they do; 0 where none can. */
function partsOf({ site, treatments }: Selection, answers: Answers, figures: Figures): readonly number[] {
  const levers = leversOf(withSite(answers, site), figures);
  const { reach, office, taken } = treatments
    .map(({ weight, machine }) => sumsOf(weight, machine.network, levers))
    .reduce(addSums, NOTHING);
  const control = taken > 0 ? reach : 0;
  return [control, control > 0 ? levers.harm.control : 0, office, office > 0 ? levers.harm.office : 0];
}

function decideSite(search: Search, at: number, chosen: readonly SiteChoice[], left: Limits): void {
  const open = search.site.slice(at).filter(({ act }) => fits(act.price, left));
  const levers = leversOf(withSite(search.answers, [...chosen, ...open]), search.figures);
  const machines = reckon(search.machines, levers, search.figures);
  const floor = riskOf(machineFloor(machines, 0, left, NOTHING), levers, search.figures);
  if (!isWorth(search, floor)) return;
  const next = search.site[at];
  if (next === undefined) return decideMachines(search, { chosen, levers, machines }, 0, left, NOTHING, []);
  if (fits(next.act.price, left)) decideSite(search, at + 1, [...chosen, next], minus(left, next.act.price));
  decideSite(search, at + 1, chosen, left);
}

type Decided = { readonly chosen: readonly SiteChoice[]; readonly levers: Levers; readonly machines: Machines };

function decideMachines(
  search: Search,
  decided: Decided,
  at: number,
  left: Limits,
  sums: Sums,
  treatments: readonly Treatment[],
): void {
  const { levers, machines } = decided;
  const floor = riskOf(machineFloor(machines, at, left, sums), levers, search.figures);
  if (!isWorth(search, floor)) return;
  const options = machines.reckoned[at];
  if (options === undefined) {
    search.best = { selection: { site: decided.chosen, treatments }, risk: riskOf(sums, levers, search.figures) };
    return;
  }
  for (const { treatment, sums: own } of options.toReversed())
    if (fits(treatment, left))
      decideMachines(search, decided, at + 1, minus(left, treatment), addSums(sums, own), [...treatments, treatment]);
}

/** Whether a branch can still beat the best; counts it, and remembers what is left unseen once the nodes are used up. */
function isWorth(search: Search, floor: number): boolean {
  if (floor >= search.best.risk - EVEN) return false;
  search.nodes -= 1;
  if (search.nodes >= 0) return true;
  search.unseen = Math.min(search.unseen, floor);
  return false;
}

/** Machines under given levers: the one whose treatment does most first, its treatments by what they leave, most first. */
function reckon(choices: readonly MachineChoice[], levers: Levers, figures: Figures): Machines {
  const machines = choices.map((treatments) => {
    const reckoned = treatments.map((treatment) => ({
      treatment,
      sums: sumsOf(treatment.weight, treatment.machine.network, levers),
    }));
    const weights = reckoned.map(({ sums }) => sums.reach + sums.taken + figures.harm.office * sums.office);
    const order = reckoned.map((one, at) => ({ one, weight: weights[at] ?? 0 }));
    const [idle, ...others] = order;
    const sorted = others.sort((one, other) => other.weight - one.weight);
    const gain = (idle?.weight ?? 0) - Math.min(...weights);
    return { options: [...(idle === undefined ? [] : [idle]), ...sorted].map(({ one }) => one), gain };
  });
  return machinesOf(machines.sort((one, other) => other.gain - one.gain).map(({ options }) => options));
}

function fits(price: Limits, left: Limits): boolean {
  return price.cost <= left.cost && price.hours <= left.hours;
}

function minus(left: Limits, price: Limits): Limits {
  return { cost: left.cost - price.cost, hours: left.hours - price.hours };
}
