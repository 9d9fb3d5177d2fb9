import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import type { Located, Path } from '../../base/yaml/positions.js';
import { FACT_ELEMENTS, KINDS, ROLES, SECTORS } from '../../model/facts-words.js';
import { JURISDICTIONS, JURISDICTION_NAMES, isJurisdiction, type Jurisdiction } from '../../model/jurisdiction.js';
import { FactsError, type FactsErrorCode } from './error.js';
import { entriesAt, valueAt } from '../../base/at-path.js';

/** Words of closed lists are checked first: a misspelt one gets the nearest as its hint. */
export function checkWords(located: Located): void {
  const { data } = located;
  list(located, ['exposure', 'elements'], FACT_ELEMENTS, 'unknown_element', 'data element');
  list(located, ['exposure', 'elements_uncertain'], FACT_ELEMENTS, 'unknown_element', 'data element');
  list(located, ['incident', 'kind'], KINDS, 'unknown_word', 'kind of incident');
  list(located, ['organisation', 'regulated_as'], ROLES, 'unknown_word', 'role');
  const sector = valueAt(data, ['organisation', 'sector']);
  if (sector !== undefined)
    word(sector, SECTORS, 'unknown_word', 'sector', located.valueAt(['organisation', 'sector']));
  const state = valueAt(data, ['organisation', 'state']);
  if (state !== undefined) jurisdiction(state, located.valueAt(['organisation', 'state']));
  for (const places of PLACES)
    for (const [key] of entriesAt(data, places)) jurisdiction(key, located.keyAt([...places, key]));
}

const PLACES = [
  ['exposure', 'people', 'by_jurisdiction'],
  ['exposure', 'people', 'bounds', 'by_jurisdiction'],
];

function list(
  located: Located,
  path: Path & readonly string[],
  known: readonly string[],
  code: FactsErrorCode,
  noun: string,
): void {
  const given = valueAt(located.data, path);
  if (!Array.isArray(given)) return;
  for (const [at, each] of given.entries()) word(each, known, code, noun, located.valueAt([...path, at]));
}

type Where = { readonly file: string; readonly line: number; readonly column: number };

function word(given: unknown, known: readonly string[], code: FactsErrorCode, noun: string, where: Where): void {
  if (typeof given !== 'string' || known.includes(given)) return;
  const meant = nearest(given, known);
  throw new FactsError(code, `${quoted(given)} is no ${noun}`, {
    where,
    hint: meant === null ? `Use one of: ${known.join(' ')}.` : `Did you mean \`${meant}\`?`,
  });
}

/** A jurisdiction by its two letters; its name or a slip of either gets the right one as its hint. */
function jurisdiction(given: unknown, where: Where): void {
  if (typeof given === 'string' && isJurisdiction(given)) return;
  const text = String(given);
  const meant = meantBy(text);
  throw new FactsError('unknown_jurisdiction', `${quoted(text)} is none of the 54 jurisdictions`, {
    where,
    hint:
      meant === undefined
        ? 'Write its two letters, such as WA or PR; people who live in none of them go to `elsewhere`.'
        : `Did you mean \`${meant}\` (${JURISDICTION_NAMES[meant]})?`,
  });
}

function meantBy(text: string): Jurisdiction | undefined {
  const upper = text.toUpperCase();
  if (isJurisdiction(upper)) return upper;
  const candidates = text.length > 2 ? Object.values(JURISDICTION_NAMES) : JURISDICTIONS;
  const found = nearest(text, candidates);
  return JURISDICTIONS.find((code) => code === found || JURISDICTION_NAMES[code] === found);
}

function quoted(text: string): string {
  return `\`${inertText(text, 60)}\``;
}
