import type { Role as ModelRole } from '../../../src/model/asset.js';

export type Role = ModelRole;

const WORDS: Readonly<Record<Role, string>> = {
  hmi: 'screen that runs the plant (HMI)',
  scada_server: 'SCADA server',
  historian: 'keeps the trends (historian)',
  engineering_workstation: 'programs the controllers',
  plc: 'controller (PLC)',
  rtu: 'remote station (RTU)',
  workstation: 'office computer or laptop',
  server: 'server',
  mail: 'mail server',
  router: 'router',
  firewall: 'firewall',
  switch: 'switch',
  remote_access: 'remote access',
  camera: 'camera',
  phone: 'phone',
  printer: 'printer',
  other: 'something else',
};

/** What a machine can do, in plain words. */
export const ROLE_WORDS: readonly { readonly value: Role; readonly label: string }[] = Object.entries(WORDS).map(
  ([value, label]) => ({
    // The keys of the record are roles, which the library's type does not say.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    value: value as Role,
    label,
  }),
);
