import { z } from 'zod';
import type { Lifecycle } from '../../model/lifecycle.js';
import type { SetAside } from '../keep/manifest.js';
import { cut, dayOf, jsonOf, notTheFeed } from './json.js';

const MOST = 20_000;

// endoflife.date API v1, `/products/full`: its OpenAPI description.
const day = z.iso.date().nullable().optional();
const releaseSchema = z.object({
  name: z.string(),
  label: z.string().optional(),
  releaseDate: day,
  isEol: z.boolean(),
  eolFrom: day,
  eoesFrom: day,
  latest: z.object({ name: z.string() }).nullable().optional(),
});
const productSchema = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9.+_-]{0,99}$/u),
  label: z.string(),
  identifiers: z
    .array(z.object({ type: z.string(), id: z.string() }))
    .max(MOST)
    .optional(),
  labels: z.object({ eoes: z.string().nullable().optional() }).optional(),
  releases: z.array(z.unknown()).max(MOST),
});
const answerSchema = z.object({
  schema_version: z.string(),
  generated_at: z.string().optional(),
  total: z.int().optional(),
  result: z.array(z.unknown()).max(MOST),
});

export type Lifecycles = {
  readonly version: string;
  readonly entries: readonly Lifecycle[];
  readonly set_aside: readonly SetAside[];
};

/** All cycles of all products of endoflife.date. `fetched_on` where the answer does not say its own day. Throws `not_the_feed`. */
export function readLifecycles(bytes: Uint8Array, fetchedOn: string): Lifecycles {
  const parsed = answerSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) throw notTheFeed('it is not the list of products of endoflife.date');
  const { result, total, generated_at: generated } = parsed.data;
  if (total !== undefined && total !== result.length) {
    throw notTheFeed(`the list says that it has ${total} products and holds ${result.length}`);
  }
  const asOf = dayOf(generated) ?? fetchedOn;
  const setAside: SetAside[] = [];
  const entries = result.flatMap((each, index) => {
    const product = productSchema.safeParse(each);
    if (product.success) return cyclesOf(product.data, asOf, setAside);
    setAside.push({ where: `product ${index + 1}`, why: 'it is not as it must be' });
    return [];
  });
  return { version: asOf, entries, set_aside: setAside };
}

function cyclesOf(product: z.infer<typeof productSchema>, asOf: string, setAside: SetAside[]): Lifecycle[] {
  return product.releases.flatMap((each, index) => {
    const release = releaseSchema.safeParse(each);
    if (release.success) return [cycleOf(product, release.data, asOf)];
    setAside.push({ where: `${product.name}, release ${index + 1}`, why: 'it is not as it must be' });
    return [];
  });
}

function cycleOf(
  { name, label, identifiers = [], labels }: z.infer<typeof productSchema>,
  release: z.infer<typeof releaseSchema>,
  asOf: string,
): Lifecycle {
  const until = release.eolFrom ?? null;
  const extended = release.eoesFrom ?? null;
  return {
    product: name,
    cycle: cut(release.name, 100),
    label: cut(`${label} ${release.label ?? release.name}`, 200),
    vendor: vendorOf(identifiers),
    released_on: release.releaseDate ?? null,
    ended: until === null ? release.isEol : null,
    support_until: until,
    extended:
      extended === null ? [] : [{ what: cut(labels?.eoes ?? 'extended support', 80), until: extended, cost: null }],
    latest_version: release.latest === null || release.latest === undefined ? null : cut(release.latest.name, 80),
    successor: null,
    source: `endoflife.date/${name}, ${asOf}`,
    as_of: asOf,
    confidence: 'high',
    notes: null,
  };
}

/** The maker, where the product has a name in CPE. */
function vendorOf(identifiers: readonly { readonly type: string; readonly id: string }[]): string | null {
  const cpe = identifiers.find(({ type }) => type === 'cpe')?.id;
  const vendor = cpe?.replace(/^cpe:(?:2\.3:|\/)\w:/u, '').split(':')[0];
  return vendor === undefined || vendor === '' ? null : cut(vendor.replaceAll('_', ' '), 100);
}
