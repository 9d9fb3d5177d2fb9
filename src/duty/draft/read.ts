import type { z } from 'zod';
import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import type { YamlKind } from '../../base/yaml/fault.js';
import { errorOf } from '../../base/yaml/issues.js';
import { locate, type Located, type Path } from '../../base/yaml/positions.js';
import {
  dictionarySchema,
  formSchema,
  letterSchema,
  letterStatesSchema,
  type Dictionary,
  type Form,
  type LetterForm,
  type LetterStates,
} from '../../model/form.js';
import { FormsError, type FormsErrorCode } from './error.js';
import { factsIn } from './letter/template.js';

/** A file of `forms/` as it was read. */
export type FormText = { readonly file: string; readonly text: string };

/** `forms/dictionary.yaml`: every fact that a form may ask for. */
export function readDictionary(text: FormText): Dictionary {
  return parse(text, dictionarySchema).data.facts;
}

/** A form, checked: its shape, and that each fact it asks for is in the dictionary. Throws `FormsError` with the place. */
export function readForm(text: FormText, dictionary: Dictionary): Form {
  const { data, located } = parse(text, formSchema);
  checkOnce(
    data.fields.map(({ id }) => id),
    ['fields'],
    located,
  );
  for (const [at, field] of data.fields.entries())
    for (const key of ['from', 'with', 'also'] as const)
      for (const [index, fact] of field[key].entries())
        known('unknown_fact', fact, Object.keys(dictionary), located, ['fields', at, key, index]);
  for (const [at, { text: own }] of data.text.entries())
    for (const fact of factsIn(own))
      known('unknown_fact', fact, Object.keys(dictionary), located, ['text', at, 'text']);
  return data;
}

/** The letter's items, checked: their facts are in the dictionary, and what they lean on is there. */
export function readLetter(text: FormText, dictionary: Dictionary): LetterForm {
  const { data, located } = parse(text, letterSchema);
  const ids = data.items.map(({ id }) => id);
  checkOnce(ids, ['items'], located);
  for (const [at, item] of data.items.entries()) {
    for (const fact of factsIn([item.text ?? '', ...item.if_known].join(' ')))
      known('unknown_fact', fact, Object.keys(dictionary), located, ['items', at, 'text']);
    for (const [index, id] of item.same_as.entries())
      known('unknown_item', id, ids, located, ['items', at, 'same_as', index]);
  }
  return data;
}

/** What each state wants and forbids, checked: every item is one of the letter's. */
export function readLetterStates(text: FormText, letter: LetterForm): LetterStates {
  const { data, located } = parse(text, letterStatesSchema);
  const ids = [...letter.items.map(({ id }) => id), 'people_count_state'];
  for (const [state, rules] of Object.entries(data.states)) {
    for (const key of ['must', 'may', 'must_not'] as const)
      for (const [at, { item }] of rules[key].entries())
        known('unknown_item', item, ids, located, ['states', state, key, at, 'item']);
    for (const [at, item] of rules.keep_out.entries())
      known('unknown_item', item, ids, located, ['states', state, 'keep_out', at]);
  }
  return data;
}

type Parsed<T> = { readonly data: T; readonly located: Located };

function parse<T>({ file, text }: FormText, schema: z.ZodType<T>): Parsed<T> {
  const kind: YamlKind = {
    name: file,
    schema,
    missing: { basis: 'Say how it is known: shown, derived or general_knowledge.' },
    help: 'See src/duty/draft/CONTEXT.md for the form of a form.',
    fail: (code, message, detail) => new FormsError(code, message, detail),
  };
  const located = locate(text, file, kind);
  const parsed = schema.safeParse(located.data);
  if (!parsed.success) throw errorOf(parsed.error.issues, located, kind);
  return { data: parsed.data, located };
}

function checkOnce(ids: readonly string[], path: Path, located: Located): void {
  const again = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  if (again === -1) return;
  throw new FormsError('duplicate_field', `\`${inertText(ids[again] ?? '', 80)}\` is there twice`, {
    where: located.valueAt([...path, again, 'id']),
    hint: 'Each has an id of its own.',
  });
}

const NOUNS = { unknown_fact: 'fact in the dictionary', unknown_item: 'item of the letter' } as const;

function known(
  code: keyof typeof NOUNS & FormsErrorCode,
  name: string,
  names: readonly string[],
  located: Located,
  at: Path,
): void {
  if (names.includes(name)) return;
  const meant = nearest(name, names);
  throw new FormsError(code, `there is no ${NOUNS[code]} \`${inertText(name, 80)}\``, {
    where: located.valueAt(at),
    hint: meant === null ? 'Name one that is there, or add it.' : `Did you mean \`${meant}\`?`,
  });
}
