/** An identifier, quoted. Column names come from leaked files: nothing reaches SQL text but through here. */
export function ident(name: string): string {
  if (name.includes('\u0000')) throw new TypeError('identifier holds a NUL');
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal, quoted. For constants of our own; values of data are bound. */
export function literal(text: string): string {
  if (text.includes('\u0000')) throw new TypeError('literal holds a NUL');
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of text literals for `IN (...)`. An empty list is a list that nothing is in. */
export function literals(texts: readonly string[]): string {
  return texts.length === 0 ? '(NULL)' : `(${texts.map(literal).join(', ')})`;
}

/** A Parquet file as a table with the columns that it has: a folder named `c0=1` above it is no column of it. */
export function parquetTable(file: string): string {
  return `read_parquet(${literal(file)}, hive_partitioning = false)`;
}
