import type { YamlKind } from '../../base/yaml/fault.js';
import { errorOf } from '../../base/yaml/issues.js';
import { locate, type Located } from '../../base/yaml/positions.js';
import type { Condition } from '../../model/condition.js';
import { definitionFileSchema, ruleFileSchema, type RuleFile } from '../../model/rule.js';
import { RulesError } from './error.js';

/** A file of `rules/` as it was read: its path as errors shall show it, and its text. */
export type RuleText = { readonly file: string; readonly text: string };
export type ParsedFile = { readonly data: RuleFile; readonly located: Located };

const kindOf = (file: string, schema: unknown): YamlKind => ({
  name: file,
  schema,
  missing: { versions: 'A rule has at least one version, each with the day from which it holds.' },
  help: 'See src/duty/rules/CONTEXT.md for the form of a rule.',
  fail: (code, message, detail) => new RulesError(code, message, detail),
});

export function parseRuleFile({ file, text }: RuleText): ParsedFile {
  const kind = kindOf(file, ruleFileSchema);
  const located = locate(text, file, kind);
  const parsed = ruleFileSchema.safeParse(located.data);
  if (!parsed.success) throw errorOf(parsed.error.issues, located, kind);
  return { data: parsed.data, located };
}

export function parseDefinitions({ file, text }: RuleText): Readonly<Record<string, Condition>> {
  const kind = kindOf(file, definitionFileSchema);
  const located = locate(text, file, kind);
  const parsed = definitionFileSchema.safeParse(located.data);
  if (!parsed.success) throw errorOf(parsed.error.issues, located, kind);
  return parsed.data.definitions;
}
