import type { Asset, Program } from '../../model/asset.js';
import type { Identified, IdentifiedAsset, Product } from '../../model/identified.js';
import { choose, type Choice } from './choose.js';
import { wordsOfCpe, wordsOfPurl } from './codes.js';
import { findMentions, type Mention } from './find.js';
import { knownVendor, normaliseProduct, normaliseVendor, sameVendor } from './names.js';
import type { Family, Row } from './schema.js';
import type { ProductTable } from './table.js';
import { toTokens } from './text.js';

const MOST_CANDIDATES = 40;
/** Beyond this many rows that may be meant, the product is told and its version asked for. */
const MANY = 12;

/**
 * What the programs of machines are: product, edition and version of every text, or the candidates and what would tell. A text that
 * names several products yields each. A scanner's guess below 100 % is never more than a candidate.
 */
export function identify(assets: readonly Asset[], table: ProductTable): IdentifiedAsset[] {
  return assets.map((asset) => ({
    asset,
    identified: asset.programs.flatMap((program) => identifyProgram(program, table)),
  }));
}

function identifyProgram(program: Program, table: ProductTable): Identified[] {
  const found = readings(program)
    .map((text) => ({ text, mentions: mentionsIn(text, program, table) }))
    .find(({ mentions }) => mentions.length > 0);
  if (found === undefined) return [unknown(program)];
  const systems = found.mentions.filter(({ family }) => family.part === 'os');
  const groups = [
    ...(systems.length > 0 ? [systems] : []),
    ...byWords(found.mentions.filter(({ family }) => family.part !== 'os')),
  ];
  const stated = groups.length === 1 ? program.version : null;
  return groups.map((mentions) =>
    soften(
      answer(
        program,
        mentions.map((mention) => ({ mention, choice: choose(mention, table, stated) })),
      ),
    ),
  );
}

/** What to read, best first: the text with its pieces, then what CPE and package URL say. */
function readings(program: Program): string[] {
  const { text, vendor, product, edition, version, cpe, purl } = program;
  const low = text.toLowerCase();
  const more = [vendor, product, edition, version].filter(
    (piece) => piece !== null && !low.includes(piece.toLowerCase()),
  );
  const coded = [text, cpe ?? '', purl ?? ''].flatMap((code) => [wordsOfCpe(code), wordsOfPurl(code)]);
  const plain = coded[0] !== '' || coded[1] !== '' ? [] : [[text, ...more].join(' ')];
  const system =
    program.part === 'os' && /^\s*(?:xp|vista|\d)/iu.test(text) ? [`Windows ${[text, ...more].join(' ')}`] : [];
  return [...plain, ...system, more.join(' '), ...coded].filter((each) => each.trim() !== '');
}

function mentionsIn(text: string, { vendor }: Program, table: ProductTable): Mention[] {
  const tokens = toTokens(text);
  return findMentions(tokens, table).filter((mention) => {
    if (!mention.family.key.startsWith('feed:')) return true;
    const foreign = vendor !== null && sameVendor(vendor, mention.family.vendor) === false;
    return !foreign && isPlain(mention, tokens);
  });
}

/** Names of the feed are common words too: they count with a number behind them, or alone; those of three letters only at the start. */
function isPlain({ family, rows, start, end, after }: Mention, tokens: readonly string[]): boolean {
  if (end - start === tokens.length) return true;
  const short = (tokens[start] ?? '').length < 4 && (rows === null || end - start < 3);
  if (short && (start > 0 || makers(tokens).some((maker) => sameVendor(maker, family.vendor) === false))) return false;
  const next = after[0] === 'server' || after[0] === 'version' ? after[1] : after[0];
  return rows !== null || /^\d/u.test(next ?? '');
}

function makers(tokens: readonly string[]): string[] {
  return tokens.flatMap((token) => knownVendor(token) ?? []);
}

/** Products that the same words may mean are one question. */
function byWords(mentions: Mention[]): Mention[][] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const place = `${mention.start}-${mention.end}`;
    groups.set(place, [...(groups.get(place) ?? []), mention]);
  }
  return [...groups.values()];
}

type Reading = { mention: Mention; choice: Choice };

