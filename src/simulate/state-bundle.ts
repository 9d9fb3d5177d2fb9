import type { BundleContents, BundleProduct } from '../model/posture-bundle.js';
import type { StatePlant } from './state-plant.js';

type Finding = BundleContents['findings'][number];

/** What a plant's bundle says on a day; `mended`: it has replaced its main computer since. Shares of risk are invented. */
export function contentsOf(plant: StatePlant, day: string, mended: boolean): BundleContents {
  const findings = findingsOf(plant, mended);
  const before = findings.reduce((sum, { gain }) => sum + gain, 0.02);
  return {
    schema: 'assay.posture-bundle/1',
    plant: { id: plant.id, state: 'ME', sector: plant.sector, size: plant.size },
    as_of: day,
    made_at: `${day}T15:00:00.000Z`,
    machines: machinesOf(plant),
    products: productsOf(plant, mended),
    unknown_programs: plant.number % 4 === 0 ? 1 : 0,
    findings,
    practices: plant.practices.map(([practice, answer]) => ({ practice, answer })),
    remote_access:
      plant.remote === null
        ? []
        : [{ by: plant.remote, second_factor: plant.secondFactor ? 'yes' : 'no', machines: 1 }],
    exposed: { yes: plant.modem ? 1 : 0, no: plant.controllers + plant.desks, unknown: 1 },
    remote: { yes: plant.remote === null ? 0 : 1, no: plant.controllers + plant.desks, unknown: 0 },
    mail_host: plant.mailHost,
    training: plant.training,
    incident_reported: plant.reported,
    plan: { risk_before: round(before), risk_after: round(before / 4), measures: [] },
    feeds: [
      { name: 'kev', age_days: 3 },
      { name: 'lifecycle', age_days: 3 },
    ],
    names: null,
  };
}

function machinesOf(plant: StatePlant): BundleContents['machines'] {
  return [
    { role: 'scada_server', zone: 'control', machines: 1 },
    { role: 'plc', zone: 'control', machines: plant.controllers },
    { role: 'workstation', zone: 'office', machines: plant.desks },
    ...(plant.modem ? [{ role: 'remote_access' as const, zone: 'control' as const, machines: 1 }] : []),
  ];
}

function productsOf({ system, program, controller, controllers, modem, desks, remote }: StatePlant, mended: boolean) {
  const ware = (
    { key, vendor, product, version }: Pick<BundleProduct, 'key' | 'vendor' | 'product' | 'version'>,
    roles: BundleProduct['roles'],
    machines: number,
  ): BundleProduct => ({
    key,
    vendor,
    product,
    edition: null,
    version,
    whole: version !== null,
    sure: true,
    roles,
    machines,
  });
  return [
    ware(mended ? NEW_SYSTEM : system, ['scada_server'], 1),
    ware(program, ['scada_server'], 1),
    ware(controller, ['plc'], controllers),
    ware(OFFICE, ['workstation'], desks),
    ...(modem ? [ware(MODEM, ['remote_access'], 1)] : []),
    ...(remote === 'teamviewer' ? [ware(TEAMVIEWER, ['scada_server'], 1)] : []),
  ];
}

const NEW_SYSTEM = {
  key: 'microsoft-windows-10-ltsc-2019',
  vendor: 'microsoft',
  product: 'windows 10',
  version: '1809',
};
const OFFICE = { key: 'microsoft-windows-10-before-22h2', vendor: 'microsoft', product: 'windows 10', version: '21H1' };
const MODEM = { key: 'sierra-airlink-rv50', vendor: 'sierra wireless', product: 'airlink', version: '4.9' };
const TEAMVIEWER = { key: 'teamviewer-15', vendor: 'teamviewer', product: 'teamviewer', version: '15.20' };

function findingsOf({ system, remote, secondFactor, practices }: StatePlant, mended: boolean): Finding[] {
  const open = remote !== null && !secondFactor;
  return [
    ...(system.ended && !mended
      ? [finding('support_ended', system.key, 'yes', 0.01, 1), finding('support_ended', 'control', 'yes', 0.01, 1)]
      : [finding('support_ended', mended ? NEW_SYSTEM.key : system.key, 'no', 0, 1)]),
    ...(remote === null ? [] : [finding('network', 'remote_access', open ? 'yes' : 'no', open ? 0.12 : 0, 1)]),
    ...practices
      .filter(([, answer]) => answer !== 'yes')
      .map(([practice, answer]) =>
        finding(
          'practice',
          practice,
          answer === 'unknown' ? 'cannot_tell' : 'yes',
          answer === 'unknown' ? 0 : (GAINS[practice] ?? 0.005),
          0,
        ),
      ),
  ];
}

/** About what plans of small plants say. */
const GAINS: Readonly<Record<string, number>> = {
  control_separated: 0.04,
  training_yearly: 0.03,
  mail_protected: 0.02,
  manual_operation: 0.05,
  backups_offline: 0.02,
  backups_tested: 0.015,
};

function finding(
  kind: Finding['kind'],
  topic: string,
  answer: Finding['answer'],
  gain: number,
  control: number,
): Finding {
  return { kind, topic, answer, severity: gain > 0.03 ? 'critical' : 'medium', count: 1, control, gain };
}

function round(share: number): number {
  return Math.min(1, Math.round(share * 1e6) / 1e6);
}
