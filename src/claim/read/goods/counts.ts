import type { NumberLeaf } from '../../../model/claim.js';
import { lineAt, within, type Line } from '../../annotate/annotate.js';
import { clauseAround, stanceAt } from '../../annotate/stance.js';
import { perScene } from '../../parties/per-scene.js';
import { mentions, type Scene } from '../../parties/scene.js';
import type { Quantity } from '../../quantity/numbers.js';
import { numberLeaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import {
  APPOSITION,
  ASKED,
  AUDIENCE,
  BREAKING,
  CUT_OFF,
  FEWEST,
  FEWEST_RIVAL,
  FEWEST_ROWS,
  HAD_SAID,
  HIT,
  KEPT_APART,
  LABEL_PEOPLE,
  LABEL_ROWS,
  LINKING,
  NOT_THIS_BEFORE,
  NOT_US_AFTER,
  NEW_FIGURE,
  NUMBER_OF,
  OUTAGE,
  OWNS,
  PART,
  PEOPLE,
  ROWS,
  RUMOUR,
  SAMPLE,
  SCOPE,
  SERVED,
  SUPERSEDED_AFTER,
  SUPERSEDED_BEFORE,
  THRESHOLD,
} from './count-words.js';
import { elementWords } from './element-words.js';
import { isOnlyKept } from './kept.js';
import { isMenu } from './menu.js';

/** What a number counts. Identifiers that everybody has one of stand for people, with less confidence. */
export type Count = {
  readonly of: 'people' | 'rows' | 'identifiers';
  readonly leaf: NumberLeaf;
  readonly line: number;
  /** Whether it is what is offered apart from the whole. */
  readonly part: boolean;
  /** Whether the text itself says that another number took its place. */
  readonly superseded: boolean;
};

/** How many people and rows a story counts, in its order: what it counts of samples, servings and earlier incidents is left out. */
export const countsIn = perScene((scene: Scene): Count[] => {
  const counts = scene.numbers.flatMap((quantity) => countOf(scene, quantity));
  const newest = counts.findLastIndex(({ line, leaf }) => {
    const own = scene.lines[line];
    return own !== undefined && NEW_FIGURE.test(own.text.slice(0, leaf.span[0] - own.start));
  });
  const apart = counts
    .map((count, at) => (at < newest && count.of === 'people' ? { ...count, superseded: true } : count))
    .map((count, at) => (isAddend(scene, counts[at - 1], count) ? { ...count, part: true, superseded: false } : count));
  return [...apart, ...bareRivals(scene, counts)].sort((left, right) => left.leaf.span[0] - right.leaf.span[0]);
});

/** `2,300 students and 410 teachers`: two numbers that add up do not rival each other. */
function isAddend({ text }: Scene, before: Count | undefined, count: Count): boolean {
  if (before === undefined || before.line !== count.line || before.of !== count.of) return false;
  const between = text.slice(before.leaf.span[1], count.leaf.span[0]);
  return (
    /^\s+[^.;:\d]{2,50}?(?:,|\band|\bplus|\bas\s+well\s+as)\s+(?:of\s+|to\s+|the\s+|another\s+)*$/iu.test(between) &&
    !/\b(?:not|from|than|later|instead|said|says)\b/iu.test(between)
  );
}

function countOf(scene: Scene, quantity: Quantity): Count[] {
  const line = lineAt(scene, quantity.start);
  if (line === null || isOther(scene, line, quantity) || scene.earlier.has(line.index)) return [];
  const at = quantity.bare[0] - line.start;
  const stance = stanceAt(line.text, at, at + 1);
  if (stance === 'imagined' || stance === 'asked' || SERVED.test(line.text.slice(0, quantity.start - line.start)))
    return [];
  const lead = line.text.slice(0, quantity.start - line.start);
  if (AUDIENCE.test(lead) || /\bhow\s+many\s+of\s+(?:\w+\s+){0,2}$/iu.test(lead)) return [];
  const rest = line.text.slice(quantity.end - line.start);
  if (/\bof\s+(?:the\s+)?$/iu.test(lead) && quantity.value < 1_000 && OF_SAMPLE.test(rest)) return [];
  if (isOnlyKept(scene, line) || NOT_THIS_BEFORE.test(lead) || OUTAGE.test(lead) || NOT_US_AFTER.test(rest)) return [];
  if (KEPT_APART.test(rest) || CUT_OFF.test(rest) || (quantity.value < 1_000 && ASKED.test(lead))) return [];
  const details = /^\s*\p{L}+['’]s?\s+(?:names?|details|data|records|e-?mails?|addresses|numbers|files)\b/iu.test(rest);
  if (quantity.value < 100 && /^\s+of\s+(?:your|our|its|their|us|the)\b/iu.test(rest)) return [];
  if (OWNS.test(lead) && !details && (!HIT.test(line.text) || APPOSITION.test(lead))) return [];
  if (RUMOUR.test(line.text) && (scene.actor === null || !mentions(line.text, scene.actor))) return [];
  if (THRESHOLD.test(line.text) || SCOPE.test(line.text) || isCompanySize(scene, line)) return [];
  const unit = unitOf(scene, line, quantity);
  if (
    unit === null ||
    (unit !== 'identifiers' && quantity.value < FEWEST) ||
    (unit === 'rows' && quantity.value < FEWEST_ROWS)
  )
    return [];
  const around = quantity.value < 1_000 ? line.text : clauseAround(line.text, at, at + 1).text;
  if (SAMPLE.test(around) && quantity.value < (unit === 'rows' ? 100_000 : 1_000)) return [];
  const confidence =
    unit === 'identifiers' ? 0.7 : quantity.bound === null || quantity.bound === 'at_least' ? 0.9 : 0.85;
  return [
    {
      of: unit,
      leaf: numberLeaf(quantity, confidence),
      line: line.index,
      part: PART.test(aroundPart(line, at)) || isMenu(scene, line),
      superseded: isSuperseded(line, quantity),
    },
  ];
}

/** `Of 200 entries, three belong to people who`: what somebody looked at. */
const OF_SAMPLE = /^\s*\p{L}+\b[^.;]{0,40}\b(?:belong|match|exist|correspond|are\s+(?:real|genuine|ours))\w*\b/iu;

/** `Heart doctors in Iowa, 60 employees`: a listing tells how large its victim is. */
function isCompanySize({ voice }: Scene, { text }: Line): boolean {
  if (voice === 'actor' && /\brevenue\b/iu.test(text) && /\b(?:staff|employees|workers)\b/iu.test(text)) return true;
  return voice === 'actor' && /\bemployees$/iu.test(text) && !/\b(?:of|data|files|records|passports)\b/iu.test(text);
}

/** The words about a number that could say that it is a part: what follows up to the next number counts, too. */
function aroundPart({ text }: Line, at: number): string {
  return text.slice(Math.max(0, at - 60), at + 60);
}

function isOther({ money, dates }: Scene, line: Line, { start, end }: Quantity): boolean {
  return [...within(money, line), ...within(dates, line)].some((other) => start < other.end && other.start < end);
}

function isSuperseded({ text, start }: Line, quantity: Quantity): boolean {
  const [from, to] = [quantity.start - start, quantity.end - start];
  const lead = text.slice(Math.max(0, from - 50), from);
  const estimate = text.slice(Math.max(0, from - 50), quantity.bare[0] - start);
  return (SUPERSEDED_BEFORE.test(lead) ||
    HAD_SAID.test(lead) ||
    /\b(?:first|initially|earlier|previously)\s+estimated\s+(?:at\s+)?$/iu.test(estimate)) &&
    !/\bbetween\b/iu.test(text.slice(from, to)) &&
    hasOther(text, quantity.bare[0] - start)
    ? true
    : SUPERSEDED_AFTER.test(text.slice(to, to + 60));
}

/** `up from 2 million` needs another number before it in the sentence. */
function hasOther(text: string, from: number): boolean {
  return (
    /\d/u.test(text.slice(0, from)) ||
    /\b(?:earlier|previously|initially|at first|had|first\s+(?:said|estimated|reported|given))\b/iu.test(
      text.slice(0, from),
    )
  );
}

/** `the number of members whose cards were taken. It is 740`. */
const COUNTED =
  /\b(?:number|count|total)\s+of\s+(?:\p{L}+\s+)?(?:people|customers|clients|users|members|patients|victims|residents|students|employees)\b/iu;

function unitOf(scene: Scene, line: Line, quantity: Quantity): Count['of'] | null {
  const before = line.text.slice(0, quantity.start - line.start);
  if (LABEL_PEOPLE.test(before) || NEW_FIGURE.test(before) || NUMBER_OF.test(before)) return 'people';
  if (LABEL_ROWS.test(before)) return 'rows';
  const after = line.text.slice(quantity.end - line.start, quantity.end - line.start + 90);
  if (
    /^(?:it|the\s+(?:figure|number))\s+(?:is|was)\s+$/iu.test(before) &&
    COUNTED.test(scene.lines[line.index - 1]?.text ?? '')
  )
    return 'people';
  // `Corvid Bank 2026, 3.4M lines`: what follows the mark belongs to the next number.
  if (/^[,;]\s*[\d~≈]/u.test(after)) return askedUnit(scene, line, quantity);
  const [word] = elementWords(after.slice(0, 50));
  if (
    word !== undefined &&
    word.strong &&
    word.start <= 1 &&
    /^(?:ssn|drivers_license|passport|tax_id)$/u.test(word.element)
  )
    return 'identifiers';
  // `318 GB, 402 117 files`: how much, not how many rows.
  if (/^\s*files?\b/iu.test(after) && /\b[GMT]B\b/iu.test(line.text)) return null;
  return unitAfter(after) ?? askedUnit(scene, line, quantity);
}

/** The noun that the words after a number lead to: `million current and former customers`, `million guest records`. */
function unitAfter(after: string): 'people' | 'rows' | null {
  const words = [...after.matchAll(/\s*([\p{L}\p{N}.&@_’'+-]+)([,;:()!?]|\.(?=\s|$))?/gu)].slice(0, 8);
  let unit: 'people' | 'rows' | null = null;
  let capital = 0;
  for (const [, word = '', stop] of words) {
    const bare = word.replace(/['’]s?$/u, '').replace(/\.$/u, '');
    const kind = PEOPLE.test(bare) ? 'people' : ROWS.test(bare) ? 'rows' : null;
    if (kind === null && unit !== null) return unit;
    if (kind === null && BREAKING.test(bare)) return null;
    if (kind === null && !LINKING.test(bare)) capital += 1;
    unit = kind ?? unit;
    if (stop !== undefined || capital > 4 || (unit !== null && /['’]/u.test(word))) return unit;
  }
  return unit;
}

/** In a chat a bare number answers the question before it. */
function askedUnit({ lines, chat }: Scene, line: Line, { scaled, end }: Quantity): 'people' | 'rows' | null {
  const question = chat && scaled ? lines[line.index - 1] : undefined;
  const ofThem = /^\s+of\s+them\b/iu.test(line.text.slice(end - line.start));
  const asked = question?.text.match(/\p{L}+/gu) ?? [];
  if (ofThem && asked.some((word) => PEOPLE.test(word))) return 'people';
  const nouns = /\bhow\s+many\s+(\p{L}+)(?:\s+(\p{L}+))?/iu.exec(question?.text ?? '')?.slice(1) ?? [];
  return nouns.some((noun) => PEOPLE.test(noun)) ? 'people' : nouns.some((noun) => ROWS.test(noun)) ? 'rows' : null;
}

/** Numbers without a noun of their own that stand beside a count as what it used to be. */
function bareRivals(scene: Scene, counts: readonly Count[]): Count[] {
  const byLine = new Map(counts.filter(({ of }) => of !== 'identifiers').map((count) => [count.line, count]));
  const known = new Set(counts.map(({ leaf }) => leaf.span[0]));
  return scene.numbers.flatMap((quantity) => {
    if (quantity.value < FEWEST_RIVAL || known.has(quantity.start)) return [];
    const line = lineAt(scene, quantity.start);
    const beside = line === null ? undefined : (byLine.get(line.index) ?? byLine.get(line.index - 1));
    if (line === null || beside === undefined || isOther(scene, line, quantity) || !isSuperseded(line, quantity))
      return [];
    return [{ of: beside.of, leaf: numberLeaf(quantity, 0.75), line: line.index, part: false, superseded: true }];
  });
}

/** The number of people and of rows that the story's claim is about: the first that nothing takes back. */
export const readCounts: Reader = (scene) => {
  const whole = countsIn(scene).filter(({ part, superseded }) => !part && !superseded);
  const first = (of: Count['of']): NumberLeaf | null => whole.find((count) => count.of === of)?.leaf ?? null;
  return { people: first('people'), rows: first('rows') };
};
