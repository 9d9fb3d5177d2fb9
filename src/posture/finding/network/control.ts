import { CONTROL_ROLES, type Asset } from '../../../model/asset.js';

/** Whether a machine runs the plant or stands beside what does. */
export function isControl({ role, zone }: Asset): boolean {
  return zone === 'control' || (role !== null && CONTROL_ROLES.includes(role));
}

/** Machines that are made to face the Internet. */
export function isGateway({ role }: Asset): boolean {
  return role === 'router' || role === 'firewall';
}

export function sourceOf({ sources }: Asset): string {
  return sources[0] ?? 'the inventory';
}
