/** A number as people say it, with what qualifies it; `high` is the end of a range. */
export type BoundedNumber = {
  readonly bound: 'exact' | 'about' | 'at_least' | 'more_than' | 'at_most' | 'fewer_than' | 'between';
  readonly value: number;
  readonly high?: number;
};

const BOUNDS = ['about', 'at least', 'more than', 'at most', 'fewer than'] as const;
const NUMBER = String.raw`\d{1,15}(?:\.\d{1,8})?`;
const ALONE = new RegExp(`^${NUMBER}$`, 'u');
const RANGE = new RegExp(`^(?:between )?(${NUMBER})(?: ?[-–] ?| to | and )(${NUMBER})$`, 'u');

/** `48600000`, `about 48,600,000`, `at least 5`, `more than 1.2`, `10-20`, `between 10 and 20`; null where it is none of these. */
export function boundedNumberOf(given: string): BoundedNumber | null {
  const plain = given
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?<=\d)[,_ ](?=\d)/gu, '');
  if (ALONE.test(plain)) return { bound: 'exact', value: Number(plain) };
  const [, low, high] = RANGE.exec(plain) ?? [];
  if (low !== undefined && high !== undefined)
    return Number(low) <= Number(high) ? { bound: 'between', value: Number(low), high: Number(high) } : null;
  const words = BOUNDS.find((each) => plain.startsWith(`${each} `));
  const number = words === undefined ? '' : plain.slice(words.length + 1);
  if (words === undefined || !ALONE.test(number)) return null;
  return { bound: BOUND_OF[words], value: Number(number) };
}

const BOUND_OF = {
  about: 'about',
  'at least': 'at_least',
  'more than': 'more_than',
  'at most': 'at_most',
  'fewer than': 'fewer_than',
} as const;
