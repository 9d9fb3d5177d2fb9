import { z } from 'zod';

/** What a machine does. The last is for what has no word of its own here; where nobody says, the role is null. */
export const ROLES = [
  'hmi',
  'scada_server',
  'historian',
  'engineering_workstation',
  'plc',
  'rtu',
  'workstation',
  'server',
  'mail',
  'router',
  'firewall',
  'switch',
  'remote_access',
  'camera',
  'phone',
  'printer',
  'other',
] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Roles that run the plant, or from which it is run. */
export const CONTROL_ROLES: readonly Role[] = [
  'hmi',
  'scada_server',
  'historian',
  'engineering_workstation',
  'plc',
  'rtu',
];

/** Where a machine stands. `control`: beside what runs the plant; `remote`: outside the site, at homes or stations; null where nobody says. */
export const ZONES = ['control', 'office', 'dmz', 'remote', 'internet'] as const;
export const zoneSchema = z.enum(ZONES);
export type Zone = z.infer<typeof zoneSchema>;

/**
 * How it is known. `stated`: a person or a bill of materials says so. `measured`: the machine itself said so (a host script, a
 * banner). `guessed`: a scanner's guess; `accuracy` in per cent; a guess below 100 is never a finding alone.
 */
export const BASES = ['stated', 'measured', 'guessed'] as const;

/** Something with makers, versions and an end of support: the machine, its firmware, its operating system, a program on it. */
export const programSchema = z.object({
  part: z.enum(['hardware', 'firmware', 'os', 'software']),
  /** As it stood in the source, whole; what follows are its pieces as the source gave them, null where it did not. */
  text: z.string(),
  vendor: z.string().nullable(),
  product: z.string().nullable(),
  edition: z.string().nullable(),
  version: z.string().nullable(),
  cpe: z.string().nullable(),
  purl: z.string().nullable(),
  basis: z.enum(BASES),
  accuracy: z.number().min(0).max(100).nullable(),
  /** File, and line, row, or host: `inventory.csv:4`. */
  where: z.string(),
});
export type Program = z.infer<typeof programSchema>;

/** A program of which only its text is known. */
export function statedProgram(part: Program['part'], text: string, where: string): Program {
  return {
    part,
    text,
    vendor: null,
    product: null,
    edition: null,
    version: null,
    cpe: null,
    purl: null,
    basis: 'stated',
    accuracy: null,
    where,
  };
}

const portSchema = z.object({
  port: z.int().min(0).max(65_535),
  protocol: z.enum(['tcp', 'udp', 'sctp']),
  /** As the scanner names it: `ms-wbt-server`. */
  service: z.string().nullable(),
  where: z.string(),
});

export const assetSchema = z.object({
  /** As the source has it, or made from its place there; one inventory has no two alike. */
  asset_id: z.string(),
  name: z.string().nullable(),
  role: roleSchema.nullable(),
  /** The source's own word for role and zone, where it had one. */
  role_text: z.string().nullable(),
  zone: zoneSchema.nullable(),
  zone_text: z.string().nullable(),
  programs: z.array(programSchema),
  ip: z.array(z.string()),
  mac: z.array(z.string()),
  ports: z.array(portSchema),
  /** Can it be reached from the Internet? */
  exposed: z.boolean().nullable(),
  /** Is it reached from elsewhere, with what, and with a second factor? `used` null where nobody says. */
  remote_access: z.object({
    used: z.boolean().nullable(),
    by: z.string().nullable(),
    second_factor: z.boolean().nullable(),
  }),
  /** Is mail read on it? */
  email_used: z.boolean().nullable(),
  owner: z.string().nullable(),
  last_patched: z.iso.date().nullable(),
  /** US dollars, and hours of one person. */
  replacement_cost: z.number().min(0).nullable(),
  hours: z.number().min(0).nullable(),
  notes: z.string().nullable(),
  /** Every place that said something of it: `inventory.csv:4`. */
  sources: z.array(z.string()).min(1),
});
export type Asset = z.infer<typeof assetSchema>;

/** A machine of which nothing is known but where it stands. */
export function blankAsset(id: string, where: string): Asset {
  return {
    asset_id: id,
    name: null,
    role: null,
    role_text: null,
    zone: null,
    zone_text: null,
    programs: [],
    ip: [],
    mac: [],
    ports: [],
    exposed: null,
    remote_access: { used: null, by: null, second_factor: null },
    email_used: null,
    owner: null,
    last_patched: null,
    replacement_cost: null,
    hours: null,
    notes: null,
    sources: [where],
  };
}

/** What was read of an organisation's machines, from one file or several. */
export const inventorySchema = z.object({
  assets: z.array(assetSchema),
  sources: z.array(
    z.object({
      path: z.string(),
      sha256: z.string(),
      kind: z.enum(['sheet', 'nmap', 'cyclonedx', 'leases', 'questions']),
      read: z.int().min(0),
      /** What could not be read, with its place and the reason. */
      set_aside: z.array(z.object({ where: z.string(), why: z.string() })),
      /** Columns or kinds of entries that nothing was made of. */
      unused: z.array(z.string()),
    }),
  ),
  /** Two sources that say different things of one machine: both are told, the first stands. */
  conflicts: z.array(z.object({ asset_id: z.string(), field: z.string(), values: z.array(z.string()) })),
});
export type Inventory = z.infer<typeof inventorySchema>;
