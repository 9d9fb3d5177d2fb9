import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readData } from '../base/data.js';
import { RULES_FOLDER, readYamlFiles } from '../base/rule-files.js';
import type { RuleBook } from '../model/rule.js';
import { calendarsSchema, type Calendars } from '../duty/clock/clock.js';
import { bookOf, checkRules, type CheckedFiles, type RuleText } from '../duty/rules/rules.js';

/** Written by `scripts/build.mjs`: the rules as they were checked then, and the digest of the files they were read from. */
const KEPT = fileURLToPath(new URL('../../dist/rules.json', import.meta.url));

export function readCalendars(): Calendars {
  return readData('holidays', calendarsSchema);
}

/**
 * The rules that came with the program. Checking half a megabyte of YAML takes longer than applying it, so the build keeps
 * what it checked; a file that was changed since is read and checked anew, with all others.
 */
export function readRuleBook(): RuleBook {
  const texts = ruleTexts();
  const kept = keptRules(digestOf(texts));
  return bookOf(kept ?? checkRules(texts, Object.keys(readCalendars().calendars)));
}

/** What the build keeps. */
export function rulesToKeep(): string {
  const texts = ruleTexts();
  const checked = checkRules(texts, Object.keys(readCalendars().calendars));
  return JSON.stringify({ digest: digestOf(texts), checked });
}

function ruleTexts(): RuleText[] {
  return readYamlFiles(RULES_FOLDER, (name) => !name.endsWith('.cases.yaml'));
}

function digestOf(texts: readonly RuleText[]): string {
  const hash = createHash('sha256');
  for (const { file, text } of texts) hash.update(`${file}\0${text}\0`);
  return hash.digest('hex');
}

function keptRules(digest: string): CheckedFiles | null {
  if (!existsSync(KEPT)) return null;
  // Written by this program from checked rules; the digest says that it is of these files.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as { readonly digest: string; readonly checked: CheckedFiles };
  return kept.digest === digest ? kept.checked : null;
}
