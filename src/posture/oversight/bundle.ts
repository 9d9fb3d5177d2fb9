import { CONTROL_ROLES, type Asset } from '../../model/asset.js';
import type { Finding } from '../../model/finding.js';
import type { Identified, IdentifiedAsset, Product } from '../../model/identified.js';
import { PRACTICES } from '../../model/practice.js';
import type { BundleContents, BundleProduct, Told } from '../../model/posture-bundle.js';
import type { Posture } from '../../model/posture.js';
import { knownVendor, normaliseVendor } from '../product/names.js';
import type { ProductTable } from '../product/table.js';
import { remoteWord } from './remote-words.js';
import { versionClass } from './version-class.js';

/** What a plant says of itself beside its posture, and how much it wants to send. */
export type BundleSettings = {
  readonly plant: BundleContents['plant'];
  readonly madeAt: string;
  readonly mailHost: string | null;
  readonly training: BundleContents['training'];
  readonly incidentReported: Told;
  /** Names of machines. */
  readonly withNames: boolean;
  /** Products that our tables do not know, by the words of the inventory. */
  readonly allProducts: boolean;
};

type Tables = Pick<ProductTable, 'rows' | 'families'>;

/** What a bundle holds of a posture: counts, keys of our tables and answers. No names, addresses, owners, notes or texts of files. */
export function bundleOf(posture: Posture, settings: BundleSettings, tables: Tables): BundleContents {
  const { products, unknown } = productsOf(posture.assets, settings.allProducts, tables);
  const assets = posture.assets.map(({ asset }) => asset);
  return {
    schema: 'assay.posture-bundle/1',
    plant: settings.plant,
    as_of: posture.as_of,
    made_at: settings.madeAt,
    machines: machinesOf(assets),
    products,
    unknown_programs: unknown,
    findings: findingsOf(posture, new Set(products.map(({ key }) => key)), tables),
    practices: sorted(posture.practices.map(({ practice, answer }) => ({ practice, answer }))),
    remote_access: remoteOf(assets),
    exposed: told(assets.map(({ exposed }) => exposed)),
    remote: told(assets.map(({ remote_access: { used } }) => used)),
    mail_host: settings.mailHost,
    training: settings.training,
    incident_reported: settings.incidentReported,
    plan: planOf(posture),
    feeds: posture.feeds.map(({ name, age_days: age }) => ({ name, age_days: age })),
    names: settings.withNames
      ? assets.map(({ asset_id: id, name, role }) => ({ name: (name ?? id).slice(0, 120), role }))
      : null,
  };
}

function machinesOf(assets: readonly Asset[]): BundleContents['machines'] {
  const groups = grouped(assets, ({ role, zone }) => JSON.stringify([role, zone]));
  return sorted(groups.map(([{ role, zone }, ...rest]) => ({ role, zone, machines: rest.length + 1 })));
}

function productsOf(assets: readonly IdentifiedAsset[], all: boolean, tables: Tables) {
  const runs = assets.flatMap(({ asset, identified }) =>
    identified.flatMap((each) => candidatesOf(each, all, tables).map((product) => ({ ...product, asset }))),
  );
  const unknown = assets
    .flatMap(({ identified }) => identified)
    .filter((each) => candidatesOf(each, all, tables).length === 0).length;
  const groups = grouped(runs, ({ asset: _asset, ...product }) => JSON.stringify(product));
  const products = groups.map((group): BundleProduct => {
    const [{ asset: _asset, ...product }] = group;
    const roles = [...new Set(group.flatMap(({ asset }) => asset.role ?? []))].sort();
    return { ...product, roles, machines: new Set(group.map(({ asset }) => asset.asset_id)).size };
  });
  return { products: sorted(products).slice(0, MOST_PRODUCTS), unknown };
}

const MOST_PRODUCTS = 500;
const MOST_CANDIDATES = 12;

type Named = Omit<BundleProduct, 'roles' | 'machines'>;

/** What a program is taken for; the products that it may be; or its maker alone. */
function candidatesOf({ is, candidates, program }: Identified, all: boolean, tables: Tables): Named[] {
  const meant = is === null ? candidates.slice(0, MOST_CANDIDATES) : [is];
  const sure = is !== null;
  const known = meant.flatMap((product) => named(product, sure, all, tables) ?? []);
  if (known.length > 0) return known;
  const vendor = is?.vendor ?? program.vendor;
  const maker = vendor === null ? null : knownVendor(vendor);
  if (maker === null) return [];
  const key = plainWord(normaliseVendor(maker), 80) ?? 'other';
  return [{ key, vendor: key, product: null, edition: null, version: null, whole: false, sure: false }];
}

