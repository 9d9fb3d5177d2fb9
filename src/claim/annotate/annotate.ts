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
  /\b(?:ransom(?!ware)|decrypt\w*|your (?:files|servers|network|backups|data|employees|patients|customers|systems|computers|clients|documents|staff)|send (?:me |us )?\d[\d.,]* ?(?:btc|bitcoins?|xmr|monero|eth)\b|amount asked|negotiations? over|if (?:you|they) (?:do not|don['’]t) pay|negotiations? (?:failed|are|have|with)|demand(?:s|ed|ing)?|gave (?:it|them) until|must pay|you (?:have|must) [^.]{0,20}(?:hours|days)|extort\w*|pay (?:before|within|us|me|\d|\$|€|£)|we (?:want|demand|ask)|if you (?:pay|do not (?:answer|reply|contact)|refuse|ignore|stay|remain|keep|choose)|wants? [$€£][\d.,]+\s?\w* by|or (?:else )?we publish|will be published|goes? online|threaten(?:s|ed|ing)? to|ask(?:s|ed)? for [$€£]?\d[\d,.]*k?|whether it (?:had )?paid|(?:refus\w+|did not want|unwilling) to pay|unless (?:they|you|it) (?:are|is|pays?)|otherwise we|price for deletion|deadline\s?[:.=]|(?:gave|given|giving|had|has|have) (?:\w+ ){1,4}(?:until|to come up with)|for removal\b|(?:for|get|of) the (?:decryption )?key\b|come up with [$€£]|payable (?:by|until|in|within)|unless [^.]{3,60} (?:paid|pays)|asking for money|wanted [$€£][\d.,]+\s?\w* by|asked? (?:us|it|them|the \w+) for [$€£]?\d|(?:pay|paid|paying) (?:any|no|the|a) ransom|(?:is|are) not paid|(?:is|goes?) public|otherwise (?:it|everything)|no deal|countdown:|(?:bitcoins?|btc|xmr|monero),? by \w+day|(?:sum|amount|fee) is (?:now )?[$€£]?\d|(?:stay|stays|remain|remains) locked|we gave you|come to (?:the|our) chat|timer (?:will|is|runs)|hits zero|publication:|until \d{1,2} \w+(?: \d{4})? or |new victim|victim:)(?!\w)/iu;
const SALE =
  /\b(?:sell(?:s|ing|er)?|sold|sale|wts|asking price|for sale|price(?: for [^:\n]{1,40})?:|escrow|middleman|buyers?|offer(?:s|ed|ing)? (?:the |it |what |data|access)|advertis\w+)\b/iu;

/** Each speaks for its voice once, however often it is found. */
const ACTOR_VOICE: readonly RegExp[] = [
  /\b(?:i|we)['’]?\s?(?:m|am|are)?\s(?:today\s)?sell(?:ing)?\b|\bselling (?:to|today|data|full|db)|^\s*(?:\[(?:selling|sell|wts|free|leak)\]|(?:selling|wts)\b)/imu,
  /\bfree download\b|\bfor everyone\b|\bpublic release\b|\bmirrors? below\b|\b(?:released|leaked|shared|dumped) by @?\w+\s*$/imu,
  /\bescrow|\b(?:dm|pm) me\b|\bmiddleman\b|\bjabber:|(?:^|\n)telegram:|\btelegram:\s*@|\bto (?:one|max \d) (?:person|buyers?)\b/iu,
  /\b(?:breached|dumped|hacked) by (?:me|us)\b|\b(?:hit|pulled|dumped|hacked) (?:them|it) (?:last|today|yesterday)\b/iu,
  /\byour (?:files|servers|network|backups|patients|customers|company|employees|web ?shop|systems)\b/iu,
  /\b[Ww]e (?:have )?(?:downloaded|encrypted|took(?!\s+(?:\w+[.,;]|steps|action|care|part|note|down|off|(?:it|them|the\s+[\w-]+(?:\s+[\w-]+)?)\s+(?:down|off)))|copied|stole|locked|entered your)\b|\bwe are the \p{Lu}/u,
  /\b(?:the management of this company|time left|publication in|will be published here|we (?:will )?publish|negotiations failed|price for deletion|data size:|goes online|leaked so far|data will be published)/iu,
  /^\s*(?:stolen|data size|victim|new victim|leak size|countdown|left|contents|inside|what you get|we have|what we have|what we hold|what is inside|volume|ransom|status|amount asked|data inside|includes|compromised data|fields|columns|format|lines|records|rows|total lines|whats inside)\s*:/imu,
  /\bwill be (?:uploaded|published|posted) here\b|\bamount asked\b|\bnegotiations? (?:is |are )?over\b|\bsend (?:me |us )?\d[\d.,]* ?(?:btc|bitcoins?|xmr|monero|eth)\b|\bi will (?:put|publish|post|sell|leak|release)\b/iu,
  /\b(?:copied|stolen|encrypted|downloaded|taken|hacked|breached) by us\b|\bour silence\b|\bon our (?:leak |dark ?web )?(?:site|blog|page)\b|\bdo not (?:go to|call|contact|inform|involve) (?:the )?police\b|\bwe (?:are going to|shall|will) (?:then )?(?:publish|release|leak|sell|post|dump)\b/iu,
  /\bmods?,?\s+(?:pls|please)\b|\b\d+\s+mirrors\b|\bno\s+lowball\w*|\blowballers?\b|\bvouch(?:es)?\b/iu,
  /\bit was us who\b|\bwe (?:will\s+)?attack again\b|\bwe do not want (?:your )?money\b/iu,
  /\byour (?:[\w-]+ ){1,5}(?:stay|stays|remain|remains|are|is) (?:locked|encrypted)\b|\bcome to (?:the|our) chat\b|\b(?:attached|here) is your (?:whole |full |entire )?(?:customer|client|patient|member|data|user)\w*|\b[\d.]+ (?:bitcoins?|btc|xmr|monero),? by \w+day\b|\bi still read your (?:mail|e-?mail)|\bleft your (?:house|network|company|building)\b|\bwe gave you (?:until|time|\d)|\bwe (?:begin|start) with (?:the|your)\b|\b(?:sum|amount) is now [$€£]?\d/iu,
  /\bi am (?:the one|the person|someone) who (?:was|is|got|broke)\b|\bi (?:took|copied|downloaded|stole|encrypted|got into|was inside)\b/iu,
];
/** What only those who sell or threaten write. */
const ACTOR_MORE: readonly RegExp[] = [
  /^\s*(?:vendor|listed on this market|source|you receive)\s*:|\bautodelivery\b|\bfullz\b/imu,
  /\bgenuine seller\b|\bseller here\b|\brate is\b|\bping me\b|\bvouch\b|\bu get\b|\bi have full data\b|\bi am having full data\b|\bfirst who pays\b/iu,
  /\bwe (?:was|were) in your\b|\bwe still sit\b|\bwe will strike\b|\bon the disk in front of me\b|\bthe disk goes\b|\bpay it (?:out|to|by)\b/iu,
];
/** Those who tell of somebody else that he claims, and those who write to him, are none who took data. */
const THIRD_PERSON =
  /\b(?:the (?:poster|seller|hackers?|gang|crew) (?:says|claims?|wants|is|has)|he says|they say|(?:someone|somebody|an account|a user|a guy) (?:who|using|named|called)|claims? to have|sincerely|respectfully|united states senator)\b/iu;
const COMPANY_VOICE: readonly RegExp[] = [
  /\bwe take (?:such|the|your|this|these)\b|\bvalues the privacy\b|\bnotice (?:of (?:a )?(?:data breach|security incident)|to our)\b/iu,
  /\bour (?:security team|customers|passengers|clients|patients|members|guests|services|systems|network|staff|records|investigation|community)\b/iu,
  /\bwe (?:have )?(?:notified|reset|are working with|learned that|are offering|value|told you|reported the|found no|regret)\b|\bwe are (?:aware of|sorry)\b|\bmessage to our\b/iu,
  /\byour (?:social security|personal information|full name|privacy|account)\b/iu,
  /\bwe (?:are writing|confirm|recommend|do not know yet|were (?:not )?hacked|detected|are offering|looked at|switched off|have now completed|have told|have ended|believe)\b|\bwe['’]re sorry\b|\bwith apologies\b/iu,
  /\bour (?:guests|website|patrons|catalog|catalogue|software|libraries|pupils|stores?|clubs|doctors|checkout|booking|network|shop|pharmacies|residents|students|families|families|donors|tenants|riders|readers|subscribers|shoppers|data center|review|forensic|policy administration)\b/iu,
  /^\s*to:\s*(?:all\s+(?:staff|employees|members|residents)|(?:the\s+)?board\b|everyone)/imu,
  /^.{0,60}\bpublic\s+notice\b|^.{0,60}\b(?:council|board|commission|trustees)\s+minutes\b|^\s*statement\s+(?:of|from|by)\s+\p{Lu}|\bfrom\s+the\s+(?:manager|director|mayor|superintendent|president|chair)['’]s\s+desk\b/imu,
  /^\s*dear (?:\w+ )?(?:member|customer|patient|guest|neighbou?r|friend|parent|client|student|subscriber|resident|donor|family|families|valued)/imu,
  /\b(?:we owe you an apology|we can confirm|we['’]ve said no|you['’]re one of the|what we have done|what you can do|we are telling you|you should hear it from us|on behalf of the)\b|\("(?:the )?(?:company|we|\w+),?"/iu,
];
const MOST_REPORTED = 2;
/** With so many words of its own an organisation writes itself, whomever it quotes. */
const OWN_LETTER = 3;
/** A text in which so many sentences, and such a share of them, say `we` outside quotations is its writer's own. */
const FEWEST_OWN = 4;
const OWN_SHARE = 0.2;
const WE = /\b(?:we|our|us)\b/iu;

function isOwnLetter(outsideQuotes: string): boolean {
  if (TO_THEM.test(outsideQuotes)) return false;
  const lines = outsideQuotes.split('\n');
  const own = lines.filter((line) => WE.test(line) && !REPORTERS_WE.test(line)).length;
  return own >= FEWEST_OWN && own >= lines.length * OWN_SHARE;
}
/** Who writes to the management is not it. */
const TO_THEM =
  /\b(?:we|i)\s+(?:have\s+)?(?:wrote|written|told|contacted|called|e-?mailed|asked|informed|alerted|warned)\s+(?:to\s+)?the\s+(?:company|firm|owners?|management|general\s+manager|vendor|bank|city|town|district|hospital|school|operator|maker)\b|\bmanagement\s+says?\b|\bsay\s+management\b/iu;
/** Those who report write `we` of their paper. */
const REPORTERS_WE =
  /\bwe\s+(?:visited|asked|wrote|reported|reviewed|contacted|called|spoke|rang|checked|reached|tried|saw|found|interviewed|do\s+not\s+name)\b/iu;
const FIRST_PERSON = /\b(?:i|we|my|our|me|us|mine|ours|your|you)\b/iu;
/** A post with what others say of it below: several voices, told by somebody else. */
const DOSSIER = /^\s*(?:answer to|the reporter)\b/imu;

function voiceOf(part: string): Voice {
  const outsideQuotes = part.replaceAll(/["“][^"”\n]{0,400}["”]/gu, ' ');
  const reported = (outsideQuotes.match(/\b(?:said|told|reported|according to|spokes\w+)\b/giu) ?? []).length;
  const hits = (cues: readonly RegExp[]): number => cues.filter((cue) => cue.test(outsideQuotes)).length;
  const [asActor, asCompany] = [hits(ACTOR_VOICE) + hits(ACTOR_MORE), hits(COMPANY_VOICE)];
  const told = /\b(?:said|says|writes|told|according to)\b/iu.test(outsideQuotes) && !FIRST_PERSON.test(outsideQuotes);
  if (asCompany >= OWN_LETTER && asActor === 0 && reported < MOST_REPORTED * 3) return 'company';
  if (hits(ACTOR_MORE) > 0 && reported <= MOST_REPORTED) return 'actor';
  if (told || reported > MOST_REPORTED || DOSSIER.test(outsideQuotes)) return 'reporter';
  if (asActor === 1 && THIRD_PERSON.test(outsideQuotes)) return asCompany > 0 ? 'company' : 'reporter';
  if (asActor > 0 && asActor >= asCompany) return 'actor';
  return asCompany > 0 || (!DOSSIER.test(outsideQuotes) && isOwnLetter(outsideQuotes)) ? 'company' : 'reporter';
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

/** What of a list that is in the order of the text lies within a line. */
export function within<T extends { readonly start: number; readonly end: number }>(
  list: readonly T[],
  { start, end }: { readonly start: number; readonly end: number },
): T[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < list.length; at += 1) {
    const each = list[at];
    if (each === undefined || each.start >= end) break;
    if (each.end <= end) found.push(each);
  }
  return found;
}
