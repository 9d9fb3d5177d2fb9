import { normaliseProduct, sameVendor, toWords } from '../../product/names.js';

type Named = { readonly vendor: string; readonly product: string };
type OwnNames = { readonly vendor: string; readonly products: readonly string[] };

/** Words that tell editions of one product apart, not products. */
const EDITIONS = new Set(
  'enterprise professional pro standard home server workstation desktop client edition service pack core x64 bit based systems lite express runtime data center datacenter panel panels router routers camera cameras switch switches legacy generation cumulative update'.split(
    ' ',
  ),
);
/** Short words that make another product, not another model. */
const PRODUCTS = new Set(['xe', 'xr', 'nx', 'ce']);
/** What is made of filler and still another product: a controller that is a program, beside the one that is a device. */
const OTHER_KIND = ['software controller', 'open controller', 'simulator', 'plcsim'];

/**
 * Does a record's product mean the one at hand? `same`: it does, or means a family of which this is one. `maybe`: it means one of
 * several that the name at hand may stand for. Null: another product.
 */
export function productFit(own: OwnNames, record: Named): 'same' | 'maybe' | null {
  const key = [own.vendor, ...own.products, record.vendor, record.product].join('\u0000');
  const known = fits.get(key);
  if (known !== undefined) return known;
  return keep(fits, key, fitOfAll(own, record));
}

type Fit = 'same' | 'maybe' | null;

function fitOfAll({ vendor: maker, products }: OwnNames, { vendor: other, product: record }: Named): Fit {
  const vendor = vendorFit(maker, other);
  if (vendor === false) return null;
  const named = [record, ...partsOf(record)].map((product) => readName(product, other));
  const all = products.flatMap((product) => named.map((each) => fitOf(readName(product, maker), each)));
  const fit = all.find((each) => each === 'same') ?? all.find((each) => each === 'maybe') ?? null;
  return fit === 'same' && vendor === null ? 'maybe' : fit;
}

function fitOf(own: Name, record: Name): Fit {
  if (own.kind !== record.kind || own.words.length === 0 || record.words.length === 0) return null;
  const [ownOnly, recordOnly] = [without(own.words, record.words), without(record.words, own.words)];
  if (ownOnly.length > 0 && recordOnly.length > 0) return null;
  if (![...ownOnly, ...recordOnly].every(isDetail)) return null;
  return recordOnly.length > 0 ? 'maybe' : 'same';
}

/** Is it the same maker? */
export function vendorFit(own: string, record: string): boolean | null {
  const key = `${own}\u0000${record}`;
  const known = makers.get(key);
  return known === undefined ? keep(makers, key, sameVendor(own, record)) : known;
}

/** A product's name in the words that are compared. */
export function nameWords(product: string, vendor: string): readonly string[] {
  return readName(product, vendor).words;
}

/** A name in words, and which other kind of thing it is. */
type Name = { readonly words: readonly string[]; readonly kind: string };

function readName(product: string, vendor: string): Name {
  const key = `${vendor}\u0000${product}`;
  const known = readNames.get(key);
  if (known !== undefined) return known;
  const text = toWords(product);
  const kind = OTHER_KIND.filter((each) => text.includes(each)).join();
  const words = normaliseProduct(product, vendor)
    .split(' ')
    .filter((word) => word !== '');
  return keep(readNames, key, { words, kind });
}

// A few makers and names are asked for again and again, in every record.
const fits = new Map<string, Fit>();
const makers = new Map<string, boolean | null>();
const readNames = new Map<string, Name>();
const MOST_KEPT = 100_000;

function keep<Value>(kept: Map<string, Value>, key: string, value: Value): Value {
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, value);
  return value;
}

/** `IOS and IOS XE Software`: several products in one name. */
function partsOf(product: string): string[] {
  const parts = product.split(/,\s*(?:and\s+)?|\s+and\s+|\s+or\s+/u).map((part) => part.trim());
  return parts.length > 1 ? parts.filter((part) => part !== '') : [];
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
  return /\d/u.test(word) || (word.length <= 3 && !PRODUCTS.has(word)) || EDITIONS.has(word);
}

/** A name that goes on with a version of its own: `OpenPCS 7 V8.1` is the line 8.1 of OpenPCS 7. */
export function splitLine(product: string): { readonly product: string; readonly line: string | null } {
  const { name, line } =
    /^(?<name>\S.*?)\s+(?:V|version )(?<line>\d+(?:\.\d+)*)(?:\s+\(.*\))?$/iu.exec(product)?.groups ?? {};
  return name === undefined || line === undefined ? { product, line: null } : { product: name, line };
}
