import type { Span } from '../../../model/claim.js';
import { lineAt, within, type Line } from '../../annotate/annotate.js';
import { perScene } from '../../parties/per-scene.js';
import type { Scene } from '../../parties/scene.js';
import type { Quantity } from '../../quantity/numbers.js';
import { dealOf } from './deal.js';
import {
  ASKED_FOR,
  COST,
  DEMAND,
  FILE,
  FUNDING_AFTER,
  FUNDING_BEFORE,
  IS_NOTHING,
  LOWBALL,
  NOTHING,
  OFFER,
  PLAINTIFF,
  ROBBERS,
  SELLING,
  STRONG_OFFER,
  SUES,
  TAKEN_BACK,
  THEY_WANT,
  TO_DO,
  UNTOUCHED,
} from './money-words.js';

/** What an amount of money is for. `none`: the text says that it is something else, or does not say. */
export type Role = 'offer' | 'demand' | 'cost' | 'funding' | 'none';
export type Amount = {
  readonly amount: Quantity;
  readonly currency: { readonly name: string; readonly span: Span; readonly confidence: number } | null;
  readonly usd: Quantity | null;
  readonly start: number;
  readonly end: number;
  readonly line: Line;
  readonly role: Role;
};

/** Every amount of a story with what it is for; in a chat and after a word for a price also amounts whose currency stands beside them. */
export const amountsIn = perScene((scene: Scene): Amount[] => {
  const named = scene.money.flatMap(({ amount, currency, currencySpan, usd, start, end }) => {
    const line = lineAt(scene, start);
    return line === null
      ? []
      : [{ amount, currency: { name: currency, span: currencySpan, confidence: 0.9 }, usd, start, end, line }];
  });
  const all = [...named, ...bareAmounts(scene, named)].sort((left, right) => left.start - right.start);
  return all.map((amount) => ({ ...amount, role: roleOf(scene, amount) }));
});

type Unclassed = Omit<Amount, 'role'>;

function bareAmounts(scene: Scene, named: readonly Unclassed[]): Unclassed[] {
  return scene.numbers.flatMap((quantity) => {
    const line = lineAt(scene, quantity.start);
    if (line === null) return [];
    if (isBareDemand(scene, line, quantity, named))
      return [{ amount: quantity, currency: null, usd: null, start: quantity.start, end: quantity.end, line }];
    if (!/\dk$/iu.test(scene.text.slice(...quantity.bare))) return [];
    const asked = isAsked(scene, line);
    const paid = /\b(?:pays?|price|asking|for|together|total|all)\s+(?:me\s+|us\s+|is\s+)?$/iu.test(
      line.text.slice(0, quantity.start - line.start),
    );
    if ((!asked && !paid) || within(named, line).some(({ start, end }) => quantity.start < end && start < quantity.end))
      return [];
    if (
      /^\s*(?:rows|lines|records|people|users|customers|of\b)/iu.test(scene.text.slice(quantity.end, quantity.end + 12))
    )
      return [];
    const around = { start: quantity.start - 60, end: quantity.end + 60 };
    const beside = within(named, around)[0]?.currency ?? null;
    const currency = beside === null ? null : { ...beside, confidence: 0.6 };
    return [{ amount: quantity, currency, usd: null, start: quantity.start, end: quantity.end, line }];
  });
}

/** `they asked for 2 million, he would not say in what`: a demand whose currency nobody tells. */
function isBareDemand(
  scene: Scene,
  line: Line,
  { start, end, value, scaled }: Quantity,
  named: readonly Unclassed[],
): boolean {
  return (
    scaled &&
    value >= 1_000 &&
    /\b(?:ask(?:s|ed)?\s+(?:us\s+|them\s+)?for|demand(?:s|ed)?|wants?|wanted)\s+$/iu.test(
      line.text.slice(0, start - line.start),
    ) &&
    /^\s*(?:[,.;]|$|(?:kroner|kronor|crowns|francs|roubles|rubles|pesos|reais|rand)\b|by\b|or\b|in\s+\p{Ll}+coin)/iu.test(
      line.text.slice(end - line.start),
    ) &&
    (isSiege(scene, line) || dealOf(scene) === 'siege') &&
    !named.some((other) => start < other.end && other.start < end)
  );
}

