import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Lifecycle } from '../../src/model/lifecycle.js';

const ups = ['../../../', '../../../../'].map((up) => fileURLToPath(new URL(`${up}shared/`, import.meta.url)));

/** The folder beside the work tree with public facts and feeds; empty where the machine has none. */
export const SHARED = ups.find(existsSync) ?? '';

const day = z.union([z.string(), z.boolean()]).nullish();
const pageSchema = z.object({
  title: z.string(),
  releaseLabel: z.string().optional(),
  releases: z.array(
    z.object({
      releaseCycle: z.coerce.string(),
      releaseLabel: z.coerce.string().optional(),
      codename: z.coerce.string().optional(),
      releaseDate: z.string().nullish(),
      eol: day,
      eoes: day,
      latest: z.coerce.string().nullish(),
    }),
  ),
});

/** The product pages of endoflife.date as cycles, in the form that its programming interface gives them. */
export function sharedFeed(): Lifecycle[] {
  const folder = `${SHARED}feeds/lifecycle/`;
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return pages.flatMap((name) => cyclesOf(name.slice(0, -3), readFileSync(folder + name, 'utf8')));
}

function cyclesOf(product: string, text: string): Lifecycle[] {
  const front = text.split(/^---$/mu)[1] ?? '';
  const page = pageSchema.parse(parse(front, { schema: 'core' }));
  return page.releases.map((release) => {
    const template = release.releaseLabel ?? page.releaseLabel ?? '__RELEASE_CYCLE__';
    const label = template
      .replaceAll('__RELEASE_CYCLE__', release.releaseCycle)
      .replaceAll('__CODENAME__', release.codename ?? '');
    const until = typeof release.eol === 'string' ? release.eol : null;
    const extended = typeof release.eoes === 'string' ? release.eoes : null;
    return {
      product,
      cycle: release.releaseCycle,
      label: `${page.title} ${label}`,
      vendor: null,
      released_on: release.releaseDate ?? null,
      ended: until === null ? release.eol === true : null,
      support_until: until,
      extended: extended === null ? [] : [{ what: 'extended support', until: extended, cost: null }],
      latest_version: release.latest ?? null,
      successor: null,
      source: `endoflife.date/${product}`,
      as_of: '2026-08-22',
      confidence: 'high' as const,
      notes: null,
    };
  });
}
