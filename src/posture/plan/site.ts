import { CONTROL_ROLES, type Asset, type Role } from '../../model/asset.js';
import type { Finding } from '../../model/finding.js';
import type { Practice, PracticeAnswer } from '../../model/practice.js';
import type { Way } from './figures.js';

/** A machine as the model of attack paths sees it. */
export type Machine = {
  readonly id: string;
  readonly name: string;
  readonly role: Role | null;
  readonly network: 'control' | 'office';
  /** Does it run the plant, so that who takes it has the plant? */
  readonly target: boolean;
  readonly ways: ReadonlySet<Way>;
  readonly replacement: { readonly cost: number | null; readonly hours: number | null };
  /** What is wrong with it: findings of the machine that are answered with yes. */
  readonly findings: readonly Finding[];
};

export type Site = {
  readonly machines: readonly Machine[];
  readonly practices: ReadonlyMap<Practice, PracticeAnswer['answer']>;
  /** Yes-findings of the operator, and of machines that the inventory does not name. */
  readonly findings: readonly Finding[];
  /** What was taken to be so because nothing says otherwise; sentences. */
  readonly assumed: readonly string[];
};

const COMPUTERS: readonly (Role | null)[] = [
  'hmi',
  'scada_server',
  'historian',
  'engineering_workstation',
  'workstation',
  'server',
  'mail',
  null,
];

/**
 * The machines and practices of an operator. What nobody said is taken so: an office computer reads mail; a machine is not
 * reached from elsewhere; who knows no role or zone stands in the office. A list without an office computer, or without a machine that runs the
 * plant, gets one that is sound.
 */
export function siteOf(
  assets: readonly Asset[],
  findings: readonly Finding[],
  practices: readonly PracticeAnswer[],
): Site {
  const bad = findings.filter(({ answer }) => answer === 'yes');
  const machines = assets.map((asset) =>
    machineOf(
      asset,
      bad.filter(({ asset_id: id }) => id === asset.asset_id),
    ),
  );
  const known = new Set(assets.map(({ asset_id: id }) => id));
  const supplied = supply(machines);
  return {
    machines: [...machines, ...supplied.machines],
    practices: new Map(practices.map(({ practice, answer }) => [practice, answer])),
    findings: bad.filter(({ asset_id: id }) => id === null || !known.has(id)),
    assumed: supplied.assumed,
  };
}

function machineOf(asset: Asset, findings: readonly Finding[]): Machine {
  const control = asset.role !== null && CONTROL_ROLES.includes(asset.role);
  const network = asset.zone === 'control' || (control && asset.zone === null) || (control && asset.zone === 'remote');
  const computer = COMPUTERS.includes(asset.role);
  const ways = new Set<Way>();
  if (asset.email_used ?? (asset.role === 'workstation' && !network)) ways.add('mail');
  if (asset.remote_access.used === true)
    ways.add(asset.remote_access.second_factor === true ? 'guarded_remote_access' : 'remote_access');
  if (asset.exposed === true || asset.zone === 'internet') ways.add('internet_facing');
  if (computer) ways.add('removable_media');
  return {
    id: asset.asset_id,
    name: asset.name ?? asset.asset_id,
    role: asset.role,
    network: network ? 'control' : 'office',
    target: control,
    ways,
    replacement: { cost: asset.replacement_cost, hours: asset.hours },
    findings,
  };
}

const SOUND = { replacement: { cost: null, hours: null }, findings: [] };

function supply(machines: readonly Machine[]): { machines: Machine[]; assumed: string[] } {
  const added: Machine[] = [];
  const assumed: string[] = [];
  if (!machines.some(({ network, ways }) => network === 'office' && ways.has('mail'))) {
    const ways = new Set<Way>(['mail', 'removable_media']);
    added.push({
      ...SOUND,
      id: '',
      name: 'an office computer',
      role: 'workstation',
      network: 'office',
      target: false,
      ways,
    });
    assumed.push('The list names no office computer on which mail is read; one with support is assumed.');
  }
  if (!machines.some(({ target }) => target)) {
    const ways = new Set<Way>();
    added.push({
      ...SOUND,
      id: '',
      name: 'a machine that runs the plant',
      role: 'plc',
      network: 'control',
      target: true,
      ways,
    });
    assumed.push('The list names no machine that runs the plant; one without known faults is assumed.');
  }
  return { machines: added, assumed };
}
