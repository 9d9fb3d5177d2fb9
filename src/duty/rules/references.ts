import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import type { Path } from '../../base/yaml/positions.js';
import type { Condition } from '../../model/condition.js';
import type { Rule, RuleVersion } from '../../model/rule.js';
import { RulesError, type RulesErrorCode } from './error.js';
import type { ParsedFile } from './parse.js';

type Known = {
  readonly rules: readonly string[];
  readonly definitions: readonly string[];
  readonly calendars: readonly string[];
};

/** Everything that a rule names must be there: other rules, definitions, calendars, zones; and its days must be in order. */
export function checkReferences(
  files: readonly ParsedFile[],
  shared: Readonly<Record<string, Condition>>,
  calendars: readonly string[],
): void {
  const rules = files.flatMap(({ data }) => data.rules.map(({ id }) => id));
  for (const file of files) {
    const definitions = Object.keys({ ...shared, ...file.data.definitions });
    const known: Known = { rules, definitions, calendars };
    for (const [name, condition] of Object.entries(file.data.definitions))
      checkCondition(condition, ['definitions', name], file, known);
    for (const [at, rule] of file.data.rules.entries()) checkRule(rule, ['rules', at], file, known);
  }
}

function checkRule(rule: Rule, at: Path, file: ParsedFile, known: Known): void {
  for (const [index, id] of rule.exception_to.entries()) checkId(id, [...at, 'exception_to', index], file, known);
  for (const [index, id] of rule.told_by.entries()) checkId(id, [...at, 'told_by', index], file, known);
  for (const [index, version] of rule.versions.entries())
    checkVersion(version, [...at, 'versions', index], file, known);
}

function checkVersion(version: RuleVersion, at: Path, file: ParsedFile, known: Known): void {
  const { effective, who, trigger, anchor, within, order, not_before: wait, held, exceptions, recipients } = version;
  if (effective.to !== undefined && effective.to < effective.from) {
    throw new RulesError('bad_interval', 'a version ends before it begins', {
      where: file.located.valueAt([...at, 'effective', 'to']),
      hint: '`to` is the last day on which it holds.',
    });
  }
  if (who.when !== undefined) checkCondition(who.when, [...at, 'who', 'when'], file, known);
  checkCondition(trigger, [...at, 'trigger'], file, known);
  for (const [index, exception] of exceptions.entries())
    if (exception.when !== undefined) checkCondition(exception.when, [...at, 'exceptions', index, 'when'], file, known);
  if (typeof anchor === 'object' && 'done' in anchor) checkId(anchor.done, [...at, 'anchor', 'done'], file, known);
  if (order !== undefined)
    for (const [word, id] of Object.entries(order)) checkId(id, [...at, 'order', word], file, known);
  checkCalendar(within?.calendar, [...at, 'within', 'calendar'], file, known);
  if (wait !== undefined) {
    checkId(wait.done, [...at, 'not_before', 'done'], file, known);
    checkCalendar(wait.within.calendar, [...at, 'not_before', 'within', 'calendar'], file, known);
  }
  for (const word of ['oral', 'cleared'] as const)
    checkCalendar(held?.[word]?.calendar, [...at, 'held', word, 'calendar'], file, known);
  for (const [index, { zone }] of recipients.entries())
    if (!isZone(zone)) fail('unknown_zone', zone, [...at, 'recipients', index, 'zone'], file, []);
}

function checkCondition(condition: Condition, at: Path, file: ParsedFile, known: Known): void {
  if ('all' in condition)
    for (const [index, part] of condition.all.entries()) checkCondition(part, [...at, 'all', index], file, known);
  else if ('any' in condition)
    for (const [index, part] of condition.any.entries()) checkCondition(part, [...at, 'any', index], file, known);
  else if ('not' in condition) checkCondition(condition.not, [...at, 'not'], file, known);
  else if ('defined' in condition && !known.definitions.includes(condition.defined))
    fail('unknown_definition', condition.defined, [...at, 'defined'], file, known.definitions);
}

function checkId(id: string, at: Path, file: ParsedFile, known: Known): void {
  if (!known.rules.includes(id)) fail('unknown_rule', id, at, file, known.rules);
}

function checkCalendar(name: string | undefined, at: Path, file: ParsedFile, known: Known): void {
  if (name !== undefined && !known.calendars.includes(name)) fail('unknown_calendar', name, at, file, known.calendars);
}

const zones = new Map<string, boolean>();

function isZone(zone: string): boolean {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  let valid = true;
  try {
    void new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    valid = false;
  }
  zones.set(zone, valid);
  return valid;
}

const WORDS = {
  unknown_rule: 'rule',
  unknown_definition: 'definition',
  unknown_calendar: 'calendar',
  unknown_zone: 'zone',
} as const satisfies Partial<Record<RulesErrorCode, string>>;

function fail(code: keyof typeof WORDS, name: string, at: Path, file: ParsedFile, known: readonly string[]): never {
  const meant = nearest(name, known);
  throw new RulesError(code, `there is no ${WORDS[code]} \`${inertText(name, 80)}\``, {
    where: file.located.valueAt(at),
    hint: meant === null ? `Name a ${WORDS[code]} that is there.` : `Did you mean \`${meant}\`?`,
  });
}
