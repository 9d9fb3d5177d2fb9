import { inertText } from './text.js';

/** Bytes; most file systems take 255, and what keeps a file may add to its name. */
const MOST = 200;

/**
 * The name that a stranger gave to a file, as a file of ours can be called: its last part, inert, not hidden, and short enough. The
 * ending stays, for it may say what the file is.
 */
export function plainFileName(given: string, otherwise: string): string {
  const last = given.split(/[/\\]/u).at(-1) ?? '';
  const plain = inertText(last, MOST).replaceAll(/^[.\s]+/gu, '');
  if (plain === '') return otherwise;
  const ending = /\.[A-Za-z0-9]{1,8}$/u.exec(plain)?.[0] ?? '';
  return `${upTo(plain.slice(0, plain.length - ending.length), MOST - ending.length)}${ending}`;
}

/** As many whole characters as fit into so many bytes. */
function upTo(text: string, most: number): string {
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += new TextEncoder().encode(character).length;
    if (size > most) return kept;
    kept += character;
  }
  return kept;
}
