import type { Oversight, PlantRow, SupportRow } from '../../model/oversight.js';
import { PRACTICES } from '../../model/practice.js';
import { causesOf } from './causes.js';
import {
  endedIn,
  factsOf,
  latestOn,
  TIED_TO_CONTROL,
  type Plant,
  type PlantFacts,
  type ProductNames,
} from './plants.js';
import { exact, insideCell, mayBreakDown, partCells, setCell, unionCell, type Rule } from './suppress.js';
import { trendOf } from './trend.js';

export type OverviewRequest = {
  readonly plants: readonly Plant[];
  readonly names: ProductNames;
  /** A day. */
  readonly asOf: string;
  /** Counts below it are not printed. */
  readonly small: number;
  /** Everything, with a row for each plant: not for release. */
  readonly clear: boolean;
};

/** After so long without a bundle a plant is asked. */
const SILENT_DAYS = 180;

/** What the bundles of many plants add up to on a day: of each plant, the newest that it had made until then. */
export function overviewOf({ plants, names, asOf, clear, ...request }: OverviewRequest): Oversight {
  const latest = latestOn(plants, asOf);
  const facts = latest.map(({ bundle }) => factsOf(bundle, names));
  const small = clear ? 1 : request.small;
  const rule = { total: facts.length, small };
  const support = supportRows(facts, names, rule);
  const counted = endedIn(facts, new Set(support.map(({ family }) => family)));
  const union = unionCell(
    counted.any,
    support.map((row) => row.plants.plants),
    rule,
  );
  return {
    schema: 'assay.oversight/1',
    as_of: asOf,
    release: clear ? 'clear' : 'suppressed',
    small,
    plants: facts.length,
    out_of_support: union,
    control_out_of_support: insideCell(counted.control, union, rule),
    support,
    practices: practicesOf(facts, names, rule),
    causes: causesOf(facts, names, support, rule),
    training: partsOf(facts, ['unknown', 'met', 'short'], ({ trained }) => trained, rule),
    reported: partsOf(facts, ['unknown', 'no', 'yes'], ({ bundle }) => bundle.incident_reported, rule),
    silent: silentOf(latest, asOf, rule),
    trend: trendOf(plants, names, asOf, rule),
    rows: clear
      ? latest
          .map(({ plant }, at) => rowOf(plant, facts[at]))
          .flatMap((row) => row ?? [])
          .sort(byAlias)
      : null,
    basis: basisOf(small, clear),
    warnings: latest.length < plants.length ? ['Plants whose bundles were all made after that day are left out.'] : [],
  };
}

function supportRows(facts: readonly PlantFacts[], names: ProductNames, rule: Rule): SupportRow[] {
  const families = [...new Set(facts.flatMap(({ ended }) => [...ended.keys()]))].sort();
  return families
    .flatMap((family): SupportRow[] => {
      const having = facts.flatMap(({ ended }) => ended.get(family) ?? []);
      const plants = setCell(having.length, rule);
      if (plants.says === 'few') return [];
      const keys = [...new Set(having.flatMap((set) => [...set]))].sort();
      const editions = keys.map((key) => ({
        edition: names.label(key),
        plants: having.filter((set) => set.has(key)).length,
      }));
      const numbers = editions.map((each) => each.plants);
      const apart = plants.plants !== null && mayBreakDown(plants.plants, numbers, rule);
      return [{ family, label: names.familyLabel(family), plants, editions: apart ? editions : null }];
    })
    .sort(
      (one, other) =>
        (other.plants.plants ?? rule.total) - (one.plants.plants ?? rule.total) || (one.family < other.family ? -1 : 1),
    );
}

function practicesOf(facts: readonly PlantFacts[], names: ProductNames, rule: Rule): Oversight['practices'] {
  return PRACTICES.map((practice) => ({
    practice,
    label: names.fault(practice),
    missing: setCell(facts.filter(({ missing }) => missing.has(practice)).length, rule),
  }));
}

function partsOf<Key extends string>(
  facts: readonly PlantFacts[],
  keys: readonly [Key, Key, Key],
  keyOf: (facts: PlantFacts) => Key,
  rule: Rule,
) {
  const cells = partCells(
    keys.map((key) => [key, facts.filter((each) => keyOf(each) === key).length] as const),
    rule,
  );
  const cell = (key: Key) => cells.get(key) ?? exact(0);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the argument
  return Object.fromEntries(keys.map((key) => [key, cell(key)])) as Record<Key, ReturnType<typeof cell>>;
}

function silentOf(latest: ReturnType<typeof latestOn>, asOf: string, rule: Rule): Oversight['silent'] {
  const since = new Date(Date.parse(`${asOf}T00:00:00Z`) - SILENT_DAYS * 86_400_000).toISOString().slice(0, 10);
  const silent = latest.filter(({ bundle }) => bundle.as_of < since);
  const plants = setCell(silent.length, rule);
  const aliases = plants.plants === null ? [] : silent.map(({ plant }) => plant.alias).sort();
  return { days: SILENT_DAYS, plants, aliases };
}

function rowOf({ alias, id }: Plant, facts: PlantFacts | undefined): PlantRow | null {
  if (facts === undefined) return null;
  const { bundle, missing, trained } = facts;
  const bad = bundle.findings.filter(({ answer }) => answer === 'yes');
  const sum = (rows: typeof bad): number => rows.reduce((all, { count }) => all + count, 0);
  return {
    alias,
    plant: id,
    state: bundle.plant.state,
    sector: bundle.plant.sector,
    size: bundle.plant.size,
    as_of: bundle.as_of,
    risk_before: bundle.plan.risk_before,
    risk_after: bundle.plan.risk_after,
    out_of_support: sum(bad.filter(({ kind, topic }) => kind === 'support_ended' && topic !== TIED_TO_CONTROL)),
    critical: sum(bad.filter(({ severity }) => severity === 'critical')),
    practices_missing: missing.size,
    trained,
    reported: bundle.incident_reported,
    fingerprint: bundle.key.fingerprint,
  };
}

function byAlias(one: PlantRow, other: PlantRow): number {
  return one.alias < other.alias ? -1 : 1;
}

function basisOf(small: number, clear: boolean): string[] {
  return [
    'Counts are of plants, from the newest bundle that each chose to send; a plant that sent none is in no count.',
    `Out of support: what a plant could tell; "cannot tell" is not counted${clear ? '' : `, nor a product that fewer than ${small} plants run`}.`,
    'Gains are sums of what the plans of the plants say by the model of attack paths; they order, they are no forecast.',
    ...(clear
      ? []
      : [
          `Counts below ${small} are not printed, nor those that would give them away; "nearly all" leaves fewer than ${small} out. What few plants have in common is left out.`,
          'The trend is rounded. Two overviews of different days can be subtracted all the same: hand out one a quarter, not one a week.',
        ]),
  ];
}
