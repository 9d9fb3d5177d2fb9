/** log10 of a sum of powers of ten, without leaving the range of a double. */
export function logSum10(terms: readonly number[]): number {
  const top = Math.max(...terms);
  if (!Number.isFinite(top)) return top;
  return top + Math.log10(terms.reduce((sum, term) => sum + 10 ** (term - top), 0));
}

/** Rounded to a number of significant digits, so that answers do not differ in the last bits between machines. */
export function significant(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** A whole number as sentences show it: 48,211. */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
