import { normaliseProduct, sameVendor, toWords } from '../../product/names.js';

type Named = { readonly vendor: string; readonly product: string };
type OwnNames = { readonly vendor: string; readonly products: readonly string[] };

/** Words that tell editions of one product apart, not products. */
const EDITIONS = new Set(
  'enterprise professional pro standard home server workstation desktop client edition service pack core x64 bit based systems lite express runtime data center datacenter panel panels router routers camera cameras switch switches legacy generation'.split(
    ' ',
  ),
);
/** What is made of filler and still another product: a controller that is a program, beside the one that is a device. */
const OTHER_KIND = ['software controller', 'open controller', 'simulator', 'plcsim'];

/**
 * Does a record's product mean the one at hand? `same`: it does, or means a family of which this is one. `maybe`: it means one of
 * several that the name at hand may stand for. Null: another product.
 */
export function productFit({ vendor: maker, products }: OwnNames, record: Named): 'same' | 'maybe' | null {
  const vendor = vendorFit(maker, record.vendor);
  if (vendor === false) return null;
  const fits = products.flatMap((product) =>
    [record.product, ...partsOf(record.product)].map((named) =>
      fitOf({ vendor: maker, product }, { vendor: record.vendor, product: named }),
    ),
  );
  const fit = fits.find((each) => each === 'same') ?? fits.find((each) => each === 'maybe') ?? null;
  return fit === 'same' && vendor === null ? 'maybe' : fit;
}

const makers = new Map<string, boolean | null>();

/** Is it the same maker? Kept, for it is asked often and of few. */
export function vendorFit(own: string, record: string): boolean | null {
  const key = `${own}\u0000${record}`;
  const known = makers.get(key);
  if (known !== undefined) return known;
  const fit = sameVendor(own, record);
  if (makers.size >= MOST_KEPT) makers.clear();
  makers.set(key, fit);
  return fit;
}

function fitOf(own: Named, record: Named): 'same' | 'maybe' | null {
  if (otherKind(own.product, record.product)) return null;
  const few = wordsOf(own);
  const many = wordsOf(record);
  if (few.length === 0 || many.length === 0) return null;
  const [ownOnly, recordOnly] = [without(few, many), without(many, few)];
  if (ownOnly.length > 0 && recordOnly.length > 0) return null;
  if (![...ownOnly, ...recordOnly].every(isDetail)) return null;
  return recordOnly.length > 0 ? 'maybe' : 'same';
}

function otherKind(own: string, record: string): boolean {
  const [one, other] = [toWords(own), toWords(record)];
  return OTHER_KIND.some((kind) => one.includes(kind) !== other.includes(kind));
}

/** `IOS and IOS XE Software`: several products in one name. */
function partsOf(product: string): string[] {
  const parts = product.split(/,\s*(?:and\s+)?|\s+and\s+|\s+or\s+/u).map((part) => part.trim());
  return parts.length > 1 ? parts.filter((part) => part !== '') : [];
}

const kept = new Map<string, string[]>();
const MOST_KEPT = 200_000;

function wordsOf({ vendor, product }: Named): string[] {
  const key = `${vendor}\u0000${product}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const words = normaliseProduct(product, vendor)
    .split(' ')
    .filter((word) => word !== '');
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, words);
  return words;
}

/** Words of the first that the second has not, each counted. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** A model, a series or an edition: it has a digit, is an abbreviation, or is one of the words for editions. */
function isDetail(word: string): boolean {
  return /\d/u.test(word) || word.length <= 3 || EDITIONS.has(word);
}

/** A name that goes on with a version of its own: `OpenPCS 7 V8.1` is the line 8.1 of OpenPCS 7. */
export function splitLine(product: string): { readonly product: string; readonly line: string | null } {
  const { name, line } =
    /^(?<name>\S.*?)\s+(?:V|version )(?<line>\d+(?:\.\d+)*)(?:\s+\(.*\))?$/iu.exec(product)?.groups ?? {};
  return name === undefined || line === undefined ? { product, line: null } : { product: name, line };
}
