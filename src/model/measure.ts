import { z } from 'zod';

/** What can be done. Those of a machine stand once for each machine that they help. */
export const MACHINE_MEASURES = [
  'replace', // by something with support
  'upgrade', // to a version with support, on the same machine
  'patch',
  'buy_extended_support',
  'isolate', // off the network, or alone behind a firewall: what helps until there is money
  'close_to_internet',
  'ask_maker', // whether it is supported: no finding yet
] as const;

/** Once for the whole operator. */
export const PLANT_MEASURES = [
  'separate_networks',
  'second_factor',
  'remote_access_off',
  'own_accounts',
  'default_passwords',
  'leavers',
  'offline_backup',
  'test_restore',
  'manual_operation',
  'no_mail_on_control',
  'protect_mail_domain',
  'macros_off',
  'control_removable_media',
  'training',
  'control_training',
  'incident_plan',
  'outside_scan',
  'collect_logs',
  'keep_inventory',
  'name_leader',
] as const;

export const MEASURES = [...MACHINE_MEASURES, ...PLANT_MEASURES] as const;
export const measureSchema = z.enum(MEASURES);
export type Measure = z.infer<typeof measureSchema>;
