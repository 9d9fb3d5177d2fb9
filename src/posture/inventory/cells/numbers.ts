/** A cell that was read, or why it was not; `value` null without `why`: the cell says that there is nothing. */
export type Read<T> = { readonly value: T | null; readonly why: string | null };

export const nothing = { value: null, why: null } as const;
export const notRead = (why: string): { value: null; why: string } => ({ value: null, why });

const GROUPED = /^\d{1,3}(?:[, ’']\d{3})+(?:\.\d+)?$/u;
const PLAIN = /^\d+(?:\.\d+)?$|^\.\d+$/u;
/** Digits that may be thousands or decimals, by the country of who wrote them: `10.000`, `1,5`. */
const EITHER = /^\d{1,3}\.\d{3}$/u;
const COMMA_DECIMAL = /^(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}$/u;

/** A number as people write it, with thousands set apart; null where it is none, or could be two. */
export function numberOf(text: string): number | null {
  const plain = text.trim();
  if (EITHER.test(plain)) return null;
  if (GROUPED.test(plain)) return Number(plain.replaceAll(/[, ’']/gu, ''));
  if (PLAIN.test(plain)) return Number(plain);
  if (COMMA_DECIMAL.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'));
  return null;
}

/** What stands before and after a number is not the number: `about`, `~`, `(quote of May)`. */
export function bared(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s*\([^()]*\)\s*$/u, '')
    .replace(/^(?:about|approx\.?|approximately|around|roughly|circa|ca\.?|est\.?|estimate:?|[~≈])\s*/u, '')
    .replace(/\s*(?:or so|approx\.?|est\.?|estimated|each|total)$/u, '')
    .trim();
}