function named(product: Product, sure: boolean, all: boolean, { rows, families }: Tables): Named | null {
  const { key, vendor, edition, version } = product;
  const known = rows.has(key) || families.has(key);
  if (!known && !all) return null;
  const [plainKey, plainVendor] = [plainWord(key, 100), plainWord(vendor, 80)];
  if (plainKey === null || plainVendor === null) return null;
  return {
    key: plainKey,
    vendor: plainVendor,
    product: plainWord(product.product, 100),
    edition: edition === null ? null : plainWord(edition, 60),
    ...versionClass(version),
    sure,
  };
}

/** A word as a bundle may hold it. */
function plainWord(text: string, most: number): string | null {
  const plain = text
    .replaceAll(/[^\p{L}\p{N} .:+&()/,_-]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, most)
    .trim();
  return plain === '' ? null : plain;
}

function findingsOf({ findings, plan, assets }: Posture, keys: ReadonlySet<string>, tables: Tables) {
  const control = new Set(assets.flatMap(({ asset }) => (runsPlant(asset) ? [asset.asset_id] : [])));
  const gains = new Map<string, number>();
  for (const { findings: ids, gain } of plan.steps)
    for (const id of ids) gains.set(id, (gains.get(id) ?? 0) + gain / ids.length);
  const rows = findings.map((finding) => ({ finding, topic: topicOf(finding, keys, tables) }));
  const groups = grouped(rows, ({ finding: { kind, answer, severity }, topic }) =>
    JSON.stringify([kind, topic, answer, severity]),
  );
  return sorted(
    groups.map((group) => {
      const [{ finding, topic }] = group;
      const { kind, answer, severity } = finding;
      const gain = group.reduce((sum, each) => sum + (gains.get(each.finding.id) ?? 0), 0);
      return {
        kind,
        topic,
        answer,
        severity,
        count: group.length,
        control: group.filter((each) => control.has(each.finding.asset_id ?? '')).length,
        gain: rounded(gain),
      };
    }),
  ).slice(0, 1_000);
}

function runsPlant({ role, zone }: Asset): boolean {
  return zone === 'control' || (role !== null && CONTROL_ROLES.includes(role));
}

/** Words of ours that a finding's id may end in. */
const WORDS = new Set<string>([
  ...PRACTICES,
  'remote_access',
  'control',
  'unknown',
  'none',
  'no-feed',
  'spf',
  'dmarc_subdomains',
  'dmarc_reports',
  'dkim_key',
  'mx',
  'dkim',
  'dmarc',
  'mta_sts',
  'tls_rpt',
]);

/** What a finding is about, from its id without the machine or domain; `other` where that may be a text of somebody. */
function topicOf(
  { id, kind, asset_id: asset }: Finding,
  keys: ReadonlySet<string>,
  { rows, families }: Tables,
): string {
  const start = asset === null ? `${kind}:` : `${kind}:${asset}`;
  const whole = id.startsWith(start) ? id.slice(start.length).replace(/^:/u, '') : '';
  const rest = kind === 'mail' ? whole.replace(/^.*:/u, '') : whole;
  if (rest === '') return kind;
  const bare = rest.replace(/-or-other$/u, '');
  if (WORDS.has(rest) || keys.has(rest) || keys.has(bare)) return rest;
  return rows.has(bare) || families.has(bare) ? (plainWord(rest, 120) ?? 'other') : 'other';
}

function remoteOf(assets: readonly Asset[]): BundleContents['remote_access'] {
  const used = assets.filter(({ remote_access: remote }) => remote.used === true);
  const rows = used.map(({ remote_access: { by, second_factor: factor } }) => ({
    by: remoteWord(by),
    second_factor: toldOf(factor),
  }));
  return sorted(grouped(rows, (row) => JSON.stringify(row)).map((group) => ({ ...group[0], machines: group.length })));
}

function planOf({ plan }: Posture): BundleContents['plan'] {
  const groups = grouped(plan.steps, ({ measure }) => measure);
  return {
    risk_before: rounded(plan.risk_before),
    risk_after: rounded(plan.risk_after),
    measures: sorted(
      groups.map((steps) => ({
        measure: steps[0].measure,
        count: steps.length,
        gain: rounded(steps.reduce((sum, { gain }) => sum + gain, 0)),
      })),
    ),
  };
}

function told(answers: readonly (boolean | null)[]) {
  const of = (wanted: boolean | null): number => answers.filter((answer) => answer === wanted).length;
  return { yes: of(true), no: of(false), unknown: of(null) };
}

function toldOf(answer: boolean | null): Told {
  return answer === null ? 'unknown' : answer ? 'yes' : 'no';
}

function rounded(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 1e6) / 1e6));
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

/** In an order that tells nothing of the order in the inventory. */
function sorted<T extends object>(rows: readonly T[]): T[] {
  return rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((left, right) => (left.text < right.text ? -1 : 1))
    .map(({ row }) => row);
}
