import { z } from 'zod';
import type { Exploited } from '../../model/vulnerability.js';
import type { SetAside } from '../keep/manifest.js';
import { cut, dayOf, jsonOf, notTheFeed } from './json.js';

const MOST = 50_000;

// CISA's JSON Schema of the catalogue, known_exploited_vulnerabilities_schema.json.
const entrySchema = z.object({
  cveID: z.string().regex(/^CVE-\d{4}-\d{4,19}$/u),
  vendorProject: z.string(),
  product: z.string(),
  vulnerabilityName: z.string(),
  dateAdded: z.iso.date(),
  requiredAction: z.string(),
  dueDate: z.string().optional(),
  knownRansomwareCampaignUse: z.string().optional(),
});
const catalogueSchema = z.object({
  catalogVersion: z.string().max(100),
  count: z.int().optional(),
  vulnerabilities: z.array(z.unknown()).max(MOST),
});

export type Catalogue = {
  readonly version: string;
  readonly entries: readonly Exploited[];
  readonly set_aside: readonly SetAside[];
};

/** CISA's catalogue of known exploited vulnerabilities. An entry that cannot be read is set aside. Throws `not_the_feed`. */
export function readKev(bytes: Uint8Array): Catalogue {
  const parsed = catalogueSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) throw notTheFeed('it is not the catalogue of known exploited vulnerabilities');
  const { catalogVersion, count, vulnerabilities } = parsed.data;
  if (count !== undefined && count !== vulnerabilities.length) {
    throw notTheFeed(`the catalogue says that it has ${count} entries and holds ${vulnerabilities.length}`);
  }
  const entries = new Map<string, Exploited>();
  const setAside: SetAside[] = [];
  for (const [index, each] of vulnerabilities.entries()) {
    const entry = entrySchema.safeParse(each);
    if (!entry.success)
      setAside.push({
        where: `entry ${index + 1}`,
        why: `${String(entry.error.issues[0]?.path[0] ?? 'it')} is not as it must be`,
      });
    else if (!entries.has(entry.data.cveID)) entries.set(entry.data.cveID, exploitedOf(entry.data));
  }
  return { version: cut(catalogVersion, 40), entries: [...entries.values()], set_aside: setAside };
}

function exploitedOf(entry: z.infer<typeof entrySchema>): Exploited {
  return {
    cve: entry.cveID,
    vendor: cut(entry.vendorProject, 200),
    product: cut(entry.product, 400),
    name: cut(entry.vulnerabilityName, 400),
    added_on: entry.dateAdded,
    due_on: dayOf(entry.dueDate),
    ransomware: entry.knownRansomwareCampaignUse === 'Known',
    action: cut(entry.requiredAction, 1000),
    published_on: null,
    affected: null,
  };
}