/** In a chat: whether what is said in this turn answers a question for the price. */
function isAsked(scene: Scene, line: Line): boolean {
  return scene.chat && /\b(?:price|how\s+much|want\s+for|what\s+do\s+you\s+want)\b/iu.test(questionBefore(scene, line));
}

function questionBefore({ lines }: Scene, line: Line): string {
  return lines.slice(0, line.index).findLast(({ speaker }) => speaker !== line.speaker)?.text ?? '';
}

function roleOf(scene: Scene, { amount, start, end, line }: Unclassed): Role {
  const { text } = line;
  const [before, after] = [text.slice(0, start - line.start), text.slice(end - line.start)];
  if (scene.elsewhere.has(line.index)) return 'none';
  if (scene.earlier.has(line.index)) return COST.test(text) ? 'cost' : 'none';
  if (/\b(?:typical(?:ly)?|average|usually|generally|on\s+average)\b/iu.test(text) && scene.voice === 'reporter')
    return 'none';
  if (amount.value === 0 || IS_NOTHING.test(before) || TAKEN_BACK.test(after) || UNTOUCHED.test(text)) return 'none';
  if (PLAINTIFF.test(text)) return COST.test(text) && /\b(?:settle\w*|fined?)\b/iu.test(text) ? 'cost' : 'none';
  if (isSuit(scene, line, before)) return 'none';
  if (scene.voice === 'reporter' && !scene.sale && THEY_WANT.test(before)) return 'demand';
  if (ASKED_FOR.test(before) && TO_DO.test(after)) return 'none';
  if (LOWBALL.test(text) && !/\bprice\b/iu.test(before)) return 'none';
  if (FUNDING_AFTER.test(after) || FUNDING_BEFORE.test(before)) return 'funding';
  if (
    NOTHING.test(before.slice(-40)) ||
    NOTHING.test(after.slice(0, 16)) ||
    /(?<!lost\s)\brevenue\b\P{L}*$/iu.test(before)
  )
    return 'none';
  if (PURCHASE.test(before) || isAskedCost(scene, line, before)) return 'cost';
  if (
    scene.sale &&
    dealOf(scene) !== 'siege' &&
    !NOTE_ASKS.test(before) &&
    FILE.test(text) &&
    /\b(?:for|costs?|is)\s+(?:only\s+|about\s+)?$/iu.test(before)
  )
    return 'offer';
  if (/\b(?:has\s+to|will|must|ordered\s+to)\s+pay\s+$/iu.test(before) && !scene.extortion) return 'cost';
  if (/\bpaid\s+$/iu.test(before) && /^\s+(?:for|to)\b/iu.test(after) && !/\b(?:the|a|in)\s+ransom\b/iu.test(text))
    return 'cost';
  if (HYPOTHETICAL.test(before) && (DEMAND.test(text) || OFFER.test(text))) return 'none';
  if (scene.voice !== 'actor' && TRADESMAN.test(before)) return 'cost';
  if (OR_ELSE.test(after) || NOTE_ASKS.test(before) || isDemandHere(scene, line, before, after)) return 'demand';
  if (scene.voice === 'actor') return bargainOf(scene, line, before);

  if (COST.test(text) && !STRONG_OFFER.test(text) && !/\bransom\b/iu.test(text)) return 'cost';
  if (isPurchase(scene, before, after)) return 'cost';
  return bargainOf(scene, line, before);
}

function isSuit({ lines, voice }: Scene, { text }: Line, before: string): boolean {
  return (
    voice === 'reporter' &&
    /\b(?:asks?|asked|asking|seek(?:s|ing)?|sought|want(?:s|ed)?|demand(?:s|ed|ing)?)\b[^.;]{0,40}$/iu.test(before) &&
    !ROBBERS.test(text) &&
    lines.slice(0, 8).some((line) => SUES.test(line.text))
  );
}

/** Whether the sentences around speak of systems that are held, not of a seller's goods. */
function isSiege({ lines }: Scene, line: Line): boolean {
  const near = lines.slice(Math.max(0, line.index - 2), line.index + 3);
  return near.some(({ text }) =>
    /\b(?:ransomware|the\s+attack|encrypt\w*|refused|locked|(?:would|will|did)\s+not\s+pay|not\s+to\s+pay)\b/iu.test(
      text,
    ),
  );
}

