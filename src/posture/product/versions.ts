/** A version in pieces that can be put in order. Missing pieces are 0; `rest` is what could not be read. */
type Version = {
  /** `Series B`: firmware of two series does not compare. */
  series: string | null;
  /** `9.00.01` -> 9, 0, 1, as they were written, zeros in front kept. */
  main: string[];
  /** A letter that sticks to the number, and its number: `14.1s0`. */
  letter: string;
  /** Release, service pack, update, patch, build: R2, SP1, Update 4. Negative: before the release (beta, rc). */
  tail: number[];
  rest: string;
};

const LONGEST = 200;
const TAIL = ['release', 'service_pack', 'update', 'patch', 'build'] as const;
const WORDS: readonly [RegExp, (typeof TAIL)[number]][] = [
  [/(?<![a-z])r(?:elease)?[ _-]?(\d{1,3})(?![\d.])/u, 'release'],
  [/(?:service ?pack|(?<![a-z])sp)[ _-]?(\d{1,3})(?!\d)/u, 'service_pack'],
  [/(?<![a-z])(?:update|upd|cu|cumulative update|u)[ _.-]?(\d{1,4})(?!\d)/u, 'update'],
  [/(?<![a-z])(?:patch|hotfix|hot fix|hf|p)[ _.-]?(\d{1,5})(?!\d)/u, 'patch'],
  [/(?<![a-z])(?:build|bld|b(?=\d{3,}))[ _.:-]?(\d{1,8})(?!\d)/u, 'build'],
];
const EARLY: readonly [RegExp, number][] = [
  [/(?<![a-z])alpha[ _.-]?(\d{0,3})/u, -3000],
  [/(?<![a-z])(?:beta|preview)[ _.-]?(\d{0,3})/u, -2000],
  [/(?<![a-z])rc[ _.-]?(\d{0,3})/u, -1000],
];

/**
 * Which version is later: -1 where `a` is earlier, 1 where it is later, 0 where they are the same; null where it cannot be told: a
 * text without a number, firmware of two series, years beside numbers, or two-part numbers that read either way (`7.40` and `7.5`).
 * Missing parts count as 0. It is an order wherever it answers.
 */
export function compareVersions(a: string, b: string): -1 | 0 | 1 | null {
  const [one, other] = [read(a), read(b)];
  if (one === null || other === null) return null;
  if (one.series !== null && other.series !== null && one.series !== other.series) return null;
  if (!alike(one.main, other.main)) return null;
  const main = sign(byParts(one.main, other.main));
  if (main !== 0) return readsEitherWay(one.main, other.main, main) ? null : main;
  if (one.rest !== other.rest) return null;
  const letter = byLetter(one.letter, other.letter);
  if (letter !== 0) return letter;
  return sign(first(one.tail.map((n, i) => n - (other.tail[i] ?? 0))));
}

/**
 * Is the version inside the range, by the bounds of `affectedSchema`? Null where it cannot be told: the version is less exact than
 * the bound (`9` beside `< 9.00.01`) or does not compare with it.
 */
export function inRange(
  version: string,
  range: { from: string | null; to: string | null; to_included: boolean },
): boolean | null {
  const { from, to } = range;
  if (from === null && to === null) return true;
  if (from !== null && to !== null && range.to_included && from === to && from.trim() === version.trim()) return true;
  const low = from === null ? true : above(version, from);
  const high = to === null ? true : below(version, to, range.to_included);
  if (low === false || high === false) return false;
  return low === null || high === null ? null : true;
}

function above(version: string, from: string): boolean | null {
  const order = compareVersions(version, from);
  return order === -1 ? (lessExact(version, from) ? null : false) : order === null ? null : true;
}

function below(version: string, to: string, included: boolean): boolean | null {
  const order = compareVersions(version, to);
  if (order === null) return null;
  if (order === -1) return lessExact(version, to) ? null : true;
  if (order === 0) return included;
  return included && lessExact(to, version) ? null : false;
}

