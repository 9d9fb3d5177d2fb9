import type { Span } from '../../model/claim.js';

/** A sentence, or a line where lines say something each. `paragraph` counts blocks between empty lines. */
export type Sentence = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
};

/** Longer ones are cut, so that no rule ever looks at more. */
const LONGEST = 1_500;

const ABBREVIATION =
  /(?:^|[\s(“"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Sgt|Capt|Rev|Hon|St|Mt|Ft|Inc|Ltd|Co|Corp|Bros|No|Nos|vs|approx|Mio|mio|Mrd|est|ca|c|e\.g|i\.e|etc|U\.S|U\.K|D\.C|a\.m|p\.m|Ore|Calif|Wash|Mass|Conn|Fla|Ill|Mich|Minn|Pa|Va|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Art|Sec)$/u;
/** A line that stands for itself whatever its length: a bullet, a label, a speaker, a numbered post. */
const OWN_LINE = /^\s*(?:[-*•>#=~!+]|\d{1,3}[/.)]|\[[^\]\n]{1,20}\]|<[^>\n]{1,40}>|[A-Za-z][\w' -]{0,28}:\s)/u;
const SHORT = 45;
const WIDEST = 160;
const SLACK = 8;

/** The sentences of a part of a text, in order, without the blanks around them. */
export function sentencesOf(text: string, [from, to]: Span): Sentence[] {
  const found: Sentence[] = [];
  let paragraph = 0;
  for (const block of blocksOf(text, from, to)) {
    if (block.blank) {
      paragraph += 1;
      continue;
    }
    for (const [start, end] of cutBlock(text, block.start, block.end)) {
      const trimmed = trim(text, start, end);
      if (trimmed !== null) found.push({ text: text.slice(...trimmed), start: trimmed[0], end: trimmed[1], paragraph });
    }
  }
  return found;
}

type Block = { start: number; end: number; blank: boolean };
type Row = { readonly start: number; readonly end: number };

/** Runs of lines that belong together: wrapped lines are one, lines that stand for themselves are one each. */
function blocksOf(text: string, from: number, to: number): Block[] {
  const blocks: Block[] = [];
  let rows: Row[] = [];
  const close = (): void => {
    for (const block of unwrap(text, rows)) blocks.push(block);
    rows = [];
  };
  for (const row of linesOf(text, from, to)) {
    if (text.slice(row.start, row.end).trim() !== '') {
      rows.push(row);
      continue;
    }
    close();
    if (blocks.at(-1)?.blank !== true) blocks.push({ ...row, blank: true });
  }
  close();
  return blocks;
}

/** A line goes on in the next where that one's first word would not have fitted into the width of its neighbours. */
function unwrap(text: string, rows: readonly Row[]): Block[] {
  const blocks: Block[] = [];
  const width = rows.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  for (const [at, { start, end }] of rows.entries()) {
    const before = rows[at - 1];
    const open = blocks.at(-1);
    const word = /^\S{0,40}/u.exec(text.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0;
    const length = before === undefined ? 0 : before.end - before.start;
    const wrapped = length >= SHORT && width <= WIDEST && length + 1 + word > width - SLACK;
    const goesOn = open !== undefined && wrapped && !OWN_LINE.test(text.slice(start, Math.min(end, start + 80)));
    if (goesOn) open.end = end;
    else blocks.push({ start, end, blank: false });
  }
  return blocks;
}

function linesOf(text: string, from: number, to: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = from;
  while (start < to) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 || feed >= to ? to : feed;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function cutBlock(text: string, from: number, to: number): [number, number][] {
  const cuts: [number, number][] = [];
  const marks = /[.!?…]["”’')\]]{0,3}(?=\s|$)/gu;
  let start = from;
  const block = text.slice(from, to);
  for (const mark of block.matchAll(marks)) {
    const end = from + mark.index + mark[0].length;
    const before = block.slice(Math.max(0, mark.index - 12), mark.index);
    if (mark[0].startsWith('.') && ABBREVIATION.test(before)) continue;
    if (/^\s{0,3}\d+$/u.test(text.slice(start, end - 1))) continue;
    // `Price ........ 800 dollars`: dots that lead to a value.
    if (before.endsWith('....')) continue;
    cuts.push(...cutLong(text, start, end));
    start = end;
  }
  if (start < to) cuts.push(...cutLong(text, start, to));
  return cuts;
}

function cutLong(text: string, start: number, end: number): [number, number][] {
  const cuts: [number, number][] = [];
  let at = start;
  while (end - at > LONGEST) {
    const blank = text.lastIndexOf(' ', at + LONGEST);
    const next = blank > at + LONGEST / 2 ? blank : at + LONGEST;
    cuts.push([at, next]);
    at = next;
  }
  cuts.push([at, end]);
  return cuts;
}

function trim(text: string, start: number, end: number): [number, number] | null {
  let [first, last] = [start, end];
  while (first < last && /\s/u.test(text[first] ?? '')) first += 1;
  while (last > first && /\s/u.test(text[last - 1] ?? '')) last -= 1;
  return first < last ? [first, last] : null;
}
