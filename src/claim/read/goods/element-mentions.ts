import type { Element } from '../../../model/element.js';
import type { Line } from '../../annotate/annotate.js';
import { stanceAt, type Stance } from '../../annotate/stance.js';
import type { Scene } from '../../parties/scene.js';
import { elementWords } from './element-words.js';

/** A place where a story names a data element, and how it stands to it. */
export type ElementMention = {
  readonly element: Element;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly stance: Stance;
  readonly strong: boolean;
};

const HEADER = /^\s*(?:contact|from|to|subject|site|media contact|employees|country|title)\s*:/iu;
const LISTED = /^\s*(?:[-*•]|\d+[.)])\s/u;
const CHECKS =
  /\bnone\s+of\s+the\b|\b(?:not\s+valid|(?:only|none|all|few|of)\b[^.]{0,60}\bbelong(?:s|ed)?|wrong|match(?:es|ed)?|registered)\b/iu;
/** A word that opens a door is no booty: `with the password of a contractor`. */
const DOOR =
  /\b(?:with|through|using|via|had|without|w\/o|shared|stolen|reused|same)\s+(?:an?\s+|the\s+|their\s+)?(?:shared\s+|stolen\s+|weak\s+|default\s+)?$/iu;

/** Data elements of a story, outside what it tells of earlier incidents. Words that can mean something else count in a list of several. */
export function elementMentions(scene: Scene): ElementMention[] {
  const groups = groupsOf(scene);
  return groups.flatMap((lines) => {
    const words = lines.flatMap((line) => elementWords(line.text).map((word) => ({ word, line })));
    const isList = new Set(words.map(({ word }) => word.element)).size > 1;
    return words
      .filter(({ word, line }) => word.strong || (isList && !isDoor(line, word)) || isDenied(line, word))
      .map(({ word, line }) => ({
        element: word.element,
        start: line.start + word.start,
        end: line.start + word.end,
        line: line.index,
        stance: stanceAt(line.text, word.start, word.end),
        strong: word.strong,
      }));
  });
}

function isDoor({ text }: Line, { start, element }: { start: number; element: Element }): boolean {
  return element === 'password' && DOOR.test(text.slice(Math.max(0, start - 40), start));
}

/** `no cards`, `no names`: a word after a bare `no` is what was not taken. */
function isDenied({ text }: Line, { start }: { start: number }): boolean {
  return /\bno\s+(?:real\s+|payment\s+)?$/iu.test(text.slice(Math.max(0, start - 14), start));
}

/** Lines that are read together: bullets of one list; every other line stands alone. */
function groupsOf({ lines, earlier }: Scene): Line[][] {
  const groups: Line[][] = [];
  let last: Line | null = null;
  for (const line of lines) {
    if (earlier.has(line.index) || HEADER.test(line.text) || CHECKS.test(line.text)) continue;
    const joins =
      last !== null && LISTED.test(line.text) && LISTED.test(last.text) && line.paragraph === last.paragraph;
    if (joins) groups.at(-1)?.push(line);
    else groups.push([line]);
    last = line;
  }
  return groups;
}
