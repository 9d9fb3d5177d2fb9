import type { Affected } from '../../model/vulnerability.js';

export type Range = Affected['ranges'][number];

const LONGEST = 400;
const MOST = 200;

/**
 * Ranges from versions as records write them: `< 9.00.01`, `All versions < V4.2.3`, `vers:generic/>=1.0|<2.0`, `7.x`, `9.0 and prior`.
 * Null where the words are none that can be read so, or name several ends without a beginning: the text itself must then stand for what
 * it says.
 */
export function rangesOf(text: string): Range[] | null {
  if (text.length > LONGEST) return null;
  const bare = text
    .replace(/^\s*vers:[\w.-]+\//u, '')
    .replaceAll(/[≤⩽]/gu, '<=')
    .replaceAll(/[≥⩾]/gu, '>=')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (isAll(bare)) return [{ from: null, to: null, to_included: true, text, affected: true }];
  const clause = bare
    .replace(/^(?:all\s*)?(?:(?:firmware|software)\s+)?versions?\b:?\s*/iu, '')
    .replace(/^all\s*(?=[<>])/iu, '');
  const parts = clause
    .split(/\s*(?:\|+|,|;|\band\b(?=\s*[<>=])|(?<=[\w)])\s+(?=[<>]))\s*/u)
    .filter((part) => part !== '');
  const spread = parts.flatMap((part) => listed(part) ?? [part]);
  if (spread.length === 0 || spread.length > MOST) return null;
  const bounds = spread.map(boundOf);
  if (!bounds.every((bound) => bound !== null)) return null;
  const ranges = joined(bounds, text);
  return ranges.filter(({ from, to }) => from === null && to !== null).length > 1 ? null : ranges;
}

function isAll(text: string): boolean {
  return /^(?:\*|all|all (?:firmware |software )?versions?|any|all\/\*)$/iu.test(text);
}

/** `7.x 8.x`: several versions with nothing between them. */
function listed(text: string): string[] | null {
  const words = text.split(' ');
  return words.length > 1 && words.every((word) => /^v?\d+(?:\.\d+)*(?:\.x)?$/iu.test(word)) ? words : null;
}

type Bound = {
  readonly from: string | null;
  readonly above?: string;
  readonly to: string | null;
  readonly included: boolean;
};

const VERSION =
  /^(?:v(?:er(?:sion)?)?\.?\s*)?(?=[\w.]*\d)[\w.:+~-]+(?:[ /](?:(?:sp|service pack|u|upd?|update|patch|p|r|rev|revision|hf|hotfix|build|b|release|rel|rc|cu|beta|alpha|series)\s*)?\(?[\w.+-]{1,20}\)?){0,5}$/iu;

/** A text that can be compared as a version: it has a digit, and no words but those of versions. */
export function isVersion(text: string): boolean {
  return (
    text.length <= 80 &&
    VERSION.test(text) &&
    !/\b(?:and|or|to|for|before|prior|through|all|any|other|only|with|on)\b/iu.test(text)
  );
}

function boundOf(part: string): Bound | null {
  const { operator = '', version = '' } = /^(?<operator><=|>=|<|>|==?|!=)?\s*(?<version>.*)$/u.exec(part)?.groups ?? {};
  if (operator !== '') return isVersion(version) ? withOperator(operator, version) : null;
  return (
    inWords(part) ??
    wildcard(part) ??
    dashed(part) ??
    (isVersion(part) ? { from: part, to: part, included: true } : null)
  );
}

function withOperator(operator: string, version: string): Bound | null {
  if (operator === '<') return { from: null, to: version, included: false };
  if (operator === '<=') return { from: null, to: version, included: true };
  if (operator === '>=') return { from: version, to: null, included: true };
  if (operator === '>') return { from: version, above: version, to: null, included: true };
  return operator === '!=' ? null : { from: version, to: version, included: true };
}

const WORDS: readonly (readonly [RegExp, (from: string | null, to: string) => Bound])[] = [
  [
    /^(?<to>.+?),? (?:and|or) (?:all )?(?:prior|earlier|older|below|previous|before|lower)(?: versions?)?$/iu,
    (from, to) => ({ from, to, included: true }),
  ],
  [
    /^(?:prior to|before|earlier than|lower than|below|older than) (?:version )?(?<to>.+)$/iu,
    (from, to) => ({ from, to, included: false }),
  ],
  [/^(?:through|up to(?: and including)?) (?:version )?(?<to>.+)$/iu, (from, to) => ({ from, to, included: true })],
  [/^(?<from>.+?) (?:prior to|before) (?:version )?(?<to>.+)$/iu, (from, to) => ({ from, to, included: false })],
  [
    /^(?:from )?(?<from>.+?) (?:through|to|-|–) (?:version )?(?<to>.+)$/iu,
    (from, to) => ({ from, to, included: true }),
  ],
  [
    /^(?<to>.+?) (?:and|or) (?:later|newer|above|higher)(?: versions?)?$/iu,
    (_from, to) => ({ from: to, to: null, included: true }),
  ],
];

function inWords(part: string): Bound | null {
  for (const [pattern, make] of WORDS) {
    const groups = pattern.exec(part)?.groups;
    if (groups === undefined) continue;
    const { from = null, to = '' } = groups;
    return isVersion(to) && (from === null || isVersion(from)) ? make(from, to) : null;
  }
  return null;
}

/** `7.x` is everything from 7 to before 8. */
function wildcard(part: string): Bound | null {
  const { head, last } = /^v?(?<head>(?:\d+\.)*)(?<last>\d{1,9})\.[x*]$/iu.exec(part)?.groups ?? {};
  if (head === undefined || last === undefined) return null;
  return { from: `${head}${last}`, to: `${head}${Number(last) + 1}`, included: false };
}

/** `4.0.0-4.2.7`: two versions of the same make, where `1.6.0-B3` is one. */
function dashed(part: string): Bound | null {
  const { from, to } = /^v?(?<from>\d+(?:\.\d+)+)-v?(?<to>\d+(?:\.\d+)+)$/iu.exec(part)?.groups ?? {};
  const alike = from?.split('.').length === to?.split('.').length;
  return from === undefined || to === undefined || !alike ? null : { from, to, included: true };
}

/** A lower bound and the upper bound after it are one range. */
function joined(bounds: readonly Bound[], text: string): Range[] {
  const ranges: Range[] = [];
  let open: Bound | null = null;
  const close = (
    from: string | null,
    above: string | undefined,
    { to, included }: Pick<Bound, 'to' | 'included'>,
  ): void => {
    if (above !== undefined) ranges.push({ from: above, to: above, to_included: true, text, affected: false });
    ranges.push({ from, to, to_included: included, text, affected: true });
  };
  for (const bound of bounds) {
    if (open !== null && bound.from === null) {
      close(open.from, open.above, bound);
      open = null;
      continue;
    }
    if (open !== null) close(open.from, open.above, open);
    open = bound.to === null ? bound : null;
    if (open === null) close(bound.from, bound.above, bound);
  }
  if (open !== null) close(open.from, open.above, open);
  return ranges;
}
