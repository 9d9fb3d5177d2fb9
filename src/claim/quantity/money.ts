import type { Span } from '../../model/claim.js';
import type { Quantity } from './numbers.js';

/** An amount of money: its number, and the currency with the place that names it. `usd` is what the text says it is worth. */
export type Money = {
  readonly amount: Quantity;
  readonly currency: string;
  readonly currencySpan: Span;
  readonly start: number;
  readonly end: number;
  readonly usd: Quantity | null;
};

const SIGNS: readonly [RegExp, string][] = [
  [/(?:US|U\.S\.)\s?\$\s?$/u, 'USD'],
  [/(?:CA|C)\$\s?$/u, 'CAD'],
  [/(?:AU|A)\$\s?$/u, 'AUD'],
  [/NZ\$\s?$/u, 'NZD'],
  [/(?<![A-Z])\$\s?$/u, 'USD'],
  [/€\s?$/u, 'EUR'],
  [/£\s?$/u, 'GBP'],
  [/₿\s?$/u, 'BTC'],
  [/(?:₹|\bRs\.?)\s?$/u, 'INR'],
  [/¥\s?$/u, 'JPY'],
  [/\b(?:USD|EUR|GBP|BTC|XMR|ETH|CHF|CAD|AUD|USDT)\s?$/u, ''],
];
const NAMES: readonly [RegExp, string][] = [
  [/^\s?(?:US\s+|U\.S\.\s+|American\s+)?(?:dollars?|usd|bucks)\b/iu, 'USD'],
  [/^\s?\$(?!\s?\d)/u, 'USD'],
  [/^\s?(?:bitcoins?|btc|₿)(?!\w)/iu, 'BTC'],
  [/^\s?(?:monero|xmr)\b/iu, 'XMR'],
  [/^\s?(?:ethereum|ether|eth)\b/iu, 'ETH'],
  [/^\s?(?:tether|usdt)\b/iu, 'USDT'],
  [/^\s?(?:euros?|eur|€)(?!\w)/iu, 'EUR'],
  [/^\s?(?:pounds(?:\s+sterling)?|gbp|quid)\b(?!\s+of)/iu, 'GBP'],
  [/^\s?(?:rupees|inr)\b/iu, 'INR'],
  [/^\s?(?:yen|jpy)\b/iu, 'JPY'],
  [/^\s?(?:australian\s+dollars?|aud)\b/iu, 'AUD'],
  [/^\s?(?:litecoin|ltc)\b/iu, 'LTC'],
  [/^\s?(?:swiss\s+francs?|chf)\b/iu, 'CHF'],
  [/^\s?(?:canadian\s+dollars?|cad)\b/iu, 'CAD'],
];
const CRYPTO = new Set(['BTC', 'XMR', 'ETH']);
/** What stands between an amount and its worth: `6 BTC (about $277k)`, `20 bitcoin, worth around $1.3 million`. */
const WORTH =
  /^[\s,(=~≈–-]{0,4}(?:(?:which|worth|total(?:s|ing)?|equals?|equal(?:ling)?|equivalent|to|or|i\.e\.|then|now|today|valued|at|is|was|the|this|that|those|time|day|rates?|prices?|current|about|around|roughly|some|approximately|nearly|almost|an?|estimated|just|over|under|more|than|close)[\s,(~≈]{1,3}){0,9}\$?(?:US)?$/iu;

/** The amounts of money among numbers of a text, each with its currency; an amount in dollars that says what another is worth belongs to it. */
export function moneyIn(text: string, numbers: readonly Quantity[]): Money[] {
  const all = numbers.flatMap((amount) => withCurrency(text, amount));
  return all.flatMap((money, at) => {
    if (isWorthOf(text, all[at - 1], money)) return [];
    const next = all[at + 1];
    return [isWorthOf(text, money, next) && next !== undefined ? { ...money, usd: next.amount } : money];
  });
}

function withCurrency(text: string, amount: Quantity): Money[] {
  const [bareStart, bareEnd] = amount.bare;
  const before = text.slice(Math.max(0, bareStart - 6), bareStart);
  const after = text.slice(amount.end, amount.end + 20);
  if (/\bgrand$/iu.test(text.slice(bareStart, bareEnd)))
    return [moneyOf(text, amount, 'USD', [bareEnd - 5, bareEnd], amount.start, amount.end)];
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(after);
    if (match === null) continue;
    const end = amount.end + match[0].length;
    const blank = match[0].length - match[0].trimStart().length;
    return [moneyOf(text, amount, name, [amount.end + blank, end], amount.start, end)];
  }
  for (const [pattern, name] of SIGNS) {
    const match = pattern.exec(before);
    if (match === null) continue;
    const sign = bareStart - match[0].length;
    const currency = name === '' ? match[0].trim() : name;
    return [
      moneyOf(text, amount, currency, [sign, sign + match[0].trim().length], Math.min(sign, amount.start), bareEnd),
    ];
  }
  return [];
}

const BEFORE_SIGN: readonly [NonNullable<Quantity['bound']>, RegExp][] = [
  ['at_least', /(?:more than|over|at least|in excess of|upwards of|north of)\s+$/iu],
  ['at_most', /(?:up to|at most|no more than|less than|under|as much as)\s+$/iu],
  ['about', /(?:about|around|roughly|approximately|some|nearly|almost|close to|an estimated)\s+$|[~≈]\s?$/iu],
];

/** What qualifies an amount may stand before its sign: `roughly $277,000`. */
function moneyOf(
  text: string,
  amount: Quantity,
  currency: string,
  currencySpan: Span,
  start: number,
  end: number,
): Money {
  const before = text.slice(Math.max(0, start - 20), start);
  const found = BEFORE_SIGN.map(([bound, pattern]) => ({ bound, match: pattern.exec(before) })).find(
    ({ match }) => match !== null,
  );
  const from = start - (found?.match?.[0].length ?? 0);
  const bound = amount.bound ?? found?.bound ?? null;
  return { amount: { ...amount, bound, start: from, end }, currency, currencySpan, start: from, end, usd: null };
}

function isWorthOf(text: string, money: Money | undefined, worth: Money | undefined): boolean {
  if (money === undefined || worth === undefined || worth.currency !== 'USD' || money.currency === 'USD') return false;
  if (!CRYPTO.has(money.currency) && !/\(\s?$/u.test(text.slice(money.end, worth.start).slice(0, 3))) return false;
  const between = text.slice(money.end, worth.start);
  return between.length < 40 && WORTH.test(between);
}
