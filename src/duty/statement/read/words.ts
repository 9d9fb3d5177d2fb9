import { entriesAt, valueAt } from '../../../base/at-path.js';
import { nearest } from '../../../base/nearest.js';
import { inertText } from '../../../base/text.js';
import type { Located } from '../../../base/yaml/positions.js';
import { FACT_ELEMENTS } from '../../../model/facts-words.js';
import { ACCESS_STATES, STATEMENT_STATUSES } from '../../../model/statement.js';
import { StatementsError, type StatementsErrorCode } from '../error.js';
import { LISTS } from './places.js';

/** Words of closed lists are checked first: a misspelt one gets the nearest as its hint. */
export function checkWords(located: Located): void {
  for (const [list, key] of LISTS) {
    const items = valueAt(located.data, [list]);
    if (!Array.isArray(items)) continue;
    for (const [at, item] of items.entries()) contentWords(item, [list, at, key], located);
  }
}

type Path = readonly (string | number)[];

function contentWords(item: unknown, path: Path, located: Located): void {
  const key = String(path.at(-1));
  const content = valueAt(item, [key]);
  const status = valueAt(content, ['status']);
  const access = valueAt(content, ['access']);
  word(status, STATEMENT_STATUSES, { code: 'unknown_word', noun: 'status' }, located, [...path, 'status']);
  word(access, ACCESS_STATES, { code: 'unknown_word', noun: 'state of access' }, located, [...path, 'access']);
  const holders: [unknown, Path][] = [
    [content, path],
    ...entriesAt(content, ['groups']).map(([name, group]): [unknown, Path] => [group, [...path, 'groups', name]]),
  ];
  for (const [holder, place] of holders) {
    elements(holder, place, located);
    countKeys(holder, [...place, 'people'], located);
  }
}

const COUNT_KEYS = ['about', 'to', 'at_least', 'more_than', 'at_most', 'fewer_than', 'low', 'high'];

/** A count has one of several shapes: its keys are checked here, so that a slip is told as one. */
function countKeys(holder: unknown, path: Path, located: Located): void {
  for (const [key] of entriesAt(holder, ['people'])) {
    if (COUNT_KEYS.includes(key)) continue;
    const meant = nearest(key, COUNT_KEYS);
    throw new StatementsError('unknown_key', `a number of people has the unknown key \`${inertText(key, 60)}\``, {
      where: located.keyAt([...path, key]),
      hint: meant === null ? `Known keys here: ${COUNT_KEYS.join(', ')}.` : `Did you mean \`${meant}\`?`,
    });
  }
}

function elements(holder: unknown, path: Path, located: Located): void {
  for (const list of ['confirmed', 'ruled_out', 'possible']) {
    const given = valueAt(holder, [list]);
    if (!Array.isArray(given)) continue;
    for (const [at, each] of given.entries())
      word(each, FACT_ELEMENTS, { code: 'unknown_element', noun: 'data element' }, located, [...path, list, at]);
  }
}

function word(
  given: unknown,
  known: readonly string[],
  { code, noun }: { readonly code: StatementsErrorCode; readonly noun: string },
  located: Located,
  path: Path,
): void {
  if (typeof given !== 'string' || known.includes(given)) return;
  const meant = nearest(given, known);
  throw new StatementsError(code, `\`${inertText(given, 60)}\` is no ${noun}`, {
    where: located.valueAt(path),
    hint: meant === null ? `Use one of: ${known.join(' ')}.` : `Did you mean \`${meant}\`?`,
  });
}
