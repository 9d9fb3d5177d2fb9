import { CONTROL_ROLES, type Asset } from './asset.js';

/** Kinds of machines that one question asks about together. */
export const MACHINE_KINDS = [
  'plant computer',
  'controller',
  'office computer',
  'router',
  'remote access',
  'switch',
  'camera',
  'phone',
  'printer',
  'other',
] as const;
export type MachineKind = (typeof MACHINE_KINDS)[number];

/** The kind of a machine by its role and zone; without a role it counts as a computer. */
export function machineKind({ role, zone }: Pick<Asset, 'role' | 'zone'>): MachineKind {
  if (role === 'plc' || role === 'rtu') return 'controller';
  if (role === 'firewall' || role === 'router') return 'router';
  if (role === 'remote_access') return 'remote access';
  if (role === null || role === 'workstation' || role === 'server' || role === 'mail')
    return zone === 'control' ? 'plant computer' : 'office computer';
  return isControl(role) ? 'plant computer' : role;
}

type ControlComputer = 'hmi' | 'scada_server' | 'historian' | 'engineering_workstation';

function isControl(role: NonNullable<Asset['role']>): role is ControlComputer {
  return CONTROL_ROLES.includes(role);
}
