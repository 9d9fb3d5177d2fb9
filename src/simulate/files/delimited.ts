/** One line of a delimited file (RFC 4180 quoting, any delimiter). */
export function delimitedLine(cells: readonly string[], delimiter = ','): string {
  let line = '';
  for (let at = 0; at < cells.length; at += 1) {
    if (at > 0) line += delimiter;
    line += quoted(cells[at] ?? '', delimiter);
  }
  return line;
}

function quoted(cell: string, delimiter: string): string {
  const plain = !cell.includes(delimiter) && !cell.includes('"') && !cell.includes('\n') && !cell.includes('\r');
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

export function jsonLine(names: readonly string[], cells: readonly string[]): string {
  const pairs = names.map((name, at): [string, string | null] => [name, cells[at] === '' ? null : (cells[at] ?? null)]);
  return JSON.stringify(Object.fromEntries(pairs));
}
