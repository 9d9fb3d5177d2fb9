import type { Draft } from '../draft.js';

/** What tells machines apart, strongest first. */
export const KEYS = ['asset_id', 'mac', 'ip', 'name'] as const;
export type Key = (typeof KEYS)[number];

/** Names that many machines have, or that are none. */
const COMMON = new Set([
  'localhost',
  'unknown',
  'computer',
  'pc',
  'laptop',
  'desktop',
  'workstation',
  'server',
  'printer',
  'iphone',
  'ipad',
  'android',
  'phone',
  'camera',
  'router',
  'modem',
  'switch',
  'plc',
  'rtu',
  'hmi',
  'espressif',
  'wlan0',
  'device',
  'host',
  'spare',
  'new',
  'old',
]);
const NOT_ONE_MACHINE = /^(?:127\.|0\.0\.0\.0$|::1?$|255\.|169\.254\.|22[4-9]\.|23\d\.|fe80:)/u;

export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();
}

/** A host name without its domain; any other name as it is. */
export function hostOf(name: string): string {
  const isDotted = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/iu.test(name) && !/^[\d.]+$/u.test(name);
  return isDotted ? (name.split('.', 1)[0] ?? name) : name;
}

/** A name as it is compared; null for one that many machines have. */
export function nameKey(name: string): string | null {
  const key = folded(hostOf(name));
  return key === '' || COMMON.has(key) ? null : key;
}

export function namesOf(draft: Draft): string[] {
  const names = [draft.name, ...draft.also_named].filter((name) => name !== null);
  return [...new Set(names.map(nameKey).filter((key) => key !== null))];
}

export function keysOf(draft: Draft): Record<Key, string[]> {
  return {
    asset_id: draft.asset_id === null ? [] : [folded(draft.asset_id)],
    mac: draft.mac,
    ip: draft.ip.filter((ip) => !NOT_ONE_MACHINE.test(ip)),
    name: namesOf(draft),
  };
}
