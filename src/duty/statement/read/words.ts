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

const SHAPES = ['about', 'about,to', 'at_least', 'more_than', 'at_most', 'fewer_than', 'high,low'];
const COUNT_KEYS = [...new Set(SHAPES.flatMap((shape) => shape.split(',')))];
const COUNT_HINT =
  'Write 48650000 where it is exact, or one of { about: 48600000 }, { at_least: 1 }, { more_than: 1 }, { at_most: 1 }, { fewer_than: 1 }, { low: 1, high: 2 }.';

/** A count has one of several shapes: they are checked here, so that a slip is told as one. */
function countKeys(holder: unknown, path: Path, located: Located): void {
  const given = valueAt(holder, ['people']);
  if (given === undefined || typeof given === 'number') return;
  const where = located.valueAt(path);
  if (given === null || typeof given !== 'object')
    throw new StatementsError('wrong_type', 'a number of people is written in digits', { where, hint: COUNT_HINT });
  const keys = Object.keys(given).sort();
  const strange = keys.find((key) => !COUNT_KEYS.includes(key));
  if (strange !== undefined) {
    const meant = nearest(strange, COUNT_KEYS);
    throw new StatementsError('unknown_key', `a number of people has the unknown key \`${inertText(strange, 60)}\``, {
      where: located.keyAt([...path, strange]),
      hint: meant === null ? COUNT_HINT : `Did you mean \`${meant}\`?`,
    });
  }
  if (!SHAPES.includes(keys.join()))
    throw new StatementsError('bad_value', 'a number of people is said in one way', { where, hint: COUNT_HINT });
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
