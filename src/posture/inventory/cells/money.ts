import { isAbsent } from './absent.js';
import { bared, notRead, nothing, numberOf, type Read } from './numbers.js';

const FACTORS: Readonly<Record<string, number>> = { k: 1_000, thousand: 1_000, grand: 1_000, m: 1_000_000 };
const MOST = 1e9;

/**
 * US dollars: `$10,000`, `10k`, `about 900`. A range, another currency, and digits that could be two numbers are not guessed. A 0 is what
 * sheets put where nobody wrote: it says nothing, and only the word `free` says that it costs nothing.
 */
export function moneyOf(text: string): Read<number> {
  if (isAbsent(text)) return nothing;
  const bare = bared(text);
  if (bare === 'free' || bare === 'nothing' || bare === 'no cost') return { value: 0, why: null };
  if (/[€£¥]|\b(?:eur|gbp|cad|aud|c\$|ca\$|a\$)/u.test(bare)) return notRead('an amount that is not in US dollars');
  const amount = bare
    .replace(/^(?:us\s*\$|usd|\$)\s*/u, '')
    .replace(/\s*(?:usd|us\$|us dollars|dollars|bucks|\$)$/u, '')
    .replace(/\.-$|,-$/u, '');
  if (/\d\s*(?:-|–|to)\s*\$?\s*\d/u.test(amount)) return notRead('a range, not an amount');
  const parts = /^([\d., ’']+?)\s*(k|m|thousand|grand)?$/u.exec(amount);
  const number = parts === null ? null : numberOf(parts[1] ?? '');
  if (number === null) return notRead('not an amount that can be read in one way');
  const value = number * (FACTORS[parts?.[2] ?? ''] ?? 1);
  if (value === 0) return nothing;
  return value > MOST ? notRead('an amount that no machine costs') : { value, why: null };
}
