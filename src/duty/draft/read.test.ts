import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dictionary, formBook } from '../../../test/duties/drafting.js';
import { FORMS_FOLDER } from '../../base/rule-files.js';
import { keysAt } from '../../base/yaml/shape.js';
import { factsSchema } from '../../model/facts.js';
import { FORMS } from '../../model/form.js';
import { DRAFTS } from '../../model/rule.js';
import { readForm } from './read.js';

const FORM = `id: cisa
title: A form
recipient: somebody
legal_basis: none
status: voluntary
when: at once
channel: by post
public: no
supplements: none
text_as_of: autumn of 2026
reviewed: 2026-11-23
confidence: high
doubts: []
sources: [a page]
fields:
  - id: began
    label: When it began
    required: yes
    from: [incident.started]
    basis: shown
`;
const read = (text: string) => readForm({ file: 'forms/cisa.yaml', text }, dictionary);

test.each(FORMS)('%s is read and says how each of its fields is known', (id) => {
  const { form } = formBook(id);
  expect(form.id).toBe(id);
  expect(form.sources.length).toBeGreaterThan(0);
});

test('every file of forms/ is a form that can be asked for, and every draft of a rule has one', () => {
  const files = readdirSync(FORMS_FOLDER).filter((name) => name.endsWith('.yaml') && name !== 'dictionary.yaml');
  expect(files.map((name) => name.replace('.yaml', '')).sort()).toEqual(
    FORMS.filter((id) => id !== 'letter').toSorted(),
  );
  expect(DRAFTS.filter((id) => !FORMS.some((form) => form === id))).toEqual([]);
});

test('every fact of the dictionary has its place in the facts file, or is a result', () => {
  const lacking = Object.keys(dictionary).filter((path) => {
    if (/^(?:report|duties|severity)\./u.test(path)) return false;
    const steps = path.split('.');
    const keys = keysAt(factsSchema, steps.slice(0, -1));
    return keys.length === 0
      ? !/\.(?:\$state|identifiers\.|references\.)|(?:identifiers|references)\.\w+$/u.test(path)
      : !keys.includes(steps.at(-1) ?? '');
  });
  expect(lacking).toEqual([]);
});

test('a form may say only what the dictionary knows; the place of the slip is told', () => {
  expect(read(FORM).fields[0]).toMatchObject({ id: 'began', required: 'yes', from: ['incident.started'], also: [] });
  const slip = FORM.replace('incident.started', 'incident.startet');
  expect(() => read(slip)).toThrow(
    expect.objectContaining({
      code: 'unknown_fact',
      hint: 'Did you mean `incident.started`?',
      where: { file: 'forms/cisa.yaml', line: 19, column: 12 },
    }),
  );
});

test.each([
  ['unknown_key', FORM.replace('label:', 'lable:')],
  ['missing_key', FORM.replace('    basis: shown\n', '')],
  ['bad_value', FORM.replace('basis: shown', 'basis: guessed')],
  ['bad_yaml', FORM.replace('[incident.started]', '[incident.started')],
  ['duplicate_field', `${FORM}  - { id: began, label: Again, required: no, basis: shown }\n`],
])('%s is an error with its line', (code, text) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ code, where: expect.objectContaining({ file: 'forms/cisa.yaml' }) as unknown }),
  );
});