/** `wants $2 million by 20 May or it will put the lot online`: a day or a threat beside the amount. */
const OR_ELSE =
  /^[^.;]{0,60}?(?:,|\s)\s*(?:or\s+(?:else\b|it|they|he|she|we|i|the|parents|customers|all|every\w*)\b|failing\s+which|otherwise\b|if\s+not\b|unless\b)/iu;
const NOTE_ASKS =
  /\b(?:note|message|screen|popup|e-?mail|letter|index|table|file\s+(?:named|called))\b[^.;]{0,60}\b(?:asks?|asked|asking|wants?|wanted|demand\w*|said\s+to\s+send|says?\s+to\s+send)\b[^.;]{0,20}$/iu;
const HYPOTHETICAL = /\b(?:would\s+be|suppose|imagine|let['’]s\s+say|picture\s+an?)\b/iu;
/** Those who repair and advise ask for their pay. */
const TRADESMAN =
  /\b(?:vendor|supplier|contractor|installer|manufacturer|lawyers?|consultants?|electrician|technician|firm|vet)\b[^.;]{0,20}\b(?:wants?|wanted|charges?|charged|quoted?|quotes|asks|asked|came\s+\w+)\b[^.;]{0,12}$/iu;
const KEY_PRICE =
  /\b(?:price|sum|amount|fee)\s+(?:for|of|to)\s+(?:the\s+|a\s+|your\s+|our\s+)?(?:\w+\s+)?(?:keys?|decrypt\w*|silence|removal|deletion|files\s+back)\b|\b(?:for|of)\s+(?:removal|deletion|(?:the\s+|a\s+)?(?:decrypt\w*|decryption\s+key|key))\b|\b(?:price|sum)\s+to\s+(?:stop|delete|keep|get|unlock)\b|\bcome\s+up\s+with\b|\bpayable\s+(?:by|until|within|in)\b|\bunless\b[^.]{0,60}\b(?:paid|pays?)\b|\b(?:received|got|sent)\s+a\s+demand\b/iu;
const ASKED =
  /\b(?:want(?:s|ed|ing)?|ask(?:s|ed|ing)?(?:\s+(?:us|them|it|him|her|the\s+\w+|for|only|instead))*|demand(?:s|ed|ing)?|request(?:s|ed|ing)?|require[ds]?|(?:must|to|should|shall)\s+pay|price\s+(?:was|is|of)|(?:at|for)\s+a\s+price\s+of)\s+(?:for\s+|of\s+|is\s+|was\s+)?(?:[$€£]|about\s+|around\s+|some\s+|only\s+|a\s+)*$/iu;

/** Whoever was robbed is told to pay: said so in the sentence, or by a word for wanting in a story of a siege. */
function isDemandHere(scene: Scene, { text }: Line, before: string, after: string): boolean {
  if (dealOf(scene) !== 'siege') return false;
  if (
    /\b(?:expenses?|fees|overtime|insur\w+|invoice|budget\w*|quote[ds]?|contractor|attorneys?)\b/iu.test(text) &&
    !KEY_PRICE.test(text)
  )
    return false;
  return KEY_PRICE.test(before.slice(-160)) || KEY_PRICE.test(after.slice(0, 80)) || ASKED.test(before);
}

/** Whoever buys is no seller, whatever the price is called. */
const PURCHASE =
  /\bnot\s+to\s+exceed\s+$|\b(?:buy|purchase|award\w*|hire|order)\b[^.;]{3,80}\b(?:price|cost|total)\s+(?:of|at)\s+$/iu;
const THING =
  /\b(?:new|replac\w+|equipment|hardware|software|repairs?|restor\w+|rebuil\w+|recover\w*|upgrad\w+|servers?|computers?|laptops?|workstations?|routers?|firewalls?|panels?|cameras?|printers?|lawyers?|legal|attorneys?|experts?|consult\w+|contractors?|temporary|loaner|consultants?|helpers?|visit|installer|advice|system|equipment|revenue|production|specialists?|forensic\w*|investigat\w+|notif\w+|letters|mailing|postage|call\s+cent(?:er|re)|overtime|help|monitoring|cleanup|clean-up|downtime|outage|closing|lost|spoiled|fees?|services?|work|staff|labou?r|bill|invoice|insurance|backup)\b/iu;
/** `What's this costing?`, and the answer begins with the amount. */
function isAskedCost({ lines, voice }: Scene, line: Line, before: string): boolean {
  const question = lines[line.index - 1]?.text ?? '';
  return voice !== 'actor' && before.trim().length < 12 && /\bcost(?:s|ing)?\b[^?]{0,40}\?\s*$/iu.test(question);
}

/** Those who sell data, or want to be paid, sell no such things. */
const DEAL_WORDS =
  /\b(?:sell\w*|sold|sellers?|sale|buyers?|bid\w*|auction\w*|asking|asks|wants?|wanted|demand\w*|ransom\w*|btc|bitcoin\w*|monero|offer(?:s|ed|ing)?|(?<!\brate\s\w+\s)pay(?:s|ing)?(?!\s+for)|price)\b/iu;

/** `new workstation and router is $5,300`, `letters and call center $38,250`: a thing beside its price, where nobody bargains. */
function isPurchase(scene: Scene, before: string, after: string): boolean {
  if (scene.voice === 'actor' || scene.chat) return false;
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('. ')) + 1).slice(-120);
  const rest = /^[^.;]{0,60}/u.exec(after)?.[0] ?? '';
  if (DEAL_WORDS.test(clause) || DEAL_WORDS.test(rest)) return false;
  return (
    (THING.test(clause) &&
      /(?:\b(?:is|are|was|were|be|another|at|for|of)|[\p{L}:,–-])\s+(?:about\s+|another\s+|some\s+|roughly\s+|[$€£])*$/iu.test(
        clause,
      )) ||
    (/^\s*(?:more\s+|so\s+far\s+|to\s+date\s+)?(?:for|on|in|to)\s/iu.test(rest) && THING.test(rest))
  );
}

