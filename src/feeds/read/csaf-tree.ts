import { z } from 'zod';
import { cut, notTheFeed } from './json.js';

const MOST = 20_000;
const DEEP = 30;

const leafSchema = z.object({
  name: z.string(),
  product_id: z.string(),
  product_identification_helper: z.object({ cpe: z.string().optional() }).optional(),
});
const branchSchema = z.object({
  category: z.string(),
  name: z.string(),
  product: leafSchema.optional(),
  branches: z.array(z.unknown()).max(MOST).optional(),
});
type Branch = z.infer<typeof branchSchema>;
export const treeSchema = z.object({
  branches: z.array(z.unknown()).max(MOST).optional(),
  full_product_names: z.array(leafSchema).max(MOST).optional(),
  relationships: z
    .array(
      z.object({
        product_reference: z.string(),
        relates_to_product_reference: z.string(),
        full_product_name: z.object({ product_id: z.string() }),
      }),
    )
    .max(MOST)
    .optional(),
});

/** What a product id of an advisory stands for. `version`: as the tree has it, a version or a range; null where it names none. */
export type NamedProduct = {
  readonly vendor: string;
  readonly product: string;
  readonly version: string | null;
  readonly cpe: string | null;
};

/** Products of an advisory by their id; a product in another (firmware in a device) stands for both, with the version of the first. */
export function productsOf(tree: z.infer<typeof treeSchema> | undefined): ReadonlyMap<string, readonly NamedProduct[]> {
  const products = new Map<string, readonly NamedProduct[]>();
  for (const { product_id: id, name, product_identification_helper: helper } of tree?.full_product_names ?? []) {
    products.set(id, [{ vendor: '', product: cut(name, 400), version: null, cpe: helper?.cpe ?? null }]);
  }
  walk(tree?.branches ?? [], { vendor: '', product: '', version: null }, products, DEEP);
  for (const {
    product_reference: part,
    relates_to_product_reference: whole,
    full_product_name: full,
  } of tree?.relationships ?? []) {
    const [inner] = products.get(part) ?? [];
    const outer = products.get(whole) ?? [];
    if (inner === undefined) continue;
    const within = outer.map((each) => ({ ...each, version: inner.version ?? each.version }));
    products.set(full.product_id, [inner, ...within]);
  }
  return products;
}

type Above = { readonly vendor: string; readonly product: string; readonly version: string | null };

function walk(
  branches: readonly unknown[],
  above: Above,
  into: Map<string, readonly NamedProduct[]>,
  deep: number,
): void {
  if (deep === 0) throw notTheFeed('its products lie too deep in one another');
  for (const each of branches) {
    const parsed = branchSchema.safeParse(each);
    if (!parsed.success) throw notTheFeed('a branch of its products is not as it must be');
    const branch = parsed.data;
    const here = below(above, branch);
    if (branch.product !== undefined) {
      const cpe = branch.product.product_identification_helper?.cpe ?? null;
      into.set(branch.product.product_id, [{ ...here, cpe: cpe === null ? null : cut(cpe, 300) }]);
      if (into.size > MOST) throw notTheFeed('it names too many products');
    }
    walk(branch.branches ?? [], here, into, deep - 1);
  }
}

function below(above: Above, { category, name }: Branch): Above {
  const text = cut(name, 400);
  if (category === 'vendor') return { ...above, vendor: text };
  if (category === 'product_name') return { ...above, product: text };
  if (category === 'product_version' || category === 'product_version_range') return { ...above, version: text };
  // Families and models narrow a product down; architecture, language and the like do not.
  if (category === 'product_family' && above.product === '') return { ...above, product: text };
  return above;
}
