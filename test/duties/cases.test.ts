import { expect, test } from 'vitest';
import { evaluate } from '../../src/duty/evaluate/evaluate.js';
import type { Duties } from '../../src/model/duty.js';
import { book, clock, ruleTexts } from './book.js';
import { asOfOf, caseFiles, cases } from './cases.js';

test.each(cases.map((each) => [`${each.file}: ${each.name}`, each] as const))('%s', (_name, each) => {
  const answer = evaluate(each.given, book, asOfOf(each.as_of), clock);
  const found = Object.fromEntries(Object.keys(each.expect).map((id) => [id, outcomeOf(id, answer)]));
  expect(found).toMatchObject(each.expect);
});

test('every file of rules has at least three cases, and every rule is in one', () => {
  const files = ruleTexts.map(({ file }) => file).filter((file) => !file.endsWith('definitions.yaml'));
  const few = files.filter(
    (file) => (caseFiles.find((each) => each.file === file.replace(/\.yaml$/u, '.cases.yaml'))?.cases.length ?? 0) < 3,
  );
  expect(few).toEqual([]);
  const named = new Set(cases.flatMap((each) => Object.keys(each.expect)));
  expect([...book.rules.keys()].filter((id) => !named.has(id))).toEqual([]);
});

test('every rule is answered once, whatever the facts', () => {
  for (const each of cases) {
    const { duties, cannot_tell: open, not_due: denied } = evaluate(each.given, book, asOfOf(each.as_of), clock);
    expect([...duties, ...open, ...denied].map(({ id }) => id).sort()).toEqual([...book.rules.keys()].sort());
  }
});

function outcomeOf(id: string, answer: Duties): unknown {
  const duty = [...answer.duties, ...answer.not_law].find((each) => each.id === id);
  if (duty !== undefined) return duty;
  if (answer.cannot_tell.some((each) => each.id === id)) return 'cannot_tell';
  return answer.not_due.some((each) => each.id === id) ? 'not_due' : 'no such rule';
}
