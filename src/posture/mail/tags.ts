/** Tags of a record, `name=value` between semicolons (RFC 6376, 3.2): names in small letters, the first of two alike stands. */
export type Tags = {
  readonly first: string | null;
  readonly values: ReadonlyMap<string, string>;
  /** Pieces that are no tags. */
  readonly odd: readonly string[];
};

const TAG = /^([A-Za-z][A-Za-z0-9_]*)[ \t\r\n]*=([^]*)$/u;

export function tagsOf(record: string): Tags {
  const values = new Map<string, string>();
  const odd: string[] = [];
  let first: string | null = null;
  for (const piece of record.split(';')) {
    const text = piece.trim();
    if (text === '') continue;
    const found = TAG.exec(text);
    const name = found?.[1]?.toLowerCase() ?? '';
    if (found === null || values.has(name)) odd.push(text);
    else values.set(name, (found[2] ?? '').trim());
    if (first === null) first = found === null ? text : name;
  }
  return { first, values, odd };
}
