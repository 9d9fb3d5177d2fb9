import type { Program } from '../../../model/asset.js';

/**
 * An operating system roughly, to see whether two sources contradict each other: `windows 7`, `windows server 2012 r2`, `ubuntu 18`.
 * Null where a text does not say as much. Which product it is, is told elsewhere.
 */
export function roughOs(text: string): string | null {
  const plain = text.toLowerCase().replaceAll(/[^a-z0-9.]+/gu, ' ');
  const server = /\bserver (20\d\d)( r ?2)?\b/u.exec(plain);
  if (server !== null && !/\bsql\b/u.test(plain))
    return `windows server ${server[1]}${server[2] === undefined ? '' : ' r2'}`;
  const windows =
    /\b(?:windows|win) ?(xp|vista|7|8\.1|8|10|11|2000|nt|ce)\b/u.exec(plain) ?? /\b(xp|vista) (?:pro|sp)/u.exec(plain);
  if (windows !== null) return `windows ${windows[1]}`;
  const other = /\b(ubuntu|debian|centos|rhel|red hat enterprise linux|fedora|macos|esxi)\D{0,12}(\d+)/u.exec(plain);
  if (other === null) return null;
  return `${other[1] === 'red hat enterprise linux' ? 'rhel' : other[1]} ${other[2]}`;
}

/** What is said of the operating system without a guess: no text twice, none that says nothing. */
export function toldSystems(programs: readonly Program[]): string[] {
  const told = programs
    .filter(({ part, basis }) => part === 'os' && basis !== 'guessed')
    .map(({ text }) => roughOs(text))
    .filter((os) => os !== null);
  return [...new Set(told)];
}
