import { assetSchema, programSchema, type Asset, type Program } from '../../../model/asset.js';
import type { Draft } from '../draft.js';
import { partOfType, type Component } from './component.js';
import { ASSET_ID, ownValues } from './names.js';

/** What `toCycloneDx` does not write stays a text, which no machine of ours can have there. */
const truth = (text: string | undefined): boolean | string | null =>
  text === 'true' || text === 'false' ? text === 'true' : (text ?? null);
const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** A machine that `toCycloneDx` wrote, as it was; null where it is none, or was changed into what no machine can be. */
export function ownMachine({ properties, name, components }: Component, where: string): Draft | null {
  const all = (key: string): string[] => ownValues(properties, key);
  const one = (key: string): string | undefined => all(key)[0];
  const asset_id = properties.find(([key]) => key === ASSET_ID)?.[1];
  if (asset_id === undefined) return null;
  const given: unknown = {
    asset_id,
    name: one('named') === 'false' ? null : name,
    role: one('role') ?? null,
    role_text: one('role_text') ?? null,
    zone: one('zone') ?? null,
    zone_text: one('zone_text') ?? null,
    programs: components.map((component) => ownProgram(component, where)),
    ip: all('ip'),
    mac: all('mac'),
    ports: all('port').map((text) => ownPort(text, where)),
    exposed: truth(one('exposed')),
    remote_access: {
      used: truth(one('remote_access')),
      by: one('remote_access_by') ?? null,
      second_factor: truth(one('second_factor')),
    },
    email_used: truth(one('email_used')),
    owner: one('owner') ?? null,
    last_patched: one('last_patched') ?? null,
    replacement_cost: number(one('replacement_cost')),
    hours: number(one('hours')),
    notes: one('notes') ?? null,
    sources: [where],
  } satisfies Record<keyof Asset, unknown>;
  const read = assetSchema.safeParse(given);
  return read.success ? { ...read.data, also_named: [], installed_on: null } : null;
}

function ownProgram(component: Component, where: string): unknown {
  const { type, vendor, version, cpe, purl, properties, name } = component;
  const one = (key: string): string | undefined => ownValues(properties, key)[0];
  const given = {
    part: partOfType(type),
    text: one('text') ?? name,
    vendor,
    product: one('has_product') === 'false' ? null : name,
    edition: one('edition') ?? null,
    version,
    cpe,
    purl,
    basis: one('basis') ?? 'stated',
    accuracy: number(one('accuracy')),
    where,
  } satisfies Record<keyof Program, unknown>;
  return programSchema.safeParse(given).data ?? given;
}

function ownPort(text: string, where: string): unknown {
  const [, port, protocol, service] = /^(\d+)\/([a-z]+)(?: (.*))?$/u.exec(text) ?? [];
  return { port: Number(port), protocol, service: service ?? null, where };
}
