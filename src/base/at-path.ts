/** What stands at a path of data that has no checked shape yet; undefined where nothing does. */
export function valueAt(data: unknown, path: readonly string[]): unknown {
  let here = data;
  for (const step of path) {
    if (here === null || typeof here !== 'object' || Array.isArray(here)) return undefined;
    here = Object.entries(here).find(([key]) => key === step)?.[1];
  }
  return here;
}

/** The entries of a mapping at a path; none where there is something else. */
export function entriesAt(data: unknown, path: readonly string[]): [string, unknown][] {
  const found = valueAt(data, path);
  return found !== null && typeof found === 'object' && !Array.isArray(found) ? Object.entries(found) : [];
}
