import type { Subset } from '../../../model/claim.js';
import { within } from '../../annotate/annotate.js';
import type { Scene } from '../../parties/scene.js';
import { leaf, numberLeaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import { PART } from './count-words.js';
import { countsIn, type Count } from './counts.js';
import { elementMentions } from './element-mentions.js';
import { isMenu } from './menu.js';
import { amountsIn, type Amount } from './money-roles.js';

/** Nobody makes more offers in one text. */
const MOST = 100;
const PRIVATE = /\b(?:privately|in\s+private|private\s+(?:buyers?|sale|deal)|single\s+buyer|to\s+one\s+buyer)\b/iu;
const SELLS = /\b(?:sell(?:s|ing)?|sold|sale|offer(?:s|ed|ing)?|goes)\b/iu;
const PART_MARK = /\b(?:subset|part|portion|smaller|only(?!\s+(?:to|one|for|a)\b)|slice|batch|in\s+this\s+thread)\b/giu;

/** What is for sale: an offer with its price; people, rows and elements where it is less than the whole of the claim. */
export const readOffers: Reader = (scene) => {
  const prices = amountsIn(scene)
    .filter(({ role }) => role === 'offer')
    .slice(0, MOST);
  const counts = countsIn(scene);
  const priced = prices.map((price, at) => pricedOffer(scene, price, counts, [prices[at - 1], prices[at + 1]]));
  return { subsets: [...merge(priced), ...unpriced(scene, prices, counts)] };
};

type Neighbours = readonly [Amount | undefined, Amount | undefined];

function pricedOffer(scene: Scene, price: Amount, counts: readonly Count[], near: Neighbours): Subset {
  const { line, amount, currency, usd } = price;
  const [from, to] = reachOf(scene, price, near);
  const part = partIn(scene, from, to, price) || isMenu(scene, line);
  const inReach = (each: { readonly start: number; readonly end: number }): boolean =>
    each.start >= from && each.end <= to;
  const own = part ? counts.filter(({ leaf: { span } }) => span[0] >= from && span[1] <= to) : [];
  const first = (kinds: readonly Count['of'][]) => own.find(({ of }) => kinds.includes(of))?.leaf ?? null;
  const elements = part ? elementMentions(scene).filter((each) => inReach(each) && each.stance === 'said') : [];
  return {
    people: first(['people', 'identifiers']),
    rows: first(['rows']),
    elements: elements.map(({ element, start, end }) => leaf(element, [start, end], 0.85)),
    price: {
      amount: numberLeaf(amount, 0.9),
      currency: currency === null ? null : leaf(currency.name, currency.span, currency.confidence),
      usd: usd === null ? null : numberLeaf(usd, 0.9),
    },
    offer: offerOf(line.text, line.start),
  };
}

/** How far an offer goes within its line: from the price before to the price after; a line of its own before it tells what is sold. */
function reachOf(scene: Scene, { line, start }: Amount, [before, after]: Neighbours): [number, number] {
  const isOwn = (amount: Amount | undefined): amount is Amount =>
    amount !== undefined && amount.line.index === line.index;
  const lead = isOwn(before) ? before.end : line.start;
  const previous = scene.lines[line.index - 1];
  const led =
    previous !== undefined &&
    previous.paragraph === line.paragraph &&
    /^price\b/iu.test(line.text) &&
    PART.test(previous.text) &&
    !isOwn(before);
  return [led ? previous.start : lead, isOwn(after) ? Math.max(start, after.start) : line.end];
}

/** Whether what is sold here is a part: a word for it stands before this price, or after it and before no other. */
function partIn({ text }: Scene, from: number, to: number, price: Amount): boolean {
  for (const match of text.slice(from, to).matchAll(PART_MARK)) {
    const at = from + match.index;
    const more = text.slice(price.end, at);
    if (at < price.start || !/\b(?:and|has|offered|for\s+the\s+whole)\b/iu.test(more)) return true;
  }
  return false;
}

function offerOf(text: string, start: number): Subset['offer'] {
  const hidden = PRIVATE.exec(text);
  if (hidden !== null) return leaf('private', [start + hidden.index, start + hidden.index + hidden[0].length], 0.9);
  const sells = SELLS.exec(text) ?? /^[\s\S]{0,40}/u.exec(text);
  const at = start + (sells?.index ?? 0);
  return leaf('public', [at, at + (sells?.[0].length ?? 0)], sells?.[0].length === 40 ? 0.7 : 0.8);
}

/** What is sold in private is an offer even where no price is told. */
function unpriced(scene: Scene, prices: readonly Amount[], counts: readonly Count[]): Subset[] {
  return scene.lines.flatMap((line) => {
    const hidden = PRIVATE.exec(line.text);
    if (
      hidden === null ||
      !(SELLS.test(line.text) || /private\s+buyers/iu.test(line.text)) ||
      prices.some((price) => price.line.index === line.index)
    )
      return [];
    const own = PART.test(line.text)
      ? counts.filter(({ leaf: { span } }) => span[0] >= line.start && span[1] <= line.end)
      : [];
    const named = PART.test(line.text)
      ? within(elementMentions(scene), line).filter(({ stance }) => stance === 'said')
      : [];
    return [
      {
        people: own.find(({ of }) => of !== 'rows')?.leaf ?? null,
        rows: own.find(({ of }) => of === 'rows')?.leaf ?? null,
        elements: named.map(({ element, start, end }) => leaf(element, [start, end], 0.85)),
        price: { amount: null, currency: null, usd: null },
        offer: offerOf(line.text, line.start),
      },
    ];
  });
}

const SAME = 0.02;

/** An offer told twice, once by its worth in dollars, is one; the fuller telling stays. */
function merge(offers: readonly Subset[]): Subset[] {
  const kept: Subset[] = [];
  for (const offer of offers) {
    const at = kept.findIndex((other) => isSame(other, offer));
    const other = kept[at];
    if (other === undefined) kept.push(offer);
    else if (fullness(offer) > fullness(other)) kept[at] = offer;
  }
  return kept;
}

function isSame(left: Subset, right: Subset): boolean {
  return (
    isNear(dollars(left), dollars(right)) ||
    (left.price.currency?.value === right.price.currency?.value &&
      isNear(left.price.amount?.value, right.price.amount?.value))
  );
}

function dollars({ price }: Subset): number | undefined {
  return price.usd?.value ?? (price.currency?.value === 'USD' ? price.amount?.value : undefined);
}

function isNear(left: number | undefined, right: number | undefined): boolean {
  return left !== undefined && right !== undefined && Math.abs(left - right) <= SAME * Math.max(left, right);
}

function fullness({ people, rows, elements, price }: Subset): number {
  return (
    [people, rows, price.usd].filter((each) => each !== null).length +
    elements.length +
    (price.currency?.value === 'USD' ? 0 : 1)
  );
}
