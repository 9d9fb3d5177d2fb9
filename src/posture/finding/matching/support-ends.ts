import type { Product } from '../../../model/identified.js';
import type { ProductTable } from '../../product/table.js';
import type { SupportEnds } from './match-context.js';

/** What the table of products knows of the end of a product's support; a row of low confidence is not known. */
export function supportEndsIn({ rows }: ProductTable): (product: Product) => SupportEnds | null {
  return ({ key }) => {
    const lifecycle = rows.get(key)?.lifecycle;
    if (lifecycle === undefined || lifecycle.confidence === 'low') return null;
    const extended = lifecycle.extended.map(({ until }) => until).sort();
    return { support: lifecycle.support_until, extended: extended.at(-1) ?? null };
  };
}
