import { createHash } from 'node:crypto';
import type { Asset, Inventory, Program } from '../../../model/asset.js';
import { OWN } from './names.js';

type Property = { readonly name: string; readonly value: string };

/**
 * An inventory as a CycloneDX 1.6 document (JSON): a device for each machine, with what is on it inside. What CycloneDX has no
 * field for stands in properties `assay:...`, so that `readInventory` reads the same machines from it. The serial number
 * follows from the content: the same inventory gives the same document. Names of people and addresses are in it.
 */
export function toCycloneDx(inventory: Pick<Inventory, 'assets'>): object {
  const refs = new Set<string>();
  const components = inventory.assets.map((asset) => device(asset, refs));
  const hash = createHash('sha256').update(JSON.stringify(components)).digest('hex');
  const uuid = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid.join('-')}`,
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'operations' }],
      tools: { components: [{ type: 'application', name: 'assay' }] },
    },
    components,
  };
}

function device(asset: Asset, refs: Set<string>): object {
  const { remote_access: remote } = asset;
  return {
    type: 'device',
    'bom-ref': unusedRef(asset.asset_id, refs),
    name: asset.name ?? asset.asset_id,
    properties: [
      ...property('asset_id', asset.asset_id),
      ...(asset.name === null ? property('named', 'false') : []),
      ...property('role', asset.role),
      ...property('role_text', asset.role_text),
      ...property('zone', asset.zone),
      ...property('zone_text', asset.zone_text),
      ...asset.ip.flatMap((ip) => property('ip', ip)),
      ...asset.mac.flatMap((mac) => property('mac', mac)),
      ...asset.ports.flatMap(({ port, protocol, service }) =>
        property('port', `${port}/${protocol}${service === null ? '' : ` ${service}`}`),
      ),
      ...property('exposed', asset.exposed),
      ...property('remote_access', remote.used),
      ...property('remote_access_by', remote.by),
      ...property('second_factor', remote.second_factor),
      ...property('email_used', asset.email_used),
      ...property('owner', asset.owner),
      ...property('last_patched', asset.last_patched),
      ...property('replacement_cost', asset.replacement_cost),
      ...property('hours', asset.hours),
      ...property('notes', asset.notes),
      ...asset.sources.flatMap((source) => property('source', source)),
    ],
    ...(asset.programs.length === 0
      ? {}
      : { components: asset.programs.map((one) => part(one, asset.asset_id, refs)) }),
  };
}

const TYPES = { hardware: 'device', firmware: 'firmware', os: 'operating-system', software: 'application' } as const;

/** As the schema of CycloneDX 1.6 allows. */
const LONGEST_VERSION = 1_024;

function part(program: Program, machine: string, refs: Set<string>): object {
  const { vendor, product, version, cpe, purl } = program;
  return {
    type: TYPES[program.part],
    'bom-ref': unusedRef(`${machine}/${product ?? program.text}`, refs),
    ...(vendor === null ? {} : { supplier: { name: vendor } }),
    name: product ?? program.text,
    ...(version === null ? {} : { version: version.slice(0, LONGEST_VERSION) }),
    ...(cpe === null ? {} : { cpe }),
    ...(purl === null ? {} : { purl }),
    properties: [
      ...property('text', program.text),
      ...(product === null ? property('has_product', 'false') : []),
      ...property('edition', program.edition),
      ...property('basis', program.basis),
      ...property('accuracy', program.accuracy),
      ...property('where', program.where),
    ],
  };
}

function property(name: string, value: string | number | boolean | null): Property[] {
  return value === null ? [] : [{ name: `${OWN}${name}`, value: String(value) }];
}

function unusedRef(wished: string, refs: Set<string>): string {
  let ref = wished === '' ? 'machine' : wished;
  for (let number = 2; refs.has(ref); number += 1) ref = `${wished}#${number}`;
  refs.add(ref);
  return ref;
}