/** Does `a` stop where `b` goes on: `4` beside `4.2`, `2020` beside `2020 R2`? Then it may be any of them. */
function lessExact(a: string, b: string): boolean {
  const [few, many] = [read(a), read(b)];
  if (few === null || many === null) return false;
  if (few.main.some((part, i) => many.main[i] === undefined || Number(part) !== Number(many.main[i]))) return false;
  if (few.main.length < many.main.length) return few.tail.every((n) => n === 0) && few.letter === '';
  const last = few.tail.findLastIndex((n) => n !== 0);
  return (
    few.tail.every((n, i) => i > last || n === many.tail[i]) &&
    many.tail.some((n, i) => i > last && n > 0) &&
    few.letter === many.letter
  );
}

const MOST_KEPT = 5_000;
const kept = new Map<string, Version | null>();

/** Bounds are asked for again and again: what was read is kept. */
function read(text: string): Version | null {
  if (text.length > LONGEST) return null;
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const version = parse(text);
  kept.set(text, version);
  return version;
}

function parse(text: string): Version | null {
  let rest = text
    .toLowerCase()
    .replace(/\b(\d\d)h([12])\b/gu, (_, year: string, half: string) => `${year}${half === '1' ? '05' : '10'}`)
    .replace(/\b(?:version|ver|firmware|fw|frn|rev|revision|level)\b[. :]*/gu, ' ');
  const series = /\bser(?:ies|\.)? ?([a-z])\b(?! ?(?:and|or|to|,|\/|&)\b)/u.exec(rest);
  rest = rest.replace(/\bser(?:ies|\.)? ?[a-z]\b(?:(?: ?(?:and|or|to|,|\/|&) ?[a-z]\b)*)/gu, ' ');
  const tail = TAIL.map(() => 0);
  let early = 0;
  for (const [pattern, name] of WORDS) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    tail[TAIL.indexOf(name)] = Number(found[1]);
    rest = rest.replace(pattern, ' ');
  }
  for (const [pattern, rank] of EARLY) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    early = rank + Number(found[1]);
    rest = rest.replace(pattern, ' ');
  }
  const main = /(?<![a-z\d.])v? ?(\d{1,10}(?:\.\d{1,10})*)([a-z]\d{0,4})?(?![\d])/u.exec(rest);
  if (main === null) return null;
  return {
    series: series?.[1] ?? null,
    main: (main[1] ?? '').split('.'),
    letter: main[2] ?? '',
    tail: [early, ...tail],
    rest: rest
      .replace(main[0], ' ')
      .replace(/[\s.,_-]+/gu, ' ')
      .trim(),
  };
}

/** Years and Windows' yymm stand beside small numbers for other schemes: `2020` and `20.1`. */
function alike(a: string[], b: string[]): boolean {
  const [one, other] = [Number(a[0]), Number(b[0])];
  return one >= 1000 === other >= 1000;
}

function byParts(a: string[], b: string[]): number {
  return first(Array.from({ length: Math.max(a.length, b.length) }, (_, i) => Number(a[i] ?? 0) - Number(b[i] ?? 0)));
}

/** `7.40` and `7.5`, `4.05` and `4.1`: later by parts, earlier as a decimal number. Makers write both. */
function readsEitherWay(a: string[], b: string[], order: number): boolean {
  if (a.length !== 2 || b.length !== 2 || Number(a[0]) !== Number(b[0])) return false;
  const [one = '', other = ''] = [a[1], b[1]];
  if (one.length === other.length) return false;
  const length = Math.max(one.length, other.length);
  return sign(Number(one.padEnd(length, '0')) - Number(other.padEnd(length, '0'))) !== order;
}

function byLetter(a: string, b: string): -1 | 0 | 1 | null {
  if (a === b) return 0;
  if (a === '' || b === '') return /^[ab]\d/u.test(a + b) ? null : a === '' ? -1 : 1;
  const letters = a.charCodeAt(0) - b.charCodeAt(0);
  return sign(letters === 0 ? Number(a.slice(1)) - Number(b.slice(1)) : letters);
}

function first(differences: number[]): number {
  return differences.find((n) => n !== 0) ?? 0;
}

function sign(n: number): -1 | 0 | 1 {
  return n < 0 ? -1 : n > 0 ? 1 : 0;
}
