/** A range of versions, as `affectedSchema` holds it: bounds null where open, `from` included. */
export type Range = { from: string | null; to: string | null; to_included: boolean; text: string };

const LONGEST = 500;
const ALL = /^(?:\*|all(?: versions?| releases?| firmware(?: versions?)?)?|any(?: version)?|vers:all\/\*)$/u;
const NUMBER = String.raw`v? ?\d[\w.]*(?:[ -](?:r|sp|upd(?:ate)?\.?|u|patch|hf|hotfix|cu|build|service pack|frn)[ _.]?\d[\w.]*)*`;
const FORMS: readonly [RegExp, (m: string[]) => Omit<Range, 'text'>][] = [
  [form(`>=? ?(N)(?: ?[|,&]| and| to)? ?(<=?) ?(N)`), ([, a, op, b]) => between(a, b, op === '<=')],
  [form(`from (N) (?:to|through|up to)(?: and including)? (N)`), ([, a, b]) => between(a, b, true)],
  [form(`(N) (?:to|through|thru|-|–) (N)(?: inclusive)?`), ([, a, b]) => between(a, b, true)],
  [form(`(?:<=|=<|≤|up to and including|up to|through|thru) ?(N)`), ([, b]) => between(null, b, true)],
  [
    form(`(?:<|prior to|before|earlier than|older than|lower than|below|less than|until) ?(N)`),
    ([, b]) => between(null, b, false),
  ],
  [
    form(`(N) ?(?:,|\\()? ?(?:and|or|&) (?:earlier|prior|below|older|lower|previous|before)\\)?`),
    ([, b]) => between(null, b, true),
  ],
  [form(`(?:>=|≥|from|since|starting with) ?(N)`), ([, a]) => between(a, null, true)],
  [form(`(N) ?(?:,|\\()? ?(?:and|or|&) (?:later|newer|above|higher|up)\\)?`), ([, a]) => between(a, null, true)],
  [form(`(v?\\d+(?:\\.\\d+)*)\\.[x*]`), ([, a = '']) => between(a, next(a), false)],
  [form(`=? ?(N)`), ([, a]) => between(a, a, true)],
];

/**
 * The ranges in a maker's words: `< 9.00.01`, `All versions < V9.0 Upd3`, `prior to 4.2`, `7.x`, `>=1.0|<=1.3`, `vers:all/*`. Null
 * where a part cannot be read: then nothing is said of any version.
 */
export function readRanges(text: string): Range[] | null {
  if (text.length > LONGEST) return null;
  const whole = bare(text);
  if (ALL.test(whole)) return [{ from: null, to: null, to_included: true, text }];
  const one = readOne(whole, text);
  if (one !== null) return [one];
  const parts = whole.split(/\s*(?:\|\||[|;,])\s*/u).filter((part) => part !== '');
  if (parts.length < 2) return null;
  const read = parts.map((part) => readOne(part, text));
  return read.every((range) => range !== null) && parts.every((part) => !/^[<>]/u.test(part)) ? read : null;
}

function readOne(text: string, whole: string): Range | null {
  for (const [pattern, make] of FORMS) {
    const found = pattern.exec(text);
    if (found !== null) return { ...make([...found]), text: whole };
  }
  return null;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/\(only affected by[^()]*\)/gu, ' ')
    .replace(/^vers:(?!all\/\*)[a-z]+\//u, '')
    .replace(/^(?:all )?(?:firmware )?(?:versions?|releases?):? (?=\S)/u, '')
    .replace(/\b(?:firmware |software )?versions? (?=v?\d)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function form(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('N', NUMBER)}$`, 'u');
}

function between(
  from: string | undefined | null,
  to: string | undefined | null,
  included: boolean,
): Omit<Range, 'text'> {
  return { from: from?.trim() ?? null, to: to?.trim() ?? null, to_included: included };
}

function next(version: string): string {
  const parts = version.replace(/^v/u, '').split('.');
  return [...parts.slice(0, -1), String(Number(parts.at(-1)) + 1)].join('.');
}
