import type { TextLeaf } from '../../../model/claim.js';
import { leaf, numberLeaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import { amountsIn, type Amount } from '../goods/money-roles.js';

const TO_DO =
  /^\s*(?:(?:for|each)\s+\w+\s+|and\s+[^.,;]{2,40}?\s+)?to\s+((?:upgrade|replace|restore|rebuild|fix|repair|update|buy|recover)\b[^.,;]{0,60})/iu;
const SUBJECT =
  /([^.,;"“”]{2,80}?)\s+(?:(?:will|would|could|has|have|had|that|which|is expected to|may)\s+)*(?:costs?|costing|be\s+another)\b[^.]{0,40}$/iu;
const NOUN = /\b(settlement|fine|penalty|replacement|upgrade|ransom|recovery)\s+of\s+$/iu;
const BOUGHT = /\b(?:bought|purchased|buy|buying)\s+((?:an?\s+|new\s+|two\s+|three\s+)[^.,;]{2,50}?)\s+for\s+$/iu;
const ESTIMATED = /([^.;"“”]{3,70}?),?\s+(?:estimated|put|priced)\s+(?:at|to\s+cost)\s+$/iu;
const FINED = /\b(fined)\b/iu;
const SPENT_ON = /^\s*(?:on|for)\s+((?:an?\s+|the\s+|new\s+)?[^.,;]{3,50})/iu;

/** What something cost or would cost. Prices of data, ransoms and money that is given are told elsewhere. */
export const readCosts: Reader = (scene) => ({
  costs: amountsIn(scene)
    .filter(({ role }) => role === 'cost')
    .map((amount) => ({
      what: whatOf(amount),
      amount: numberLeaf(amount.amount, 0.88),
      currency:
        amount.currency === null ? null : leaf(amount.currency.name, amount.currency.span, amount.currency.confidence),
    })),
});

function whatOf({ line, start, end }: Amount): TextLeaf | null {
  const [before, after] = [line.text.slice(0, start - line.start), line.text.slice(end - line.start)];
  if (/\bcosts?\s+of\s+$/iu.test(before)) return null;
  const toDo = TO_DO.exec(after);
  if (toDo?.[1] !== undefined) return placed(toDo[1].trim(), end + toDo[0].indexOf(toDo[1]), 0.85);
  const noun = NOUN.exec(before);
  if (noun?.[1] !== undefined) return placed(noun[1], line.start + noun.index, 0.85);
  const subject = SUBJECT.exec(before);
  if (subject?.[1] !== undefined) return subjectOf(subject[1], line.start + subject.index);
  const bought = BOUGHT.exec(before) ?? ESTIMATED.exec(before);
  if (bought?.[1] !== undefined)
    return placed(bought[1].trim(), line.start + bought.index + bought[0].indexOf(bought[1].trim()), 0.75);
  const fined = FINED.exec(before);
  if (fined !== null) return placed('fine', line.start + fined.index, 0.85, 5);
  const spent = SPENT_ON.exec(after);
  const on = spent?.[1]?.replace(/\s+(?:since|after|because|so far|until)\b.*$/iu, '').trim();
  return spent === null || on === undefined ? null : placed(on, end + spent[0].indexOf(on), 0.7);
}

/** The thing itself without what leads to it: `said it`, `The county had already been hit by a phishing scam in August 2021`. */
function subjectOf(words: string, at: number): TextLeaf | null {
  const led = /^.*\b(?:by|said|that|hit\s+by)\s+(?:an?\s+|the\s+)?(?=\p{L})/iu.exec(words);
  const article = /^\s*(?:an?|the)\s+/iu.exec(words);
  const skip = led?.[0].length ?? article?.[0].length ?? words.length - words.trimStart().length;
  const value = words.slice(skip).trimEnd();
  return /^(?:it|they|this|that|he|she)?$/iu.test(value) ? null : placed(value, at + skip, 0.8);
}

function placed(value: string, start: number, confidence: number, length = value.length): TextLeaf {
  return leaf(value, [start, start + length], confidence);
}
