import type { Asset } from '../../../model/asset.js';
import type { Measure } from '../../../model/measure.js';
import type { Family } from '../../product/schema.js';

export type Cost = { cost: number | null; hours: number | null; cost_basis: string | null };

type Rough = { cost: number; hours: number; of: string };

// Our own judgement, in US dollars of 2026 and hours of one person, where the inventory says nothing. A control computer:
// what a small plant was quoted for its main computer in 2021, in the report this work began with.
const CONTROL_COMPUTER: Rough = { cost: 10_000, hours: 16, of: 'a control computer with its software set up again' };
const BY_ROLE: Partial<Record<NonNullable<Asset['role']>, Rough>> = {
  hmi: CONTROL_COMPUTER,
  scada_server: CONTROL_COMPUTER,
  historian: { cost: 8_000, hours: 16, of: 'a historian' },
  engineering_workstation: { cost: 4_000, hours: 8, of: 'an engineering workstation' },
  plc: { cost: 6_000, hours: 24, of: 'a controller with its program moved' },
  rtu: { cost: 4_000, hours: 12, of: 'a remote station' },
  server: { cost: 6_000, hours: 16, of: 'a small server' },
  mail: { cost: 6_000, hours: 16, of: 'a mail server' },
  router: { cost: 900, hours: 4, of: 'a router or modem' },
  firewall: { cost: 1_500, hours: 6, of: 'a small firewall' },
  switch: { cost: 800, hours: 4, of: 'a switch' },
  remote_access: { cost: 1_500, hours: 6, of: 'a gate for remote access' },
  camera: { cost: 400, hours: 2, of: 'a camera' },
  phone: { cost: 300, hours: 1, of: 'a phone' },
  printer: { cost: 500, hours: 1, of: 'a printer' },
};
const OFFICE: Rough = { cost: 1_200, hours: 4, of: 'an office computer' };
const UPGRADE_SYSTEM: Rough = { cost: 300, hours: 4, of: 'a licence and an update on the same machine' };
const UPGRADE_CONTROL: Rough = {
  cost: 5_000,
  hours: 16,
  of: 'a newer version of control software, moved by its supplier',
};
const UPGRADE_SOFTWARE: Rough = { cost: 1_000, hours: 4, of: 'a newer version of the software' };

/** What the first measure costs: as the inventory says, else a rough figure of our own that says so. */
export function costOf(measure: Measure | undefined, asset: Asset, family: Family | null): Cost {
  if (measure === undefined) return { cost: null, hours: null, cost_basis: null };
  if (measure === 'ask_maker') return { cost: 0, hours: 1, cost_basis: 'a call or a letter' };
  if (measure === 'buy_extended_support') return { cost: null, hours: 2, cost_basis: 'the seller names the price' };
  const rough = measure === 'replace' ? replacement(asset, family) : upgrade(family);
  const stated = measure === 'replace' ? asset.replacement_cost : null;
  const cost = stated ?? rough.cost;
  const hours = asset.hours ?? rough.hours;
  const from = asset.sources[0] ?? 'the inventory';
  const parts = [
    stated === null ? `about $${rough.cost}: ${rough.of} (our estimate)` : `$${stated} (${from})`,
    asset.hours === null ? `about ${rough.hours} hours (our estimate)` : `${asset.hours} hours (${from})`,
  ];
  return { cost, hours, cost_basis: parts.join('; ') };
}

function replacement({ role }: Asset, family: Family | null): Rough {
  const network = family?.part === 'network' || (family?.part === 'hardware' && !family.control);
  const kind = network ? 'router' : (role ?? (family?.part === 'hardware' ? 'plc' : 'workstation'));
  return BY_ROLE[kind] ?? OFFICE;
}

function upgrade(family: Family | null): Rough {
  if (family?.part !== 'software') return UPGRADE_SYSTEM;
  return family.control ? UPGRADE_CONTROL : UPGRADE_SOFTWARE;
}
