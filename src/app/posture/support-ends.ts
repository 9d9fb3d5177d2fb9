import type { Product } from '../../model/identified.js';
import type { ProductTable } from '../../posture/product/table.js';

/** Last days of support of a product by its key: the maker's, and the last that could be bought or came with another edition. */
export function supportEndsIn(
  table: ProductTable,
): (product: Product) => { readonly support: string | null; readonly extended: string | null } | null {
  return ({ key }) => {
    const lifecycle = table.rows.get(key)?.lifecycle;
    if (lifecycle === undefined || lifecycle.confidence === 'low') return null;
    const extended = lifecycle.extended.map(({ until }) => until).sort();
    return { support: lifecycle.support_until, extended: extended.at(-1) ?? null };
  };
}
