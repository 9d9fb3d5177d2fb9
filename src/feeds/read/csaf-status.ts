import type { Affected } from '../../model/vulnerability.js';
import type { NamedProduct } from './csaf-tree.js';
import { rangesOf, type Range } from './ranges.js';

type Statuses = Readonly<Record<string, readonly string[] | undefined>>;

const AFFECTED = ['known_affected', 'first_affected', 'last_affected'];
const MENDED = ['fixed', 'first_fixed', 'known_not_affected'];
const OPEN = ['under_investigation'];

type Group = { vendor: string; product: string; ranges: Range[]; unread: string[]; cpes: Set<string> };

/** The status of products as ranges, one entry for each product. `recommended` is advice and no status. */
export function affectedOf(
  statuses: Statuses,
  products: ReadonlyMap<string, readonly NamedProduct[]>,
  cve: string | null,
): Affected[] {
  const groups = new Map<string, Group>();
  const add = (names: readonly string[], affected: boolean | null): void => {
    for (const id of names.flatMap((name) => statuses[name] ?? [])) {
      for (const product of products.get(id) ?? []) take(groups, product, affected, cve);
    }
  };
  add(AFFECTED, true);
  add(MENDED, false);
  add(OPEN, null);
  return [...groups.values()]
    .filter(({ ranges, unread }) => ranges.length > 0 || unread.length > 0)
    .map(({ vendor, product, ranges, unread, cpes }) => ({
      vendor,
      product,
      ranges,
      unread,
      cpes: [...cpes],
      otherwise: 'unknown' as const,
    }));
}

function take(groups: Map<string, Group>, named: NamedProduct, affected: boolean | null, cve: string | null): void {
  if (named.product === '') return;
  const { text, only } = withoutNote(named.version);
  if (only.length > 0 && (cve === null || !only.includes(cve))) return;
  const key = JSON.stringify([named.vendor, named.product]);
  const group: Group = groups.get(key) ?? {
    vendor: named.vendor,
    product: named.product,
    ranges: [],
    unread: [],
    cpes: new Set<string>(),
  };
  groups.set(key, group);
  if (named.cpe !== null) group.cpes.add(named.cpe);
  const ranges = affected === null ? null : text === null ? withoutVersion(affected) : rangesOf(text);
  if (ranges === null) group.unread.push(text ?? 'no version is named');
  else if (affected === true) group.ranges.push(...ranges);
  else group.ranges.push(...ranges.filter((range) => range.affected).map((range) => ({ ...range, affected: false })));
}

/** Named without a version, a product is not affected as a whole; affected it may be in some versions that its name hides. */
function withoutVersion(affected: boolean): Range[] | null {
  return affected ? null : [{ from: null, to: null, to_included: true, text: 'no version is named', affected: true }];
}

/** `>= 2.8.1 (only affected by CVE-2019-10943)`: what is in brackets is no version. */
function withoutNote(version: string | null): { readonly text: string | null; readonly only: readonly string[] } {
  if (version === null) return { text: null, only: [] };
  const note = /\((?=[^()]*affected by)[^()]*\)/iu.exec(version)?.[0] ?? '';
  return { text: version.replace(note, '').trim(), only: note.match(/CVE-\d{4}-\d{4,19}/gu) ?? [] };
}
