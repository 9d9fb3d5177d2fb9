import { ipOf, macOf } from '../cells/addresses.js';
import type { Lease, LeasesRead } from './lease.js';

const PAIR = /([a-z][a-z0-9-]{0,40})=("(?:[^"\\]|\\.){0,500}"|[^\s"]{0,500})/gu;

/** What RouterOS prints of `/ip dhcp-server lease`, as `export`, `print terse` or `print detail`: pairs `key=value`. */
export function readMikrotik(lines: readonly string[], path: string): LeasesRead | null {
  const entries = entriesOf(lines);
  const own = entries.filter(({ pairs }) => pairs.has('address') && pairs.has('mac-address'));
  if (own.length === 0) return null;
  const leases: Lease[] = [];
  let waits = 0;
  for (const { line, pairs } of own) {
    // Reservations that wait for their machine say `waiting`.
    if (pairs.get('status') === 'waiting') waits += 1;
    leases.push({
      where: `${path}:${line}`,
      ip: ipOf(pairs.get('address') ?? ''),
      mac: macOf(pairs.get('mac-address') ?? ''),
      name: pairs.get('host-name') ?? pairs.get('comment') ?? null,
      note: pairs.has('host-name') ? (pairs.get('comment') ?? null) : null,
    });
  }
  return {
    leases: leases.filter(({ ip, mac }) => ip !== null || mac !== null),
    gone: 0,
    set_aside: waiting(waits, path),
  };
}

function waiting(count: number, path: string): { where: string; why: string }[] {
  return count === 0
    ? []
    : [{ where: path, why: `reservations that wait for their machine, which may be gone: ${count}` }];
}

type Entry = { readonly line: number; readonly pairs: ReadonlyMap<string, string> };

/** One entry a line, or over lines that end in `\` or begin indented. */
function entriesOf(lines: readonly string[]): Entry[] {
  const entries: { line: number; pairs: Map<string, string> }[] = [];
  let goesOn = false;
  for (const [at, line] of lines.entries()) {
    const begins = /^\s*(?:add\b|\d+\s)/u.test(line);
    const last = entries.at(-1);
    const entry = !begins && last !== undefined && (goesOn || /^\s+\S/u.test(line)) ? last : null;
    const into = entry ?? { line: at + 1, pairs: new Map<string, string>() };
    for (const [, key = '', value = ''] of line.matchAll(PAIR)) into.pairs.set(key, value.replaceAll(/^"|"$/gu, ''));
    if (entry === null && into.pairs.size > 0) entries.push(into);
    goesOn = line.trimEnd().endsWith('\\');
  }
  return entries;
}
