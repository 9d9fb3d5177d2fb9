import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRules } from '../duty/rules/rules.js';
import { RULES_FOLDER, readYamlFiles } from '../base/rule-files.js';
import { readCalendars, readRuleBook, rulesToKeep } from './rule-book.js';

test('what the build kept is the rules as they stand', () => {
  const kept = readFileSync(new URL('../../dist/rules.json', import.meta.url), 'utf8');
  expect(kept).toBe(rulesToKeep());
});

test('kept rules are the same book as rules that are read anew', () => {
  const texts = readYamlFiles(RULES_FOLDER, (name) => !name.endsWith('.cases.yaml'));
  expect(readRuleBook()).toEqual(readRules(texts, Object.keys(readCalendars().calendars)));
});
