import type { TextLeaf } from '../../../model/claim.js';
import { phraseAfter, phraseBefore, type Phrase } from '../../annotate/phrases.js';
import { leaf, numberLeaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import type { Scene } from '../../parties/scene.js';
import { amountsIn, type Amount } from '../goods/money-roles.js';

const TO_DO =
  /^\s*(?:(?:for|each)\s+\w+\s+|and\s+[^.,;]{2,40}?\s+)?to\s+((?:upgrade|replace|restore|rebuild|fix|repair|update|buy|recover|clean|bring|get|notify|investigate|put|set|install|hire|mail|send|harden|secure)\b[^.,;]{0,60})/iu;
const NOUN = /\b(settlement|fine|penalty|replacement|upgrade|ransom|recovery)\s+of\s+$/iu;
const BOUGHT =
  /\b(?:rebuil[dt]|restore|repair(?:ed)?|fix(?:ed)?|bought|purchas(?:ed?|ing)|buy(?:s|ing)?|hired?|order(?:ed)?|replac(?:ed?|ing)|install(?:ed|ing)?|approved|authori[sz]ed|rent(?:ed|ing)?|signed(?:\s+(?:with|up))?|contracted(?:\s+with)?)\s+((?:an?\s+|the\s+|new\s+|two\s+|three\s+|four\s+|\d+\s+|all\s+|its\s+|our\s+)?[^.,;]{2,60}?),?\s+(?:for|at)\s+(?:a\s+(?:price|cost|total)\s+(?:of|not\s+to\s+exceed)\s+)?$/iu;
const FINED = /\b(fined)\b/iu;
const NAMED =
  /\b((?:(?!(?:has|have|had|incurred|recorded|booked|the|and|company|we|it)\s)[\p{L}-]+\s+){0,3}(?:costs?|fees?|expenses?|charges|overtime|damages?|losses|bills?|wages))\s+(?:of|totall?ing|amounting\s+to|reached|were|was|stands?\s+at|came\s+to|come\s+to|to\s+date\s+stand\s+at)\s+$/iu;
/** Verbs between what something is and what it costs. */
const COSTS =
  /\s*[,:–—-]?\s*(?:\b(?:(?:which|that|will|would|could|has|have|had|may|might|is|are|was|were|be|been|already|alone|likely|so\s+far|to\s+date|expected|estimated|thought|projected|said|supposed|gonna|going|to|itself|also|now|about|another|roughly|probably|though|finally)\b[\s,]*)*\b(?:costs?|costing|r[au]n(?:s|ning)?|comes?|came|coming|total(?:s|led|ed|ling|ing)?|amount(?:s|ed)?|put|priced|quoted|stands?|set|reach(?:es|ed)?|took|eat(?:s|en)?(?:\s+up)?|ate|swallow(?:s|ed)|gobbled|consumed|burn(?:ed|t)\s+through|devoured|r[au]n\s+up|is|are|was|were|be|another|valued|tall(?:y|ied)|adds?|added|exceed(?:s|ed)?)\b(?:\s+[\p{L}'’.-]+){0,4}|\banother|:)?\s*\(?\s*$/iu;
/** Words that say no more than that something costs. */
const BARE =
  /^(?:(?:the|that|this|its?|total|estimated|final|first|whole|overall|price|bill|cost|costs|tab|sum|amount|damage|expense|expenses|figure|so|far|all|of|it|they|we|he|she|there|which|what|and|to|date|will|would|has|have|had|is|was|is|another|about|in|for|town|city|county|company|district|council|board|bill\s+so\s+far)\s*)+$/iu;
const SPENDS =
  /\b(?:spen[dt]|spending|paid|pay|paying|pays|laid\s+out|shelled\s+out|approved|budgeted|allocated|authori[sz]ed|set\s+aside|appropriated|recorded|incurred|booked|lost|charged|wants?|charges|asks|quot(?:ed|es)|needs?|cost(?:s|ing)?\s+(?:\w+\s+){1,3})\b/iu;
/** What happened costs nothing by itself where the text says what the money went to. */
const EVENT = /^(?:[\p{L}-]+\s+)?(?:hack|attack|breach|incident|ransomware|intrusion|break-in|outage)$/iu;
/** No thing, but a clause about one. */
const RELATIVE = /^(?:which|that|who|says|said|to\s+(?:incur|spend|pay|cost))\b|^it['’]s\s/iu;
const PAYS_LAST =
  /\b(?:incurred|recorded)\b|\b(?:pays?|paid|pay|spent|incurred|recorded|lost|charged|approved|budgeted|booked|to|of|for|owes?)$/iu;
const SPENT_ON =
  /^\s*(?:,\s*)?(?:(?:so\s+far|to\s+date|more|each|a\s+piece|of\s+(?:costs?|expenses?|charges)|in\s+total|in\s+all|this\s+year|(?:a|per)\s+(?:day|week|month|year)|already|\(?[A-Z]{3}\)?)\s+)*(?:(?:is|are|was|were|went|goes)\s+)?(?:on|for|in(?:\s+connection\s+with)?|towards?)\s+(?=\p{L})/iu;
/** `in March`, `in reserves`: no thing. */
const NO_THING =
  /^(?:(?:the|its|their|our)\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|cash|reserves?|incident|attack|breach|event|response|relation|addition|excess|exchange|return|advance|full|part|time|total|all|(?:first|second|third|fourth|last|next)\s+\w+|\d|week|month|year|quarter|now|that|this|it|them|us|people)\b/iu;

/** What something cost or would cost. Prices of data, ransoms and money that is given are told elsewhere. */
export const readCosts: Reader = (scene) => ({
  costs: amountsIn(scene)
    .filter(({ role }) => role === 'cost')
    .map((amount) => ({
      what: whatOf(amount) ?? thingBefore(scene, amount),
      amount: numberLeaf(amount.amount, 0.88),
      currency:
        amount.currency === null ? null : leaf(amount.currency.name, amount.currency.span, amount.currency.confidence),
    })),
});

/** `There is a firewall now. It cost $8,900`. */
const THERE =
  /\b(?:there\s+(?:is|was|are)|there['’]s|bought|installed|ordered|got|has|have|put\s+in)\s+(?:now\s+)?(?:an?|two|three)\s+((?:[\p{L}-]+\s+){0,2}?[\p{L}-]+)(?=\s+(?:now|today|since|then|there)\b|[.,;])/iu;

function thingBefore({ lines }: Scene, { line, start }: Amount): TextLeaf | null {
  if (!/^(?:it|that|this|they)\s/iu.test(line.text) || start - line.start > 40) return null;
  const other = lines[line.index - 1];
  const match = other === undefined || other.paragraph !== line.paragraph ? null : THERE.exec(other.text);
  if (other === undefined || match?.[1] === undefined) return null;
  return placed(match[1], other.start + match.index + match[0].length - match[1].length, 0.7);
}

function whatOf({ line, start, end }: Amount): TextLeaf | null {
  const text = line.text;
  const [from, to] = [start - line.start, end - line.start];
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const toDo = TO_DO.exec(after);
  if (toDo?.[1] !== undefined) return placed(toDo[1].trim(), end + toDo[0].indexOf(toDo[1]), 0.85);
  const noun = NOUN.exec(before) ?? BOUGHT.exec(before);
  if (noun?.[1] !== undefined)
    return placed(noun[1].trim(), line.start + noun.index + noun[0].indexOf(noun[1].trim()), 0.85);
  const fined = FINED.exec(before);
  if (fined !== null) return placed('fine', line.start + fined.index, 0.85, 5);
  const spent = SPENT_ON.exec(after);
  const thing = spent === null ? null : phraseAfter(text, to + spent[0].length);
  const object = thing === null || NO_THING.test(thing.text) ? null : thing;
  const subject = subjectOf(text, from);
  const listed = /(?:^|[:,;(–—-]|\band)\s*(?:an?\s+|about\s+|another\s+|some\s+)?[$€£]?$/iu.test(before);
  const spends =
    object !== null && (listed || /^\s*(?:is|are|was)\s+for\b/iu.test(after) || SPENDS.test(before.slice(-60)));
  const chosen = spends || (object !== null && EVENT.test(subject?.text ?? '')) ? object : (subject ?? object);
  if (chosen !== null) return placed(chosen.text, line.start + chosen.start, spends ? 0.8 : 0.75);
  const named = NAMED.exec(before);
  return named?.[1] === undefined || BARE.test(named[1])
    ? null
    : placed(named[1], line.start + named.index + named[0].indexOf(named[1]), 0.75);
}

/** `Restoring the plant is put at $1.1 million`, `forensic work $61,000`: the thing before its price, without the verb. */
function subjectOf(text: string, at: number): Phrase | null {
  const lead = text.slice(Math.max(0, at - 200), at);
  const verb = COSTS.exec(lead);
  if (verb === null) return null;
  const end = at - verb[0].length;
  // `Redfern Response (outside help) $41,250`.
  const apart = /\s\([^()]{2,60}\)\s*$|,\s+\p{Ll}+(?:ed|en)\s[^,.;]{2,40},?\s*$/u.exec(text.slice(0, end));
  const phrase = phraseBefore(text, apart?.index ?? end) ?? null;
  const bare = phrase === null || RELATIVE.test(phrase.text) || BARE.test(phrase.text) || PAYS_LAST.test(phrase.text);
  return bare ? null : phrase;
}

function placed(value: string, start: number, confidence: number, length = value.length): TextLeaf {
  return leaf(value, [start, start + length], confidence);
}
