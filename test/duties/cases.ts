import { parse } from 'yaml';
import { z } from 'zod';
import { RULES_FOLDER, readYamlFiles } from '../../src/base/rule-files.js';
import { factsSchema, type Facts } from '../../src/model/facts.js';
import type { AsOf } from '../../src/model/clock.js';

/** A `.cases.yaml`: facts, what is changed of them case by case, and what must come out, by duty id. */
const caseFileSchema = z.strictObject({
  facts: z.record(z.string(), z.unknown()),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      as_of: z.string(),
      /** Path with slashes to a new value; null takes away. */
      change: z.record(z.string(), z.unknown()).default({}),
      expect: z.record(
        z.string(),
        z.union([z.enum(['not_due', 'cannot_tell', 'not_law']), z.looseObject({ state: z.string() })]),
      ),
    }),
  ),
});
type CaseFile = z.infer<typeof caseFileSchema>;
export type Case = CaseFile['cases'][number] & { readonly file: string; readonly given: Facts };

export const caseFiles = readYamlFiles(RULES_FOLDER, (name) => name.endsWith('.cases.yaml')).map(({ file, text }) => ({
  file,
  ...caseFileSchema.parse(parse(text, { version: '1.2' })),
}));

export const cases: readonly Case[] = caseFiles.flatMap(({ file, facts, cases: own }) =>
  own.map((each) => ({ ...each, file, given: factsSchema.parse(changed(facts, each.change)) })),
);

export function asOfOf(text: string): AsOf {
  return { day: text.slice(0, 10), instant: text.includes('T') ? text : null };
}

function changed(facts: CaseFile['facts'], change: Readonly<Record<string, unknown>>): unknown {
  const copy = structuredClone(facts);
  for (const [path, value] of Object.entries(change)) {
    const steps = path.split('/');
    const last = steps.pop() ?? '';
    let here: Record<string, unknown> = copy;
    for (const step of steps) {
      const next = here[step] ?? {};
      here[step] = next;
      here = next as Record<string, unknown>;
    }
    if (value === null) delete here[last];
    else here[last] = value;
  }
  return copy;
}
