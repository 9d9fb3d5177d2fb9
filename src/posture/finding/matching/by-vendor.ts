import { normaliseVendor, relatedVendors } from '../../product/names.js';

/** Records by their makers, so that a program is held against those of its maker alone. */
export type ByVendor<Entry> = {
  /** Records of a maker, of makers with whom products changed hands, and of those that name no maker; all where none is named. */
  readonly of: (vendor: string) => readonly Entry[];
};

export function byVendor<Entry>(
  entries: readonly Entry[],
  vendorsOf: (entry: Entry) => readonly string[],
): ByVendor<Entry> {
  const keys = new Map<string, string>();
  const keyOf = (vendor: string): string => {
    const known = keys.get(vendor) ?? normaliseVendor(vendor);
    keys.set(vendor, known);
    return known;
  };
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(vendorsOf(entry).map(keyOf))) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [entry]);
      else list.push(entry);
    }
  }
  const asked = new Map<string, readonly Entry[]>();
  const find = (vendor: string): readonly Entry[] => {
    const key = keyOf(vendor);
    if (key === '') return entries;
    return [...new Set([key, ...relatedVendors(key), ''].flatMap((near) => index.get(near) ?? []))];
  };
  return {
    of: (vendor) => {
      const known = asked.get(vendor) ?? find(vendor);
      asked.set(vendor, known);
      return known;
    },
  };
}
