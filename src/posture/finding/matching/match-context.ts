import type { Product } from '../../../model/identified.js';

/** Last days of support of a product: the maker's, and the last that could be bought or came with another edition. Null where not known. */
export type SupportEnds = { readonly support: string | null; readonly extended: string | null };

/** The day after which no update of any kind is made; null where it is not known. */
export function lastDay({ support, extended }: SupportEnds): string | null {
  return (
    [support, extended]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

export type MatchContext = {
  /** A day: what was published after it does not exist. */
  readonly asOf: string;
  /** The feed as findings name it: `CISA KEV 2025.08.25`. */
  readonly source: string;
  /** What is known of a product's support; null where nothing is. */
  readonly supportEnds: (product: Product) => SupportEnds | null;
};