function bargainOf(scene: Scene, line: Line, before: string): Role {
  const previous = scene.lines[line.index - 1]?.text ?? '';
  const asked = isAsked(scene, line);
  if (
    /\b(?:for|buys?)\s+(?:our|my)\s+silence\b|\bto\s+be\s+paid\s+(?:within|by|before|until)\b|\b(?:not\s+to\s+publish|to\s+keep\s+(?:quiet|silent)|will\s+delete\s+(?:it|the|all|everything|your))\b/iu.test(
      line.text,
    )
  )
    return 'demand';
  if (/\bfor\s+deletion\b/iu.test(line.text)) return 'demand';
  if (/\b(?:marketplace|forum|online|telegram|sale)\s+for\s+$/iu.test(before)) return 'offer';
  if (/\b(?:if\s+they\s+pay|pay\s+me|pay\s+us)\b/iu.test(line.text)) return 'demand';
  if (asked && /\b(?:price|want\s+for)\b/iu.test(questionBefore(scene, line))) return 'offer';
  if (scene.voice === 'actor' && scene.extortion && !scene.sale && !SELLING.test(line.text)) return 'demand';
  if (
    STRONG_OFFER.test(line.text) &&
    !/\b(?:ransom|demand\w*|or\s+we\s+sell)\b/iu.test(line.text) &&
    !/\bwe\s+want\b/iu.test(before)
  )
    return 'offer';
  if (DEMAND.test(line.text) && (scene.extortion || /\b(?:demand|ransom)/iu.test(line.text))) return 'demand';
  if (scene.extortion && /\bwants?\b/iu.test(line.text) && !scene.sale) return 'demand';
  if (scene.extortion && /\b(?:by|until|within)\b/iu.test(line.text) && /\bwants?\b/iu.test(before)) return 'demand';
  if (!scene.sale && /\bwant(?:s|ed)?\b/iu.test(before) && isSiege(scene, line)) return 'demand';
  if (OFFER.test(line.text) || asked) return dealtAs(scene);
  if (/\b(?:want|ask\w*|price|how\s+much)\b[^.]{0,30}\?/iu.test(previous)) return dealtAs(scene);
  return scene.voice === 'actor' && (scene.extortion || scene.sale) ? dealtAs(scene) : 'none';
}

/** What an amount is that somebody wants, as the whole story tells. */
function dealtAs(scene: Scene): Role {
  const deal = dealOf(scene);
  if (deal !== 'none') return deal === 'sale' ? 'offer' : 'demand';
  if (scene.extortion && !scene.sale) return 'demand';
  return scene.voice === 'actor' || scene.chat || scene.actor !== null ? 'offer' : 'none';
}
