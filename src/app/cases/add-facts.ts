import type { CaseFacts } from '../../case/facts.js';
import { isTree, merge, treeAt, type Tree } from '../../case/tree.js';
import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import { asJson, type JsonValue } from '../../model/case.js';
import { factsSchema } from '../../model/facts.js';
import { locate } from '../../base/yaml/positions.js';
import { FactsError } from '../../duty/facts/facts.js';
import type { YamlKind } from '../../base/yaml/fault.js';
import type { FactsText } from '../duties.js';
import { CaseError } from '../error.js';
import type { Entry } from './add.js';
import { factsOfCase } from './case-facts.js';
import { keepFound, type KeptFinding } from './keep-finding.js';
import { wholeCase, withCases, type CaseContext } from './open.js';

export type FactsFile = FactsText & { readonly name: string; readonly sha256: string };

/** Facts of a file, some facts by their path with values as YAML, and paths of what is unknown again. */
export type FactsRequest = {
  readonly file: FactsFile | null;
  readonly set: readonly string[];
  readonly unset: readonly string[];
};

/** Adds facts over those that the case has. All of them together must hold as a facts file. */
export async function addFactsTo(
  dir: string,
  entry: Entry,
  request: FactsRequest,
  context: CaseContext,
): Promise<KeptFinding> {
  const { file, unset } = request;
  for (const each of unset) requirePath(each);
  const below = file === null ? {} : treeOf(file);
  const set: Tree = request.set.reduce<Tree>((tree, each) => merge(tree, factOf(each)), below);
  const named = file === null ? {} : { file: { name: file.name, sha256: file.sha256 } };
  const payload = { set: { ...set }, unset: [...unset], ...named };
  return withCases(dir, context, async (opened) => {
    if (unset.length > 0) requireKnown(factsOfCase(opened.settings, await wholeCase(opened, entry.caseId)), unset);
    return keepFound(opened, entry, { kind: 'facts', payload });
  });
}

/** Only what is known can become unknown: a slip of the pen would leave the fact standing. */
function requireKnown({ sources }: CaseFacts, unset: readonly string[]): void {
  const known = Object.keys(sources);
  const unknown = unset.find((path) => !known.some((each) => each === path || each.startsWith(`${path}.`)));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  throw new CaseError('bad_value', `the case has no fact ${inertText(unknown, 80)}`, {
    hint:
      meant === null ? '`assay case show` lists the facts that were added.' : `Did you mean ${inertText(meant, 80)}?`,
  });
}

/** `exposure.people.total=48600000`, as a tree. */
function factOf(given: string): Tree {
  const at = given.indexOf('=');
  const path = given.slice(0, Math.max(0, at)).trim();
  if (at < 1) {
    throw new CaseError('bad_value', `${inertText(given, 60)} sets nothing`, {
      hint: 'Write it as a path and a value: exposure.people.total=48600000.',
    });
  }
  requirePath(path);
  const data: JsonValue = asJson(locate(`value: ${given.slice(at + 1)}`, path, FACTS).data);
  return treeAt(path, (isTree(data) ? data['value'] : null) ?? null);
}

function requirePath(path: string): void {
  const names = path.split('.');
  const fits = names.every((name) => /^[A-Za-z0-9_-]{1,60}$/u.test(name) && name !== '__proto__');
  if (fits) return;
  throw new CaseError('bad_value', `${inertText(path, 60)} is no path of a fact`, {
    hint: 'Write it as in a facts file, with dots between: exposure.people.total.',
  });
}

function treeOf({ file, text }: FactsText): Tree {
  const data = asJson(locate(text, file, FACTS).data ?? {});
  if (isTree(data)) return data;
  throw new CaseError('bad_facts', 'the file holds no facts', {
    where: { file },
    hint: 'docs/guide/counsel.md shows what a facts file looks like.',
  });
}

const FACTS: YamlKind = {
  name: 'the facts',
  schema: factsSchema,
  missing: {},
  help: 'docs/guide/counsel.md shows every key of a facts file.',
  fail: (code, message, detail) => new FactsError(code, message, detail),
};
