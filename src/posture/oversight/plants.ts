import type { PostureBundle } from '../../model/posture-bundle.js';
import type { Practice } from '../../model/practice.js';
import type { ProductTable } from '../product/table.js';
import { remoteProduct } from './remote-words.js';

/** Names of products and what belongs together, from our own table. */
export type ProductNames = {
  readonly familyOf: (key: string) => string;
  readonly familyLabel: (family: string) => string;
  readonly label: (key: string) => string;
  /** What is wrong where a practice is not followed, in words. */
  readonly fault: (practice: Practice) => string;
};

/** One plant with what it sent, oldest first. */
export type Plant = {
  readonly id: string;
  readonly alias: string;
  readonly bundles: readonly [PostureBundle, ...PostureBundle[]];
};

/** What counts of a bundle. */
export type PlantFacts = {
  readonly bundle: PostureBundle;
  /** Families out of support, each with its keys. */
  readonly ended: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those of them on machines that run the plant. */
  readonly controlEnded: ReadonlySet<string>;
  readonly missing: ReadonlySet<Practice>;
  readonly remote: ReadonlySet<string>;
  /** Keys of products that run control, and of those between networks. */
  readonly control: ReadonlySet<string>;
  readonly network: ReadonlySet<string>;
  readonly trained: 'met' | 'short' | 'unknown';
};

export function productNames(
  { rows, families }: Pick<ProductTable, 'rows' | 'families'>,
  fault: ProductNames['fault'],
): ProductNames {
  const familyOf = (key: string): string => rows.get(key)?.family ?? key;
  const familyLabel = (family: string): string => {
    const known = families.get(family);
    if (known === undefined) return family;
    return known.product.toLowerCase().startsWith(known.vendor.toLowerCase())
      ? known.product
      : `${known.vendor} ${known.product}`;
  };
  return { familyOf, familyLabel, label: (key) => rows.get(key)?.lifecycle.label ?? familyLabel(familyOf(key)), fault };
}

export function factsOf(bundle: PostureBundle, names: ProductNames): PlantFacts {
  const support = bundle.findings.filter(({ kind, answer }) => kind === 'support_ended' && answer === 'yes');
  const ended = new Map<string, Set<string>>();
  const controlEnded = new Set<string>();
  for (const { topic, control } of support.filter((each) => !NO_PRODUCT.includes(each.topic))) {
    const key = topic.replace(/-or-other$/u, '');
    const family = names.familyOf(key);
    if (control > 0) controlEnded.add(family);
    ended.set(family, (ended.get(family) ?? new Set()).add(key));
  }
  return {
    bundle,
    ended,
    controlEnded,
    missing: new Set(
      bundle.practices.flatMap(({ practice, answer }) => (answer === 'no' || answer === 'partly' ? [practice] : [])),
    ),
    remote: remoteOf(bundle, names),
    control: productsOf(bundle, ['plc', 'rtu']),
    network: productsOf(bundle, ['router', 'firewall', 'switch', 'remote_access']),
    trained: trainedOf(bundle),
  };
}

/** How many plants run something of these families that is out of support, and how many of them on what runs the plant. */
export function endedIn(
  facts: readonly PlantFacts[],
  families: ReadonlySet<string>,
): { readonly any: number; readonly control: number } {
  const one = (own: Iterable<string>): boolean => [...own].some((family) => families.has(family));
  return {
    any: facts.filter(({ ended }) => one(ended.keys())).length,
    control: facts.filter(({ controlEnded }) => one(controlEnded)).length,
  };
}

/** Families out of support at so many plants as may be printed. */
export function printedFamilies(facts: readonly PlantFacts[], small: number): Set<string> {
  const counts = new Map<string, number>();
  for (const { ended } of facts) for (const family of ended.keys()) counts.set(family, (counts.get(family) ?? 0) + 1);
  return new Set([...counts].flatMap(([family, count]) => (count >= small ? [family] : [])));
}

/** Topic of the finding that a machine without support runs the plant; the product has a finding of its own. */
export const TIED_TO_CONTROL = 'control';
/** Topics that are no product, and products that nobody named. */
const NO_PRODUCT: readonly string[] = [TIED_TO_CONTROL, 'other', 'unknown', 'support_ended'];

function trainedOf({ training }: PostureBundle): PlantFacts['trained'] {
  if (training === null) return 'unknown';
  return training.done >= training.required ? 'met' : 'short';
}

function remoteOf({ remote_access: used, products }: PostureBundle, { familyOf }: ProductNames): Set<string> {
  const keys = [...used.map(({ by }) => by), ...products.filter(({ sure }) => sure).map(({ key }) => familyOf(key))];
  return new Set(keys.filter((key) => remoteProduct(key) !== null));
}

function productsOf({ products }: PostureBundle, roles: readonly string[]): Set<string> {
  return new Set(
    products
      .filter(({ product, sure, roles: own }) => product !== null && sure && own.some((role) => roles.includes(role)))
      .map(({ key }) => key),
  );
}

/** The newest bundle of each plant that stood on a day; plants without one are left out. */
export function latestOn(
  plants: readonly Plant[],
  day: string,
): { readonly plant: Plant; readonly bundle: PostureBundle }[] {
  return plants.flatMap((plant) => {
    const bundle = plant.bundles.findLast(({ as_of: asOf }) => asOf <= day);
    return bundle === undefined ? [] : [{ plant, bundle }];
  });
}
