import { CONTROL_ROLES, type Asset } from '../../../model/asset.js';
import type { Severity } from '../../../model/finding.js';
import type { Identified, IdentifiedAsset } from '../../../model/identified.js';
import type { ProductTable } from '../../product/table.js';

type Tables = Pick<ProductTable, 'families' | 'rows'>;

/** Why a machine is tied to what runs the plant, in words; null where nothing says that it is. */
export function tiedToControl({ asset, identified }: IdentifiedAsset, tables: Tables): string | null {
  if (asset.role !== null && CONTROL_ROLES.includes(asset.role))
    return `its role is ${asset.role.replaceAll('_', ' ')}`;
  if (asset.zone === 'control') return 'it stands in the control network';
  const software = identified.find((each) => runsPlant(each, tables));
  if (software === undefined) return null;
  const product = software.is ?? software.candidates[0];
  const family = tables.families.get(tables.rows.get(product?.key ?? '')?.family ?? product?.key ?? '');
  return family?.part === 'hardware'
    ? `it is ${family.product}`
    : `${family?.product ?? 'control software'} is on the same machine`;
}

function runsPlant({ is, candidates, program }: Identified, tables: Tables): boolean {
  if (program.basis === 'guessed') return false;
  const products = is === null ? candidates : [is];
  return (
    products.length > 0 &&
    products.every(({ key }) => tables.families.get(tables.rows.get(key)?.family ?? key)?.control === true)
  );
}

/** How bad it is that a machine gets no fixes: by what it does, where it stands and who can reach it. */
export function severityOf(asset: Asset, control: boolean): Severity {
  const { role, zone } = asset;
  if (asset.exposed === true || zone === 'internet') return 'critical';
  if (control || zone === 'dmz' || asset.remote_access.used === true || asset.email_used === true) return 'high';
  const reached =
    role === 'server' || role === 'mail' || role === 'router' || role === 'firewall' || role === 'remote_access';
  if (reached) return 'high';
  return role === 'camera' || role === 'phone' || role === 'printer' ? 'low' : 'medium';
}

/** Why it matters here, in one or two sentences. */
export function whyOf(asset: Asset, control: string | null, network: boolean, soon: boolean): string {
  if (network) return 'A modem without a network carries no readings and no alarms.';
  const known = `Holes that are found ${soon ? 'after that day' : 'now'} are never mended, and attackers collect them.`;
  if (asset.exposed === true || asset.zone === 'internet') return `${known} It can be reached from the Internet.`;
  if (control !== null) return `${known} It is tied to what runs the plant: ${control}.`;
  if (asset.remote_access.used === true) return `${known} It is reached from elsewhere.`;
  if (asset.email_used === true) return `${known} Mail is read on it, and mail is how most attacks come in.`;
  return `${known} From an office machine they go on to others.`;
}
