import { parse } from 'yaml';
import { z } from 'zod';
import { RULES_FOLDER, readYamlFiles } from '../../src/base/rule-files.js';
import { factsSchema, type Facts } from '../../src/model/facts.js';
import type { AsOf } from '../../src/model/clock.js';

type Tree = Readonly<Record<string, unknown>>;
const treeSchema = z.record(z.string(), z.unknown());

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

function changed(facts: Tree, change: Readonly<Record<string, unknown>>): Tree {
  return Object.entries(change).reduce((tree, [path, value]) => withValue(tree, path.split('/'), value), facts);
}

/** The tree with a value at a path; null takes the key away. */
function withValue(tree: Tree, [step = '', ...rest]: readonly string[], value: unknown): Tree {
  if (rest.length > 0) return { ...tree, [step]: withValue(treeSchema.parse(tree[step] ?? {}), rest, value) };
  const others = Object.entries(tree).filter(([key]) => key !== step);
  return Object.fromEntries(value === null ? others : [...others, [step, value]]);
}
