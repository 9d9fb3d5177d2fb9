import { inertText } from '../../../base/text.js';
import { CONTROL_ROLES, type Asset } from '../../../model/asset.js';
import type { Facts } from '../../../model/facts.js';
import type { Identified, IdentifiedAsset } from '../../../model/identified.js';
import type { Posture } from '../../../model/posture.js';
import type { Beside } from '../../../model/report.js';
import { machineOf } from './same-machine.js';

/** What an inventory says of the machines that the facts call hit. */
export type MachinesHit = {
  readonly beside: readonly Beside[];
  /** Place of the first of them that runs the plant. */
  readonly control: string | null;
  readonly remarks: readonly string[];
};

export function machinesHit(facts: Facts, posture: Posture, basis: (where: string) => string): MachinesHit {
  const said = facts.incident.systems;
  if (said === undefined)
    return { beside: [], control: null, remarks: posture.assets.length === 0 ? [] : [NONE_NAMED] };
  const found = said.map((text) => ({ text, ...machineOf(text, posture.assets) }));
  const hit = found.flatMap(({ machine }) => machine ?? []);
  const machines = [...new Map(hit.map((each) => [each.asset.asset_id, each])).values()];
  const control = machines.find(({ asset }) => asset.role !== null && CONTROL_ROLES.includes(asset.role)) ?? null;
  return {
    beside: machines.map((each) => ({
      fact: 'incident.systems',
      text: machineWords(each, posture),
      basis: basis(each.asset.sources.slice(0, 3).join('; ')),
    })),
    control: control === null ? null : `${control.asset.asset_id}: ${control.asset.sources[0] ?? ''}`,
    remarks: [
      ...found.flatMap(({ text, why }) =>
        why === null ? [] : [`${inertText(text, 80)}: ${why}; nothing of the inventory is told of it`],
      ),
      ...(control !== null && facts.incident.affected?.ot === false
        ? [
            `the facts say that nothing that runs the plant was hit, but name ${inertText(control.asset.asset_id, 40)} among the systems hit, which runs it by the inventory`,
          ]
        : []),
    ],
  };
}

const NONE_NAMED =
  'the facts name no system that was hit: write incident.systems with the ids or names of the inventory, and what is known of these machines is told';

/** What it is, what runs on it, whether that is still mended, and how it is tied to what runs the plant. */
function machineWords({ asset, identified }: IdentifiedAsset, posture: Posture): string {
  const { asset_id: id, name, role, zone } = asset;
  const head = `${id}${name === null || name === id ? '' : ` ${name}`}`;
  const place = [role?.replaceAll('_', ' '), zone === null ? undefined : `zone ${zone}`].filter(
    (word) => word !== undefined,
  );
  return [
    place.length === 0 ? head : `${head} (${place.join(', ')})`,
    ...identified.map(programWords),
    ...supportWords(id, posture),
    tiedWords(asset, posture),
    ...remoteWords(asset, posture),
  ]
    .map((part) => inertText(part, 300))
    .join('; ');
}

const PARTS: Readonly<Record<Identified['program']['part'], string>> = {
  os: 'operating system',
  software: 'program',
  firmware: 'firmware',
  hardware: 'device',
};

function programWords({ program, is }: Identified): string {
  const { part, text, vendor } = program;
  const maker = vendor ?? is?.vendor ?? null;
  const guess = program.basis === 'guessed' ? ' (a guess of the scan)' : '';
  return `${PARTS[part]}: ${text}${guess}${maker === null || text.toLowerCase().includes(maker.toLowerCase()) ? '' : `, maker ${maker}`}`;
}

function supportWords(id: string, { findings, as_of: asOf }: Posture): string[] {
  const about = findings.filter(({ kind, asset_id: asset }) => kind === 'support_ended' && asset === id);
  if (about.length === 0) return ['whether it is still supported was not told'];
  return about.map(({ title }) => `${title} (as of ${asOf})`);
}

function tiedWords({ role, zone }: Asset, { practices }: Posture): string {
  if (role !== null && CONTROL_ROLES.includes(role)) return 'it runs the plant';
  if (zone === 'control') return 'it stands beside what runs the plant';
  const apart = practices.find(({ practice }) => practice === 'control_separated')?.answer;
  if (zone !== null && apart === 'no') return 'on one network with what runs the plant';
  if (zone !== null && apart === 'yes') return 'on a network apart from what runs the plant';
  return 'whether it is tied to what runs the plant nobody says';
}

function remoteWords(
  { remote_access: { used, by, second_factor: factor }, exposed }: Asset,
  { practices }: Posture,
): string[] {
  const everywhere = practices.find(({ practice }) => practice === 'second_factor_remote')?.answer;
  const own = factor === null ? null : factor ? 'yes' : 'no';
  const second =
    own !== null
      ? `second factor: ${own}`
      : everywhere === 'no'
        ? 'second factor: no, as answered for the plant'
        : 'second factor: nobody says of this machine';
  return [
    ...(used === true ? [`reached from elsewhere by ${by ?? 'something nobody named'}, ${second}`] : []),
    ...(exposed === true ? ['answers the Internet'] : []),
  ];
}
