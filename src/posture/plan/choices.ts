import type { Finding } from '../../model/finding.js';
import type { MACHINE_MEASURES, Measure } from '../../model/measure.js';
import type { Practice } from '../../model/practice.js';
import type { Figures, Measures, Price, Weakness } from './figures.js';
import { WEAKNESSES } from './figures.js';
import { weightOf, type Weight } from './risk.js';
import type { Machine, Site } from './site.js';

/** One measure at its price, for one machine or for all. */
export type Act = {
  readonly measure: Measure;
  readonly machine: Machine | null;
  readonly price: Price;
  /** Findings that it settles. */
  readonly settles: readonly Finding[];
};

/** What can be done once for the whole site. */
export type SiteChoice = { readonly act: Act; readonly sets: readonly Practice[] };

/** One way to treat a machine: acts together, what they cost, and what the machine adds after them. */
export type Treatment = {
  readonly machine: Machine;
  readonly acts: readonly Act[];
  readonly cost: number;
  readonly hours: number;
  readonly weight: Weight;
};

/** All treatments of a machine that are worth a thought; the first leaves it as it is. */
export type MachineChoice = readonly [Treatment, ...Treatment[]];

export type Choices = { readonly site: readonly SiteChoice[]; readonly machines: readonly MachineChoice[] };

type MachineMeasure = (typeof MACHINE_MEASURES)[number];
/** Measures that settle what is wrong inside a machine; the first settles whatever the others do. */
const INSIDE = ['replace', 'upgrade', 'patch', 'buy_extended_support'] as const satisfies readonly MachineMeasure[];

export function choicesOf(site: Site, measures: Measures, figures: Figures): Choices {
  return {
    site: siteChoices(site, measures),
    machines: site.machines.map((machine) => treatmentsOf(machine, measures, figures)),
  };
}

function siteChoices(site: Site, { plant }: Measures): SiteChoice[] {
  const findings = [...site.findings, ...site.machines.flatMap((machine) => machine.findings)];
  return keysOf(plant).flatMap((measure) => {
    const settles = findings.filter((finding) => finding.measures.includes(measure));
    if (settles.length === 0) return [];
    const { sets, ...table } = plant[measure];
    const own = settles.find((finding) => finding.measures[0] === measure);
    return [{ act: { measure, machine: null, price: own === undefined ? table : quoted(own, table), settles }, sets }];
  });
}

function treatmentsOf(machine: Machine, measures: Measures, figures: Figures): MachineChoice {
  const named = (measure: Measure): boolean => machine.findings.some((finding) => finding.measures.includes(measure));
  const inside = INSIDE.filter((measure) => named(measure));
  const stays = (some: readonly MachineMeasure[]): boolean =>
    machine.findings.some(
      (finding) => weaknessOf(finding.kind) !== null && !some.some((measure) => isSettled(finding, measure)),
    );
  const sets = insideSets(inside).flatMap((some) =>
    [[], ...(stays(some) ? [['isolate' as const]] : [])].flatMap((apart) =>
      [[], ...(named('close_to_internet') ? [['close_to_internet' as const]] : [])].map((closed) => [
        ...some,
        ...apart,
        ...closed,
      ]),
    ),
  );
  const idle = treat(machine, [], figures);
  const all = [
    idle,
    ...sets.filter((some) => some.length > 0).map((some) => treat(machine, actsOf(machine, some, measures), figures)),
  ];
  return [
    idle,
    ...all
      .slice(1)
      .filter((one, at) => !all.some((other, place) => place !== at + 1 && isBetter(other, one, place <= at))),
  ];
}

/** No measure, the one that settles all, or any of the others together. */
function insideSets(inside: readonly MachineMeasure[]): MachineMeasure[][] {
  const [others, whole] = [inside.filter((measure) => measure !== 'replace'), inside.includes('replace')];
  const subsets: MachineMeasure[][] = [[]];
  for (const measure of others) subsets.push(...subsets.map((set) => [...set, measure]));
  return whole ? [...subsets, ['replace']] : subsets;
}

function actsOf(machine: Machine, some: readonly MachineMeasure[], measures: Measures): Act[] {
  return some.map((measure) => ({
    measure,
    machine,
    price: priceOf(machine, measure, measures),
    settles: machine.findings.filter((finding) => isSettled(finding, measure)),
  }));
}

/** What a machine adds after some acts. */
export function treat(machine: Machine, acts: readonly Act[], figures: Figures): Treatment {
  const settled = new Set(acts.flatMap(({ settles }) => settles));
  const open = machine.findings.filter((finding) => !settled.has(finding));
  const done = (measure: Measure): boolean => acts.some((act) => act.measure === measure);
  const standing = {
    weak: new Set(open.flatMap(({ kind }) => weaknessOf(kind) ?? [])),
    isolated: done('isolate'),
    closed: done('close_to_internet'),
  };
  return {
    machine,
    acts,
    cost: sum(acts.map(({ price }) => price.cost)),
    hours: sum(acts.map(({ price }) => price.hours)),
    weight: weightOf(machine, standing, figures),
  };
}

/** A new machine has none of the old one's faults; a newer version has the fixes; a filter in front settles nothing. */
function isSettled(finding: Finding, measure: Measure): boolean {
  if (measure === 'isolate') return false;
  if (measure === 'replace') return weaknessOf(finding.kind) !== null || finding.measures.includes('replace');
  if (measure === 'upgrade') return finding.measures.includes('upgrade') || finding.measures.includes('patch');
  return finding.measures.includes(measure);
}

function weaknessOf(kind: Finding['kind']): Weakness | null {
  return WEAKNESSES.find((weakness) => weakness === kind) ?? null;
}

function priceOf(machine: Machine, measure: MachineMeasure, { machine: table }: Measures): Price {
  const row = table[measure];
  const usual = 'by_role' in row ? (row.by_role[machine.role ?? 'other'] ?? row.by_role.other) : row;
  const own = machine.findings.find((finding) => finding.measures[0] === measure && finding.cost !== null);
  if (own !== undefined) return quoted(own, usual);
  const { cost, hours } = machine.replacement;
  if (measure !== 'replace' || (cost === null && hours === null)) return usual;
  return { cost: cost ?? usual.cost, hours: hours ?? usual.hours, basis: 'the inventory' };
}

function quoted(finding: Finding, usual: Price): Price {
  return {
    cost: finding.cost ?? usual.cost,
    hours: finding.hours ?? usual.hours,
    basis: finding.cost === null && finding.hours === null ? usual.basis : (finding.cost_basis ?? 'the finding'),
  };
}

/** Costs no more and leaves no more open. Of two that are alike the earlier stays. */
function isBetter(one: Treatment, other: Treatment, earlier: boolean): boolean {
  const pairs: [number, number][] = [
    [one.cost, other.cost],
    [one.hours, other.hours],
    [one.weight.taken, other.weight.taken],
    ...keysOf(one.weight.entry).map((way): [number, number] => [one.weight.entry[way], other.weight.entry[way]]),
  ];
  return pairs.every(([left, right]) => left <= right) && (earlier || pairs.some(([left, right]) => left < right));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): K[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a record's own keys
  return Object.keys(record) as K[];
}
