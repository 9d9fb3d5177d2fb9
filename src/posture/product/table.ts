import { readData } from '../../base/data.js';
import type { Lifecycle } from '../../model/lifecycle.js';
import { rowsOfFeed } from './feed-rows.js';
import { lifecyclesSchema, type Entry, type Family, type Row } from './schema.js';
import { toTokens } from './text.js';

/** What a phrase stands for: a family, or one of its rows. */
export type Target = { family: Family; row: Row | null };

export type Phrase = {
  tokens: string[];
  targets: Target[];
  /** Counts only where it is the whole text. */ weak: boolean;
};

export type ProductTable = {
  families: ReadonlyMap<string, Family>;
  rows: ReadonlyMap<string, Row>;
  rowsOf: ReadonlyMap<string, readonly Row[]>;
  /** By their first word, longest first. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
};

/** Every row by its key, and every family: our own table (`data/lifecycles.json`) with what the feed has beyond it. */
export function lifecycleRows(feed: readonly Lifecycle[]): Pick<ProductTable, 'families' | 'rows'> {
  const own = readData('lifecycles', lifecyclesSchema);
  const beyond = rowsOfFeed(own.families, own.lifecycles, feed);
  return {
    families: new Map([...own.families, ...beyond.families].map((family) => [family.key, family])),
    rows: new Map([...own.lifecycles.map(ownRow), ...beyond.rows].map((row) => [row.key, row])),
  };
}

/** The same with the phrases that name them. Make it once for many assets. */
export function productTable(feed: readonly Lifecycle[]): ProductTable {
  const { families, rows } = lifecycleRows(feed);
  const all = [...rows.values()];
  return { families, rows, rowsOf: grouped(all, ({ family }) => family), phrases: index(families, all) };
}

function ownRow(entry: Entry): Row {
  const { product, family, edition, version, aliases, weak, versions, facets, presumed, said_only } = entry;
  const row = { key: product, family, edition, version, phrases: aliases, weak, versions, facets, presumed, said_only };
  return { ...row, lifecycle: entry, entry };
}

function index(families: ReadonlyMap<string, Family>, rows: readonly Row[]): Map<string, Phrase[]> {
  const all = new Map<string, Phrase>();
  const add = (text: string, weak: boolean, target: Target): void => {
    const tokens = toTokens(text);
    if (tokens.length === 0) return;
    const id = `${weak ? '?' : ''}${tokens.join(' ')}`;
    const phrase = all.get(id) ?? { tokens, targets: [], weak };
    all.set(id, phrase);
    const again = phrase.targets.some(({ family, row }) => family === target.family && row === target.row);
    if (!again) phrase.targets.push(target);
  };
  for (const family of families.values()) {
    for (const name of family.names) add(name, false, { family, row: null });
    for (const name of family.weak) add(name, true, { family, row: null });
  }
  for (const row of rows) {
    const family = families.get(row.family);
    if (family === undefined) continue;
    for (const name of row.phrases) add(name, false, { family, row });
    for (const name of row.weak) add(name, true, { family, row });
  }
  const longestFirst = [...all.values()].sort((a, b) => b.tokens.length - a.tokens.length);
  return grouped(longestFirst, ({ tokens }) => tokens[0] ?? '');
}

function grouped<T>(all: T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