function answer(program: Program, readings_: Reading[]): Identified {
  const [first] = readings_;
  if (first === undefined) return unknown(program);
  const { mention, choice } = first;
  if (readings_.length > 1) return open(program, readings_);
  if (choice.sure === 'one') {
    const [row] = choice.rows;
    if (row !== undefined) return { ...base(program), is: productOf(row, first), confidence: 'high' };
  }
  if (choice.sure === 'presumed') {
    const row = choice.rows.find(({ presumed }) => presumed);
    if (row !== undefined) {
      const candidates = choice.rows.map((each) => productOf(each, first));
      return {
        ...base(program),
        is: productOf(row, first),
        confidence: 'medium',
        candidates,
        ask: presumedAsk(choice, mention),
      };
    }
  }
  if (choice.rows.length === 0) {
    const told = choice.version !== null;
    return {
      ...base(program),
      is: familyOf(first),
      confidence: told ? 'high' : 'medium',
      ask: told ? null : mention.family.ask,
    };
  }
  if (choice.rows.length > MANY && !mention.family.complete) {
    return { ...base(program), is: familyOf(first), confidence: 'medium', ask: mention.family.ask };
  }
  return open(program, readings_);
}

function presumedAsk({ rows }: Choice, { family }: Mention): string {
  const iot = rows.some(({ facets }) => facets.edition?.includes('iot'));
  return iot ? 'look in Settings, System, About whether the edition says IoT' : family.ask;
}

function open(program: Program, readings_: Reading[]): Identified {
  const candidates = readings_.flatMap((each) => [
    ...each.choice.rows.map((row) => productOf(row, each)),
    ...(each.choice.other ? [familyOf(each)] : []),
  ]);
  return {
    ...base(program),
    confidence: 'low',
    candidates: candidates.slice(0, MOST_CANDIDATES),
    ask: asks(readings_),
  };
}

function asks(readings_: Reading[]): string {
  const each = [...new Set(readings_.map(({ mention }) => mention.family.ask).filter((ask) => ask !== ''))];
  if (each.length < 2) return each.join('');
  const products = [...new Set(readings_.map(({ mention }) => mention.family.product))];
  return `say which it is: ${products.join(' or ')}; and its version`;
}

function base(program: Program): Identified {
  return { program, is: null, confidence: 'low', candidates: [], ask: null };
}

function unknown(program: Program): Identified {
  const { vendor, product, edition, version } = program;
  if (vendor === null || product === null) {
    return { ...base(program), ask: 'say maker, product and version: our tables do not know it by this text' };
  }
  const own = { vendor: normaliseVendor(vendor), product: normaliseProduct(product, vendor) };
  if (own.product === '') return { ...base(program), ask: 'say maker, product and version' };
  const key = `${own.vendor} ${own.product}`.trim().replace(/[^\p{L}\p{N}.]+/gu, '-');
  return soften({ ...base(program), is: { key, ...own, edition, version }, confidence: 'medium' });
}

/** A guess stays a guess. */
function soften(identified: Identified): Identified {
  const { program, is, candidates, ask } = identified;
  if (program.basis !== 'guessed' || program.accuracy === 100) return identified;
  const all = is === null || candidates.some(({ key }) => key === is.key) ? candidates : [is, ...candidates];
  const sure = program.accuracy === null ? 'a scanner guessed this' : `a scanner guessed this (${program.accuracy} %)`;
  return {
    ...identified,
    is: null,
    confidence: 'low',
    candidates: all,
    ask: `${sure}: ${ask === null || ask === '' ? 'look at the machine' : ask}`,
  };
}

function productOf(row: Row, { mention, choice }: Reading): Product {
  const said = choice.said.get('edition')?.join(' ') ?? null;
  const edition = row.facets.edition?.length === 1 ? row.edition : (said ?? row.edition);
  const release = choice.said.get('release')?.join(' ') ?? null;
  const version = choice.version ?? packOf(row, mention) ?? row.version ?? release;
  const own = names(mention);
  return { key: row.key, vendor: own.vendor, product: row.entry?.name?.toLowerCase() ?? own.product, edition, version };
}

/** A service pack that is older than the one the row is about. */
function packOf({ entry }: Row, { scope }: Mention): string | null {
  const pack = scope.find((token) => /^sp\d$/u.test(token));
  const older =
    entry !== null && entry.service_pack !== null && pack !== undefined && Number(pack.slice(2)) < entry.service_pack;
  return older ? pack.toUpperCase() : null;
}

function familyOf({ mention, choice }: Reading): Product {
  const release = choice.said.get('release')?.join(' ') ?? null;
  const edition = choice.said.get('edition')?.join(' ') ?? null;
  return { key: mention.family.key, ...names(mention), edition, version: choice.version ?? release };
}

const named = new WeakMap<Family, { vendor: string; product: string }>();

function names({ family }: Mention): { vendor: string; product: string } {
  const known = named.get(family);
  if (known !== undefined) return known;
  const made = { vendor: normaliseVendor(family.vendor), product: family.product.toLowerCase() };
  named.set(family, made);
  return made;
}
