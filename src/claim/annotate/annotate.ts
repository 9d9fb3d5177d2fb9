import type { Span } from '../../model/claim.js';
import { datesIn, type DateMention } from '../quantity/dates.js';
import { moneyIn, type Money } from '../quantity/money.js';
import { numbersIn, type Quantity } from '../quantity/numbers.js';
import { speakersIn } from './chat.js';
import { namesIn, smallWords, type Name } from './names.js';
import { quotesIn, type Quote } from './quotes.js';
import { dropRelated } from './related.js';
import { sentencesOf, type Sentence } from './sentences.js';

/** Who speaks in most of a text: those who took data, the organisation, or somebody who reports. */
export type Voice = 'actor' | 'company' | 'reporter';

/** A sentence with its place in the story, and in a chat with who says it. */
export type Line = Sentence & { readonly index: number; readonly speaker: string | null };

/** A part of a text with everything that rules look at. All places are in the whole text. */
export type Story = {
  readonly text: string;
  readonly span: Span;
  readonly lines: readonly Line[];
  readonly names: readonly Name[];
  readonly quotes: readonly Quote[];
  readonly numbers: readonly Quantity[];
  readonly money: readonly Money[];
  readonly dates: readonly DateMention[];
  readonly today: string | null;
  readonly voice: Voice;
  /** Whether somebody is told to pay, and whether something is for sale. */
  readonly extortion: boolean;
  readonly sale: boolean;
  /** Whether lines are said by several people in turn. */
  readonly chat: boolean;
};

/** What the rules need of a part of a text. Pure; `today` is the day that relative dates are read against. */
export function annotate(text: string, span: Span, today: string | null): Story {
  const sentences = dropRelated(sentencesOf(text, span));
  const speakers = speakersIn(text, sentences);
  const lines = sentences.map((sentence, index) => ({ ...sentence, index, speaker: speakers[index] ?? null }));
  const common = smallWords(text.slice(...span));
  const numbers = lines.flatMap(({ start, end }) => numbersIn(text, start, end));
  const part = lines.map((line) => line.text).join('\n');
  return {
    text,
    span,
    lines,
    names: lines.flatMap((line, index) => namesIn(line, index, common)),
    quotes: quotesIn(text, ...span),
    numbers,
    money: moneyIn(text, numbers),
    dates: lines.flatMap(({ start, end }) => datesIn(text, start, end, today)),
    today,
    voice: voiceOf(part),
    extortion: EXTORTION.test(part),
    sale: SALE.test(part),
    chat: speakers.some((speaker) => speaker !== null),
  };
}

const EXTORTION =
  /\b(?:ransom(?!ware)|decrypt\w*|your (?:files|servers|network|backups|data)|if (?:you|they) (?:do not|don['’]t) pay|negotiations?|demand(?:s|ed|ing)?|gave (?:it|them) until|must pay|you (?:have|must) [^.]{0,20}(?:hours|days)|extort\w*|pay (?:before|within|us|me|\d|\$|€|£)|we (?:want|demand)|wants? [$€£][\d.,]+\s?\w* by|or (?:else )?we publish|will be published|threaten(?:s|ed|ing)? to|asked for [$€£]?\d|whether it (?:had )?paid|unless (?:they|you|it) (?:are|is|pays?)|price for deletion|deadline:)(?!\w)/iu;
const SALE =
  /\b(?:sell(?:s|ing|er)?|sold|sale|wts|asking price|for sale|price(?: for)?:|escrow|middleman|buyers?|offer(?:s|ed|ing)? (?:the |it |what |data|access)|advertis\w+)\b/iu;

const ACTOR_VOICE: readonly RegExp[] = [
  /\b(?:i|we)['’]? ?(?:m|am|are)? selling\b|\bselling (?:to|today|data|full|db)|\bwts\b|\bfree download\b|\b(?:breached|dumped|hacked) by (?:me|us)\b|\bescrow|\bdm me|\bfor everyone\b|\b(?:public release|mirrors? below|released by @)|\b(?:hit|pulled|dumped|hacked) (?:them|it) (?:last|today|yesterday)\b/iu,
  /\byour (?:files|servers|network|data|backups|patients|customers|company)\b[^.]{0,60}|\bwe (?:have )?(?:downloaded|encrypted|took|copied|stole|locked|entered your)\b/iu,
  /\b(?:the management of this company|time left|publication in|will be published here|we publish|negotiations failed|price for deletion|data size:)/iu,
];
const COMPANY_VOICE =
  /\b(?:we take (?:such|the|your|this|these)|our (?:security team|customers|patients|services|systems|network|staff)|we (?:have )?(?:notified|reset|are working with|learned that|are offering|value)|values the privacy|notice of (?:a )?(?:data breach|security incident)|we are aware of|we told you|message to our|we (?:have )?reported the)\b/iu;

function voiceOf(part: string): Voice {
  const outsideQuotes = part.replaceAll(/["“][^"”\n]{0,400}["”]/gu, ' ');
  const reported = (outsideQuotes.match(/\b(?:said|told|reported|according to|spokes\w+)\b/giu) ?? []).length;
  const asActor = ACTOR_VOICE.filter((pattern) => pattern.test(outsideQuotes)).length;
  if (asActor > 0 && reported < 3) return 'actor';
  return COMPANY_VOICE.test(outsideQuotes) && reported < 3 ? 'company' : 'reporter';
}

/** Where a place of the text lies: the line around it. */
export function lineAt({ lines }: Pick<Story, 'lines'>, at: number): Line | null {
  let [low, high] = [0, lines.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line === undefined) return null;
    if (at < line.start) high = middle - 1;
    else if (at >= line.end) low = middle + 1;
    else return line;
  }
  return null;
}

/** What of a list lies within a line. */
export function within<T extends { readonly start: number; readonly end: number }>(
  list: readonly T[],
  { start, end }: { readonly start: number; readonly end: number },
): T[] {
  return list.filter((each) => each.start >= start && each.end <= end);
}
