import type { Element } from '../../../model/element.js';
import type { Line } from '../../annotate/annotate.js';
import { stanceAt, type Stance } from '../../annotate/stance.js';
import { perScene } from '../../parties/per-scene.js';
import type { Scene } from '../../parties/scene.js';
import { elementWords, type ElementWord } from './element-words.js';
import { isOnlyKept } from './kept.js';

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
  /\bnone\s+of\s+the\b|\b(?:not\s+valid|(?:only|none|all|few|of)\b[^.]{0,60}\bbelong(?:s|ed)?|wrong|match(?:es|ed)?|registered|(?:don['’]t|do\s+not)\s+exist|bounce[ds]?)\b/iu;
/** A word that opens a door is no booty: `with the password of a contractor`. */
const DOOR =
  /\b(?:with|through|using|via|had|without|w\/o|shared|stolen|reused|same)\s+(?:an?\s+|the\s+|their\s+)?(?:shared\s+|stolen\s+|weak\s+|default\s+)?$/iu;

/** Data elements of a story, outside what it tells of earlier incidents. Words that can mean something else count beside others of a list. */
export const elementMentions = perScene((scene: Scene): ElementMention[] => {
  return groupsOf(scene).flatMap((lines) => {
    const words = lines.flatMap((line) =>
      elementWords(line.text)
        .filter(({ element }) => element !== 'ignore')
        .map((word) => ({ word, line })),
    );
    return words
      .filter(
        ({ word, line }, at) =>
          word.strong ||
          isDenied(line, word) ||
          isSpared(scene, line, word) ||
          (answeredIn(scene, line) === 'denied' &&
            /\b(?:my|your|our|the|their|his|her)\s+$/iu.test(line.text.slice(0, word.start))) ||
          (!isDoor(line, word) && isListed(words[at], [words[at - 1], words[at + 1]])),
      )
      .map(({ word, line }) => ({
        element: word.element,
        start: line.start + word.start,
        end: line.start + word.end,
        line: line.index,
        stance: answeredIn(scene, line) ?? stanceOf(scene, line, word),
        strong: word.strong,
      }));
  });
});

function stanceOf(scene: Scene, line: Line, word: ElementWord): Stance {
  const stance = stanceAt(line.text, word.start, word.end);
  if (stance === 'said' && isOnlyKept(scene, line)) return 'imagined';
  return stance !== 'asked' && isSpared(scene, line, word) ? 'denied' : stance;
}

/** `What was not taken:`, `What's NOT in there:`, `What they didn't take.`: what follows in the same paragraph. */
const SPARED_HEAD =
  /\bwhat\b[^.?!:]{0,40}?\b(?:not|\w+n['’]t)\b(?!\s+(?:yet\s+)?(?:know|understand|say|tell|clear|certain))[^.?!:]{0,40}[.?!:]|\b(?:not\s+(?:hit|affected|taken|included|involved|exposed|in\s+(?:it|there))|untouched|safe)\s*:/iu;
const ANOTHER_HEAD = /^(?:\d+\.\s+)?what\b/iu;

const headsOf = perScene(({ lines }: Scene) =>
  lines.map(({ text }) => ({ spared: SPARED_HEAD.exec(text), another: ANOTHER_HEAD.test(text) })),
);

function isSpared(scene: Scene, line: Line, word: ElementWord): boolean {
  const { lines } = scene;
  const heads = headsOf(scene);
  const own = heads[line.index]?.spared ?? null;
  if (own !== null) return word.start >= own.index + own[0].length - 1;
  if (heads[line.index]?.another === true) return false;
  for (let at = line.index - 1; at >= Math.max(0, line.index - SPARED_LINES); at -= 1) {
    const before = lines[at];
    if (before === undefined || before.paragraph !== line.paragraph) return false;
    if ((heads[at]?.spared ?? null) !== null) return true;
    if (heads[at]?.another === true) return false;
  }
  return false;
}
const SPARED_LINES = 6;

/** In a chat a bare `no` says of what was asked that it is not there, a bare `yes` that it is. */
function answeredIn({ lines, chat }: Scene, line: Line): Stance | null {
  if (!/\?\s*$/u.test(line.text)) return null;
  if (!chat) return isAnsweredNo(lines, line) ? 'denied' : null;
  const answer = lines[line.index + 1];
  if (answer === undefined || answer.speaker === line.speaker) return null;
  const words = /(?:^|[:>]\s+)(no|nope|nah|none|yes|yep|yeah|ye|sure)\b[.!, ]*(.*)$/iu.exec(answer.text);
  if (words === null || elementWords(words[2] ?? '').length > 0) return null;
  return /^n/iu.test(words[1] ?? '') ? 'denied' : 'said';
}

/** `Is my PIN in it? My password? No, no and no.`: the answer that follows a row of questions. */
function isAnsweredNo(lines: Scene['lines'], line: Line): boolean {
  const answer = lines.slice(line.index + 1, line.index + 4).find(({ text }) => !/\?\s*$/u.test(text));
  return (
    answer !== undefined &&
    /^(?:A[.:]\s*)?No(?:\b|[.,])/u.test(answer.text) &&
    !/\b(?:affected|need|change|new)\b/iu.test(line.text)
  );
}

type Placed = { readonly word: ElementWord; readonly line: Line };

const BETWEEN = /^[^.!?]{0,40}$/u;
const SEPARATES = /[,/+&|;]|^\s*:\s*$|\band\b|\bor\b|\bplus\b|^\s*with\s*$|^\s*$/iu;
const TELLS = /\b(?:is|are|was|were|has|have|had|wrote|writes|said|says|sent|called|named|by)\b|^\s+an?\s/iu;

/** Whether another element stands beside a word, with nothing but what separates a list between them; bullets are a list. */
function isListed(own: Placed | undefined, beside: readonly (Placed | undefined)[]): boolean {
  if (own === undefined) return false;
  return beside.some((other) => {
    if (other === undefined || other.word.element === own.word.element) return false;
    if (other.line !== own.line) return true;
    const [first, second] = other.word.start < own.word.start ? [other.word, own.word] : [own.word, other.word];
    const between = own.line.text.slice(first.end, second.start);
    return BETWEEN.test(between) && SEPARATES.test(between) && !TELLS.test(between);
  });
}

function isDoor({ text }: Line, { start, element }: { start: number; element: Element }): boolean {
  return element === 'password' && DOOR.test(text.slice(Math.max(0, start - 40), start));
}

/** Where nothing kept anybody out, `no password` is no booty. */
const OPEN_DOOR =
  /\b(?:server|database|bucket|screen|vnc|rdp|internet|anyone|anybody|cluster|backup|unprotected|exposed|allow\s+list|share|controller|camera)\b/iu;

/** `no cards`, `no names`: a word after a bare `no` is what was not taken. */
function isDenied({ text }: Line, { start, end }: { start: number; end: number }): boolean {
  if (/^\W*no\s+names?\W*$/iu.test(text)) return false;
  if (/^\s+(?:was|were)\s+not\s+(?:involved|affected|taken|exposed|accessed)\b/iu.test(text.slice(end))) return true;
  return (
    /\bno\s+(?:real\s+|payment\s+)?$/iu.test(text.slice(Math.max(0, start - 14), start)) &&
    !/^log-?in\b(?!s)/iu.test(text.slice(start)) &&
    !(OPEN_DOOR.test(text) && /^(?:pass|pw|login|log)/iu.test(text.slice(start)))
  );
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
