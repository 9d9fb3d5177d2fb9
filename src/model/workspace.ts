import { z } from 'zod';
import { PUBLIC_ELEMENTS, elementSchema } from './element.js';

/** `assay.yaml`: what an organisation says of itself and of its systems of record. Paths are relative to the file. */
const date = z.iso.date();
const columns = z.record(z.string(), elementSchema);
const name = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/u, 'lower-case letters, digits, - and _');

/** An address of PostgreSQL, without a password: that would lie in a file that many read. */
const storeAddress = z.string().refine(isStoreAddress, {
  error: 'write postgres://user@host/database, without a password',
});

function isStoreAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, password, pathname, searchParams } = new URL(text);
  const isPostgres = protocol === 'postgres:' || protocol === 'postgresql:';
  return isPostgres && password === '' && !searchParams.has('password') && pathname.length > 1;
}

const historySystem = z.strictObject({
  history: z.strictObject({ files: z.array(z.string()).min(1), from: z.string(), to: z.string() }),
  columns: columns.optional(),
});
const snapshotSystem = z.strictObject({
  snapshots: z.record(date, z.union([z.string(), z.array(z.string())])),
  columns: columns.optional(),
});
const tableSystem = z.strictObject({ files: z.array(z.string()).min(1), columns: columns.optional() });

/** A web address without a password: what stands in the file is read by many. */
const webAddress = z.string().refine(isWebAddress, { error: 'write https://host/path, without a password' });

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && password === '';
}

export const workspaceSchema = z.strictObject({
  organisation: z.strictObject({
    name: z.string(),
    sector: z.string().optional(),
    state: z.string().length(2).optional(),
    persons_served: z.int().positive().optional(),
  }),
  systems: z.record(name, z.union([historySystem, snapshotSystem, tableSystem])),
  prior_leaks: z
    .record(name, z.strictObject({ files: z.array(z.string()).min(1), date, columns: columns.optional() }))
    .default({}),
  canaries: z.string().optional(),
  public_elements: z.array(elementSchema).default([...PUBLIC_ELEMENTS]),
  engine: z
    .union([
      z.literal('duckdb'),
      z.strictObject({
        clickhouse: z.strictObject({
          /** HTTP address that is asked, and those of all nodes: tables are made node by node. */
          url: z.url(),
          nodes: z.array(z.url()).min(1).optional(),
          cluster: z.string(),
          database: z.string(),
          user: z.string().default('default'),
          /** The password itself stands in no file of the workspace: in this one, or in ASSAY_CLICKHOUSE_PASSWORD. */
          password_file: z.string().optional(),
        }),
      }),
    ])
    .default('duckdb'),
  /** Where cases are kept: in a file under `.assay/` where nothing is said, or on a PostgreSQL server for a team. */
  store: z
    .union([
      storeAddress,
      z.strictObject({
        url: storeAddress,
        /** As with the cluster: the password itself stands in no file of the workspace. */
        password_file: z.string().optional(),
      }),
    ])
    .optional(),
  /** Mirrors of public data in place of their publishers, and the proxy that leads there. */
  feeds: z
    .strictObject({
      kev: webAddress.optional(),
      cve: webAddress.optional(),
      lifecycle: webAddress.optional(),
      csaf: webAddress.optional(),
      proxy: webAddress.optional(),
    })
    .optional(),
});
export type Workspace = z.infer<typeof workspaceSchema>;
export type SystemSource = Workspace['systems'][string];
