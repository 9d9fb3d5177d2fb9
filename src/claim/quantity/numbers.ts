import type { NumberLeaf, Span } from '../../model/claim.js';

export type Bound = NonNullable<NumberLeaf['bound']>;
/** A number as a text writes it: the span of its words with what qualifies them, and the span of the bare number. */
export type Quantity = {
  readonly value: number;
  readonly bound: Bound | null;
  readonly high: number | null;
  readonly start: number;
  readonly end: number;
  readonly bare: Span;
  /** Whether it was written with a scale: `2 million`, `6k`. Bare small numbers are often none that count something. */
  readonly scaled: boolean;
};

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  grand: 1e3,
  m: 1e6,
  mn: 1e6,
  mil: 1e6,
  mln: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  bn: 1e9,
  billion: 1e9,
  b: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  crore: 1e7,
};
const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const WORDS: Readonly<Record<string, number>> = Object.fromEntries([
  ...SMALL.map((word, at) => [word, at] as const),
  ...TENS.map((word, at) => [word, 20 + at * 10] as const),
  ['dozen', 12],
]);

const SCALE = String.raw`(?:thousand|grand|millions?|million|billion|trillion|lakh|crore|mln|mio|mil|mn|bn|k|m|b)`;
const DIGITS = new RegExp(
  String.raw`(?<![\w.,/:]|\d[ ]|[a-z]-)(\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+|\d{1,15}(?:[.,]\d{1,8})?)(?:(\s?)(${SCALE})(?![\w-]|'s))?(\+)?(?![\w%]|[.,/:]\d)`,
  'giu',
);
const NUMBER_WORD = new RegExp(String.raw`\b(?:${Object.keys(WORDS).join('|')}|half|quarter|hundred)\b`, 'giu');
const BOUNDS: readonly [Bound, RegExp][] = [
  [
    'at_least',
    /(?:more than|over|at least|above|upwards of|in excess of|north of|no fewer than|beyond|exceeding)\s+(?:an?\s+)?$/iu,
  ],
  ['at_most', /(?:up to|as many as|at most|no more than|fewer than|less than|under|below|max(?:imum)?(?: of)?)\s+$/iu],
  [
    'about',
    /(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|close to|circa|ca?\.|an estimated|estimated|just over|just under|like)\s+$|[~≈]\s?$/iu,
  ],
];

/** Every number of a text within a span, in order: digits with any grouping, scales, words; ranges are one. */
export function numbersIn(text: string, from: number, to: number): Quantity[] {
  const part = text.slice(from, to);
  const bare = [...digitNumbers(part), ...wordNumbers(part)]
    .filter(({ start, end }) => !isFraction(part, start, end))
    .sort((left, right) => left.start - right.start);
  return joinRanges(
    part,
    bare.map((number) => withBound(part, number)),
  ).map((number) => shift(number, from));
}

type Bare = { value: number; start: number; end: number; scaled: boolean; plus: boolean; scale: number };

function digitNumbers(part: string): Bare[] {
  const matches = [...part.matchAll(DIGITS)].filter(
    ({ index, 0: whole }) => !isCode(part, index, index + whole.length),
  );
  return matches.map((match) => {
    const [whole, digits = '', blank = '', unit, plus] = match;
    // `2 m` and `5 b` are metres and a list, `2m` and `5b` are money or people.
    const scale = unit === undefined || (blank !== '' && /^[mb]$/iu.test(unit)) ? 1 : (SCALES[unit.toLowerCase()] ?? 1);
    const read = unit !== undefined && scale === 1 ? whole.slice(0, whole.length - unit.length - blank.length) : whole;
    const end = match.index + (read === whole ? whole.length : digits.length);
    const value = Number((valueOf(digits, scale > 1) * scale).toPrecision(15));
    return { value, start: match.index, end, scaled: scale > 1, plus: plus !== undefined, scale };
  });
}

/** Dates and codes: `2021-08`, `555-010-4477`, `3-2-1`. */
function isCode(part: string, start: number, end: number): boolean {
  const before = /[\d-]{0,12}$/u.exec(part.slice(Math.max(0, start - 12), start))?.[0] ?? '';
  const after = /^[\d-]{0,12}/u.exec(part.slice(end, end + 12))?.[0] ?? '';
  const whole = before + part.slice(start, end) + after;
  return /\d-\d{1,4}-\d/u.test(whole) || /^\d{4}-\d{2}$/u.test(whole);
}

/** `25.000` and `18.402.771` are written in Europe, `1.125 million` is not; a comma before one or two digits is a decimal one. */
function valueOf(digits: string, scaled: boolean): number {
  if (/^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/u.test(digits) && /,\d{3}(?:\.|$)/u.test(digits))
    return Number(digits.replaceAll(',', ''));
  if (/[ \u00a0\u202f]/u.test(digits)) return Number(digits.replaceAll(/[^\d]/gu, ''));
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/u.test(digits) && !scaled) return Number(digits.replaceAll('.', ''));
  return Number(digits.replace(',', '.'));
}

