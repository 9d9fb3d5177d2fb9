import type { BundleContents } from '../../src/model/posture-bundle.js';

/** What a small plant of a number says: a computer with Windows 7, one controller. */
export function contents(number: number, more: Partial<BundleContents> = {}): BundleContents {
  return {
    schema: 'assay.posture-bundle/1',
    plant: { id: number.toString(16).padStart(32, 'a'), state: 'ME', sector: 'water', size: 'small' },
    as_of: '2021-11-20',
    made_at: '2021-11-20T12:00:00.000Z',
    machines: [{ role: 'hmi', zone: 'control', machines: 1 }],
    products: [
      {
        key: 'microsoft-windows-7',
        vendor: 'microsoft',
        product: 'windows 7',
        edition: 'pro',
        version: 'SP1',
        whole: true,
        sure: true,
        roles: ['hmi'],
        machines: 1,
      },
    ],
    unknown_programs: 0,
    findings: [],
    practices: [],
    remote_access: [],
    exposed: { yes: 0, no: 1, unknown: 0 },
    remote: { yes: 0, no: 1, unknown: 0 },
    mail_host: null,
    training: null,
    incident_reported: 'unknown',
    plan: { risk_before: 0.3, risk_after: 0.1, measures: [] },
    feeds: [],
    names: null,
    ...more,
  };
}
