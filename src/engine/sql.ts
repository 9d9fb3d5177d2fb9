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

/** A Parquet file of cells alone, with the columns `row`, `file` and `line` told from where a row stands in it. */
export function numberedTable(
  file: string,
  first: { readonly row: number; readonly file: number; readonly line: number },
): string {
  return `(SELECT file_row_number + ${first.row} AS "row", ${first.file}::INTEGER AS "file", file_row_number + ${first.line} AS "line", * EXCLUDE (file_row_number)
    FROM read_parquet(${literal(file)}, hive_partitioning = false, file_row_number = true))`;
}
