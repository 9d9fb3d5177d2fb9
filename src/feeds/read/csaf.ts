import { z } from 'zod';
import type { Advisory } from '../../model/vulnerability.js';
import { productsOf, treeSchema, type NamedProduct } from './csaf-tree.js';
import { affectedOf } from './csaf-status.js';
import { cut, dayOf, jsonOf, notTheFeed } from './json.js';

const MOST = 20_000;
const ids = z.array(z.string()).max(MOST).optional();

// CSAF 2.0, section 3.2.
const scoreSchema = z.object({ baseScore: z.number().min(0).max(10).optional() }).optional();
const vulnerabilitySchema = z.object({
  cve: z.string().optional(),
  product_status: z.record(z.string(), ids).optional(),
  scores: z
    .array(z.object({ cvss_v2: scoreSchema, cvss_v3: scoreSchema, cvss_v4: scoreSchema }))
    .max(MOST)
    .optional(),
  metrics: z
    .array(z.object({ content: z.object({ cvss_v2: scoreSchema, cvss_v3: scoreSchema, cvss_v4: scoreSchema }) }))
    .max(MOST)
    .optional(),
  remediations: z
    .array(z.object({ category: z.string(), details: z.string(), product_ids: ids }))
    .max(MOST)
    .optional(),
});
const advisorySchema = z.object({
  document: z.object({
    title: z.string(),
    csaf_version: z.string().regex(/^2\.\d+$/u),
    notes: z
      .array(z.object({ text: z.string(), title: z.string().optional() }))
      .max(MOST)
      .optional(),
    references: z
      .array(z.object({ url: z.string(), category: z.string().optional() }))
      .max(MOST)
      .optional(),
    tracking: z.object({
      id: z.string().min(1),
      initial_release_date: z.string(),
      current_release_date: z.string(),
      status: z.string(),
    }),
  }),
  product_tree: treeSchema.optional(),
  vulnerabilities: z.array(vulnerabilitySchema).max(MOST).optional(),
});
type Given = z.infer<typeof advisorySchema>;

const REMEDIES = 12;

/** An advisory in CSAF 2. Throws `not_the_feed`. */
export function readAdvisory(bytes: Uint8Array): Advisory {
  const parsed = advisorySchema.safeParse(jsonOf(bytes));
  if (!parsed.success) {
    throw notTheFeed(
      `it is not an advisory in CSAF 2: ${parsed.error.issues[0]?.path.slice(0, 6).join('.') ?? ''} is not as it must be`,
    );
  }
  const { document, product_tree: tree, vulnerabilities = [] } = parsed.data;
  const { tracking } = document;
  const published = dayOf(tracking.initial_release_date);
  const revised = dayOf(tracking.current_release_date);
  if (published === null || revised === null) throw notTheFeed('the advisory has no day');
  if (tracking.status === 'draft') throw notTheFeed('the advisory is a draft');
  const products = productsOf(tree);
  return {
    id: cut(tracking.id, 80),
    title: cut(document.title, 300),
    published_on: published,
    revised_on: revised,
    sectors: sectorsOf(document.notes ?? []),
    url: urlOf(document.references ?? []),
    vulnerabilities: vulnerabilities.map((each) => vulnerabilityOf(each, products)),
  };
}

function vulnerabilityOf(
  given: NonNullable<Given['vulnerabilities']>[number],
  products: ReadonlyMap<string, readonly NamedProduct[]>,
): Advisory['vulnerabilities'][number] {
  const cve = given.cve === undefined ? null : cut(given.cve, 40);
  return {
    cve,
    score: scoreOf(given),
    affected: affectedOf(given.product_status ?? {}, products, cve),
    remedies: (given.remediations ?? []).slice(0, REMEDIES).map(({ category, details }) => ({
      kind: cut(category, 40),
      text: cut(details, 600),
    })),
  };
}

/** Of the highest version of CVSS that is given, the highest score. */
function scoreOf({ scores = [], metrics = [] }: NonNullable<Given['vulnerabilities']>[number]): number | null {
  const all = [...scores, ...metrics.map(({ content }) => content)];
  for (const version of ['cvss_v4', 'cvss_v3', 'cvss_v2'] as const) {
    const given = all.flatMap((each) => each[version]?.baseScore ?? []);
    if (given.length > 0) return Math.max(...given);
  }
  return null;
}

function sectorsOf(notes: NonNullable<Given['document']['notes']>): string[] {
  const note = notes.find(({ title = '' }) => /critical infrastructure sectors/iu.test(title));
  const parts = (note?.text ?? '').split(/[,;]\s*(?:and )?/u).map((part) => cut(part.replace(/\.$/u, ''), 80));
  return parts.filter((part) => part !== '').slice(0, 20);
}

/** The page for people, else the document itself; https alone. */
function urlOf(references: NonNullable<Given['document']['references']>): string | null {
  const own = references.filter(
    ({ category, url }) => category === 'self' && /^https:\/\/[^\s"'<>]{3,400}$/u.test(url),
  );
  return (own.find(({ url }) => !url.endsWith('.json')) ?? own[0])?.url ?? null;
}
