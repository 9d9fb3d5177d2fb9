import { z } from 'zod';

/**
 * What an operator does or does not do: every practice is put so that yes is the safe answer. Each belongs to a goal of
 * CISA's Cross-Sector Cybersecurity Performance Goals; the plain questions stand in `data/practices.json`.
 */
export const PRACTICES = [
  'inventory_kept', // 1.A
  'leader_named', // 1.B
  'control_leader_named', // 1.C
  'office_and_control_meet', // 1.D
  'known_holes_mended', // 1.E
  'outside_review', // 1.F
  'supplier_tells_incidents', // 1.G
  'supplier_tells_holes', // 1.H
  'supplier_requirements', // 1.I
  'default_passwords_changed', // 2.A
  'long_passwords', // 2.B
  'own_accounts', // 2.C
  'leavers_locked_out', // 2.D
  'separate_admin_accounts', // 2.E
  'control_separated', // 2.F
  'failed_logins_noticed', // 2.G
  'second_factor_remote', // 2.H
  'training_yearly', // 2.I
  'training_control', // 2.J
  'traffic_encrypted', // 2.K
  'sensitive_data_locked', // 2.L
  'mail_protected', // 2.M
  'macros_off', // 2.N
  'settings_documented', // 2.O
  'network_drawn', // 2.P
  'installs_approved', // 2.Q
  'backups_made', // 2.R
  'backups_offline', // 2.R
  'backups_tested', // 2.R
  'incident_plan', // 2.S
  'manual_operation', // 2.S: the plant can be run by hand, and it was tried
  'logs_collected', // 2.T
  'logs_safe', // 2.U
  'foreign_devices_kept_out', // 2.V
  'no_weak_services_outside', // 2.W
  'control_off_internet', // 2.X
  'no_mail_on_control', // 2.F, 2.M: no mail or web on computers that run the plant
  'threats_followed', // 3.A
  'reporting_known', // 4.A
  'holes_reportable', // 4.B
  'security_txt', // 4.C
  'recovery_planned', // 5.A
] as const;
export const practiceSchema = z.enum(PRACTICES);
export type Practice = z.infer<typeof practiceSchema>;

/** `unknown`: asked, and nobody knew. A practice that was not asked has no entry. */
export const ANSWERS = ['yes', 'partly', 'no', 'unknown', 'not_applicable'] as const;

export const practiceAnswerSchema = z.object({
  practice: practiceSchema,
  answer: z.enum(ANSWERS),
  /** Who or what says so: `plant.yaml:4`, or the machines of the inventory, or the records of training, that decide it. */
  basis: z.string(),
  from: z.enum(['person', 'inventory']),
  note: z.string().nullable(),
});
export type PracticeAnswer = z.infer<typeof practiceAnswerSchema>;