function wordNumbers(part: string): Bare[] {
  const found: Bare[] = [];
  let past = 0;
  for (const match of part.matchAll(NUMBER_WORD)) {
    if (match.index < past || /[\w-]$/u.test(part.slice(Math.max(0, match.index - 1), match.index))) continue;
    const read = readWords(part, match.index);
    if (read === null) continue;
    past = read.end;
    found.push(read);
  }
  return found;
}

const MOST_WORDS = 12;

/** `one hundred and twenty thousand`, `two and a half million`, `half a million`, `a hundred million`. */
function readWords(part: string, from: number): Bare | null {
  const words = [...part.slice(from, from + 120).matchAll(/[a-z]+|\d+/giu)].slice(0, MOST_WORDS);
  let [total, current, end, scaled] = [0, 0, from, false];
  let top = 1;
  let last = from;
  let start = from;
  const article = /\b(an?)\s+$/iu.exec(part.slice(Math.max(0, from - 4), from));
  for (const word of words) {
    const name = word[0].toLowerCase();
    const at = from + word.index;
    if (!/^[\s-]*$/u.test(part.slice(last, at))) break;
    last = at + word[0].length;
    if (name === 'and' || name === 'a' || name === 'an' || name === 'of') continue;
    const small = WORDS[name];
    if (name === 'half') current = current === 0 ? 0.5 : current + 0.5;
    else if (name === 'quarter') current += 0.25;
    else if (small !== undefined) current = name === 'dozen' ? 12 * Math.max(1, current) : current + small;
    else if (name === 'hundred') current = 100 * (current === 0 ? 1 : current);
    else if ((SCALES[name] ?? 0) > 1 && name.length > 2) {
      const scale = SCALES[name] ?? 1;
      total += (current === 0 ? 1 : current) * scale;
      top = Math.max(top, scale);
      [current, scaled] = [0, true];
    } else break;
    end = last;
  }
  const value = total + current;
  if (value === 0 || value === 0.5 || value === 0.25 || value === 0.75) return null;
  if (article !== null && /^(?:dozen|hundred|quarter)/iu.test(part.slice(from, from + 8)))
    start = from - article[0].length;
  return { value, start, end, scaled: scaled || value >= 100, plus: false, scale: top };
}

/** `one in three`, `3 of 5`, `half of`: shares, not counts. */
function isFraction(part: string, start: number, end: number): boolean {
  return (
    /^\s+(?:in|out of)\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b/iu.test(part.slice(end, end + 24)) ||
    /\b(?:one|two|three|four|five|\d+)\s+(?:in|out of)\s+$/iu.test(part.slice(Math.max(0, start - 20), start))
  );
}

function withBound(part: string, number: Bare): Quantity & { scale: number } {
  const before = part.slice(Math.max(0, number.start - 24), number.start);
  const found = BOUNDS.map(([bound, pattern]) => ({ bound, match: pattern.exec(before) })).find(
    ({ match }) => match !== null,
  );
  const bound: Bound | null = number.plus
    ? 'at_least'
    : (found?.bound ?? (/^\s+or more\b/iu.test(part.slice(number.end, number.end + 10)) ? 'at_least' : null));
  const start = number.start - (found?.match?.[0].length ?? 0);
  const bare: Span = [number.start, number.end];
  const { value, end, scaled, scale } = number;
  return { value, bound, high: null, start, end, bare, scaled, scale };
}

/** `between 2 and 2.5 million`, `40-50 million`, `40 to 50 million`: one number with two ends. */
function joinRanges(part: string, numbers: readonly (Quantity & { scale: number })[]): Quantity[] {
  const joined: Quantity[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const [low, high] = [numbers[at], numbers[at + 1]];
    if (low === undefined) continue;
    const between = high === undefined ? '' : part.slice(low.bare[1], high.bare[0]);
    const led = /between\s+[$€£]?$/iu.exec(part.slice(Math.max(0, low.start - 11), low.start));
    const isRange = (led !== null && /^\s+and\s+[$€£]?$/iu.test(between)) || /^\s?(?:-|–|to)\s?[$€£]?$/iu.test(between);
    const value = high === undefined ? 0 : low.scaled ? low.value : low.value * high.scale;
    if (high === undefined || !isRange || value >= high.value) {
      joined.push(low);
      continue;
    }
    const start = low.start - (led?.[0].length ?? 0);
    joined.push({ ...high, value, high: high.value, bound: 'between', start, bare: [low.bare[0], high.bare[1]] });
    at += 1;
  }
  return joined;
}

function shift({ value, bound, high, start, end, bare, scaled }: Quantity, by: number): Quantity {
  return { value, bound, high, start: start + by, end: end + by, bare: [bare[0] + by, bare[1] + by], scaled };
}
