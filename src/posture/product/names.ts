import { z } from 'zod';
import { readData } from '../../base/data.js';

const vendorsSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  note: z.string(),
  vendors: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      aliases: z.array(z.string()),
      related: z.array(z.string()),
      brands: z.array(z.string()),
      source: z.string().optional(),
    }),
  ),
  renamed: z.array(z.array(z.string())),
});

const LONGEST = 400;
const LEGAL =
  /\b(?:inc|incorporated|llc|ltd|limited|gmbh|co kg|ag|corp|corporation|company|co|plc|s a|sa|se|bv|b v|nv|oy|ab|as|srl|spa|kk|pty|usa)$/u;
/** Words that tell no product from another. */
const FILLER = new Set(
  `the a and of family series software firmware system systems cpu cpus controller controllers plc model models product products
  version versions ver application all incl including related variants devices device installation for`.split(/\s+/u),
);

/** A text in words: lower case, accents and marks gone, what stands in brackets gone, letters and digits kept together. */
export function toWords(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\\(?=\W)/gu, '')
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')
    .replace(/[®™©]/gu, '')
    .replace(/[^\p{L}\p{N}&+.]+|\.(?!\d)|(?<!\d)\./gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * A maker's name in the form that can be compared: `Allen-Bradley` and `Rockwell Automation, Inc.` give `rockwell automation`. A
 * maker that our table does not know keeps its own words without the legal form. Empty for `n/a`, `unknown` and for no text.
 */
export function normaliseVendor(text: string): string {
  const known = makersRead.get(text);
  if (known !== undefined) return known;
  const name = readVendor(text);
  if (makersRead.size >= MOST_KEPT) makersRead.clear();
  makersRead.set(text, name);
  return name;
}

const makersRead = new Map<string, string>();
const MOST_KEPT = 20_000;

function readVendor(text: string): string {
  const { byAlias } = names();
  const whole = words(text);
  if (/^(?:n a|unknown|none|various|other|multiple vendors|unspecified)?$/u.test(whole)) return '';
  const bare = withoutLegal(whole);
  const inside = /\(([^()]*)\)/u.exec(text.slice(0, LONGEST))?.[1];
  const former = inside === undefined ? undefined : byAlias.get(withoutLegal(words(inside)));
  return byAlias.get(whole) ?? byAlias.get(bare) ?? former ?? bare;
}

/** The key of a maker that our table knows by this name; null for any other. */
export function knownVendor(name: string): string | null {
  return names().byAlias.get(words(name)) ?? null;
}

/** Is it the same maker? Null where it cannot be told: a name is missing, or products went from one maker to the other. */
export function sameVendor(a: string, b: string): boolean | null {
  const [one, other] = [normaliseVendor(a), normaliseVendor(b)];
  if (one === '' || other === '') return null;
  if (one === other) return true;
  return names().related.get(one)?.has(other) === true ? null : false;
}

/** Makers whose products went to this one or came from it, normalised as it is; none where our table knows of none. */
export function relatedVendors(vendor: string): readonly string[] {
  return [...(names().related.get(vendor) ?? [])];
}

/** A product's name in the form that can be compared: no maker, no brand in front, no filler; letters and digits apart. */
export function normaliseProduct(text: string, vendor = ''): string {
  const { brands, everyBrand, renamed } = names();
  const known = renamed.get(joined(toWords(text)));
  if (known !== undefined) return known;
  const own = brands.get(normaliseVendor(vendor)) ?? everyBrand;
  let rest = ` ${toWords(text)} `;
  for (const brand of own) {
    const without = rest.replaceAll(` ${brand} `, ' ');
    if (without.trim() !== '') rest = without;
  }
  const again = renamed.get(joined(rest.trim()));
  return again ?? plain(rest);
}

/**
 * Do two names mean the same product? `null` where one says more than the other (`InTouch` and `InTouch Access Anywhere`): they may
 * be one or two. Versions belong elsewhere: cut them off before asking.
 */
export function sameProduct(
  a: { vendor: string; product: string },
  b: { vendor: string; product: string },
): boolean | null {
  const vendor = sameVendor(a.vendor, b.vendor);
  if (vendor === false) return false;
  const one = normaliseProduct(a.product, a.vendor);
  const other = normaliseProduct(b.product, b.vendor);
  if (one === '' || other === '') return null;
  const product = one === other ? true : overlaps(one.split(' '), other.split(' ')) ? null : false;
  return product === true ? vendor : product;
}

function overlaps(a: string[], b: string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...many];
  for (const word of few) {
    const at = left.indexOf(word);
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return true;
}

function plain(text: string): string {
  const kept = apart(text).filter((word) => !FILLER.has(word));
  return (kept.length > 0 ? kept : apart(text)).join(' ');
}

function apart(text: string): string[] {
  return text
    .replace(/\bmac ?os\b/gu, 'macos')
    .replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function joined(text: string): string {
  return text.replaceAll(' ', '');
}

function words(text: string): string {
  return toWords(text).replaceAll('.', ' ').replace(/\s+/gu, ' ').trim();
}

function withoutLegal(text: string): string {
  let rest = text;
  for (;;) {
    const shorter = rest.replace(LEGAL, '').trim();
    if (shorter === rest || shorter === '') return rest;
    rest = shorter;
  }
}

type Names = {
  byAlias: Map<string, string>;
  related: Map<string, Set<string>>;
  brands: Map<string, string[]>;
  everyBrand: string[];
  renamed: Map<string, string>;
};

let kept: Names | undefined;

function names(): Names {
  kept ??= build();
  return kept;
}

function build(): Names {
  const { vendors, renamed } = readData('vendors', vendorsSchema);
  const longestFirst = (list: string[]): string[] => [...new Set(list)].sort((a, b) => b.length - a.length);
  return {
    byAlias: new Map(
      vendors.flatMap(({ key, name, aliases }) =>
        [key, name, ...aliases].flatMap((a): [string, string][] => [
          [words(a), key],
          [joined(words(a)), key],
        ]),
      ),
    ),
    related: new Map(vendors.map(({ key, related }) => [key, new Set(related)])),
    brands: new Map(vendors.map(({ key, brands }) => [key, longestFirst(brands.map(words))])),
    everyBrand: longestFirst(vendors.flatMap(({ brands }) => brands.map(words))),
    renamed: new Map(
      renamed.flatMap((all) => all.map((name) => [joined(toWords(name)), plain(toWords(all[0] ?? ''))])),
    ),
  };
}
