import type { Lifecycle } from '../../model/lifecycle.js';
import { knownVendor, normaliseVendor } from './names.js';
import type { Entry, Family, Row } from './schema.js';

/** What people call products of the feed; general knowledge. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'vmware-esxi': ['esxi', 'esx'],
  'vmware-vcenter': ['vcenter'],
  msexchange: ['exchange', 'exchange server'],
  sharepoint: ['sharepoint server'],
  macos: ['mac os', 'mac os x', 'os x'],
  'cisco-ios-xe': ['ios xe'],
  'oracle-jdk': ['java se', 'jdk'],
  'windows-powershell': ['powershell'],
  'internet-explorer': ['ie'],
};

/** The key of a cycle of the feed, where our own table has no row for it. */
export function feedKey({ product, cycle }: Lifecycle): string {
  return `${product}-${cycle}`.toLowerCase().replace(/[^a-z0-9.]+/gu, '-');
}

/**
 * What the feed of lifecycles has beyond our own table: cycles of products that we know, as rows of our families, and products that
 * we do not know, as families of their own.
 */
export function rowsOfFeed(
  own: readonly Family[],
  entries: readonly Entry[],
  feed: readonly Lifecycle[],
): { families: Family[]; rows: Row[] } {
  const claimed = new Set(
    entries.flatMap((entry) => {
      const product = own.find(({ key }) => key === entry.family)?.feed?.product;
      return product === undefined ? [] : entry.feed.map((cycle) => `${product}/${cycle}`);
    }),
  );
  const families = new Map<string, Family>();
  const rows: Row[] = [];
  for (const cycle of feed) {
    if (claimed.has(`${cycle.product}/${cycle.cycle}`)) continue;
    const known = own.find((family) => isOf(family, cycle));
    if (known?.feed?.without.includes(cycle.cycle) === true) continue;
    const family = known ?? families.get(cycle.product) ?? newFamily(cycle, feed);
    if (known === undefined) families.set(cycle.product, family);
    rows.push(rowOf(cycle, family));
  }
  return { families: [...families.values()], rows };
}

function isOf({ feed }: Family, { product, cycle }: Lifecycle): boolean {
  return feed !== null && feed.product === product && cycle.startsWith(feed.prefix);
}

function newFamily(cycle: Lifecycle, feed: readonly Lifecycle[]): Family {
  const labels = feed.filter(({ product }) => product === cycle.product).map(({ label }) => label);
  const label = shared(labels);
  const name = cycle.product.replaceAll('-', ' ');
  return {
    key: `feed:${cycle.product}`,
    vendor: normaliseVendor(cycle.vendor ?? '') || (knownVendor(label.split(' ')[0] ?? '') ?? ''),
    product: label === '' ? name : label,
    part: 'software',
    control: false,
    names: [...new Set([name, label, ...(ALSO[cycle.product] ?? [])].filter((each) => each !== ''))],
    weak: [],
    facets: {},
    ask: 'say which version it is',
    complete: false,
    feed: { product: cycle.product, prefix: '', without: [] },
  };
}

/** The words that all labels of a product begin with: `Microsoft Exchange 2016 CU23`, `Microsoft Exchange 2019` -> Microsoft Exchange. */
function shared(labels: readonly string[]): string {
  const [first = [], ...others] = labels.map((label) => label.split(/\s+/u));
  const until = first.findIndex((word, i) => others.some((each) => each[i] !== word) || /^v?\d+\.\d/u.test(word));
  const words = first.slice(0, until === -1 ? Math.max(1, first.length - 1) : until);
  return words.join(' ');
}

function rowOf(lifecycle: Lifecycle, family: Family): Row {
  const { cycle, label } = lifecycle;
  const facets = facetsOf(cycle, family);
  const bare = label.replace(/\([^()]*\)|'[^']*'/gu, ' ');
  return {
    key: feedKey(lifecycle),
    family: family.key,
    lifecycle,
    entry: null,
    edition: null,
    version: cycle,
    phrases: [bare, label, ...family.names.map((name) => `${name} ${cycle}`)],
    weak: [],
    versions: Object.keys(facets).length > 0 ? null : versionsOf(cycle),
    facets,
    presumed: false,
    said_only: false,
  };
}

/** `7.4` holds 7.4 and whatever begins with it; a cycle that is no number is found by its words only. */
function versionsOf(cycle: string): Row['versions'] {
  if (!/^\d+(?:\.\d+)*$/u.test(cycle)) return [];
  const parts = cycle.split('.');
  const last = parts.at(-1) ?? '';
  const next = [...parts.slice(0, -1), String(Number(last) + 1).padStart(last.length, '0')].join('.');
  return [{ from: cycle, to: next, to_included: false }];
}

/** A new release of Windows 10 or 11, in the words of our table: `11-26h2-e`. */
function facetsOf(cycle: string, { facets }: Family): Row['facets'] {
  const found = /^\d+-(\w+?)(?:-(e|w|iot))?(-lts)?$/u.exec(cycle);
  if (facets.release === undefined || found === null) return {};
  const editions = { e: ['enterprise', 'education', 'iot'], w: ['home', 'pro'], iot: ['iot'] };
  const edition = found[2] === 'e' || found[2] === 'w' || found[2] === 'iot' ? editions[found[2]] : undefined;
  return {
    release: [found[1] ?? ''],
    channel: [found[3] === undefined ? 'general' : 'ltsc'],
    ...(edition === undefined ? {} : { edition }),
  };
}
