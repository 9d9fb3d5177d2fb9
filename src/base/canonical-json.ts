export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON with sorted keys and no white space: the same value gives the same bytes. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_key, item: unknown) => sorted(item));
}

function sorted(item: unknown): unknown {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)));
}
