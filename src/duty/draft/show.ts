import { capital, countWord, elementWord, instantWords, letterDay, plain, stateWord } from './words.js';

/** Facts whose values are words of ours with underscores; the text of others is shown as it was written. */
const WORDS = /^(?:incident\.(?:kind|status|nciss\..+)|organisation\.(?:sector|critical_sectors)|verdict\.word)$/u;

/** How texts are worded: as forms want them, or as a letter does. */
export type Voice = 'form' | 'letter';

/** A fact's value in words; lines are parted by line feeds. Shapes follow `src/model/facts.ts`. */
export function showFact(path: string, value: unknown, voice: Voice): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return path === 'incident.severity' ? `level ${value} of 5` : countWord(value);
  if (typeof value === 'string') return textOf(path, value, voice);
  if (Array.isArray(value)) return listOf(path, value, voice);
  if (value !== null && typeof value === 'object') return objectOf(path, Object.entries(value), voice);
  return '';
}

function textOf(path: string, value: string, voice: Voice): string {
  if (path === 'exposure.elements') return elementWord(value);
  if (WORDS.test(path)) return plain(value);
  if (voice === 'letter' && /^\d{4}-\d{2}-\d{2}(?:T|$)/u.test(value)) return letterDay(value);
  return instantWords(value);
}

function listOf(path: string, values: readonly unknown[], voice: Voice): string {
  if (values.length === 0) return 'none';
  const shown = values.map((each) => showFact(path, each, voice));
  if (path === 'exposure.elements' || WORDS.test(path)) return shown.join(', ');
  const isPlain = values.every((each) => typeof each === 'string');
  return shown.join(isPlain && voice === 'letter' ? '; ' : '\n');
}

function objectOf(path: string, entries: readonly (readonly [string, unknown])[], voice: Voice): string {
  const given = entries.filter(([, value]) => value !== undefined);
  if (path.endsWith('by_jurisdiction')) {
    const sorted = given.toSorted(([left], [right]) => (left < right ? -1 : 1));
    return sorted.map(([code, count]) => `${stateWord(code)}: ${showFact(path, count, voice)}`).join('; ');
  }
  const said = given.find(([key]) => key === 'said' && path !== 'verdict');
  if (said !== undefined) {
    const rest = given
      .filter((entry) => entry !== said)
      .map(([key, value]) => labelled(path, key, showFact(`${path}.${key}`, value, voice)));
    return `${showFact(path, said[1], voice)}${rest.length === 0 ? '' : ` (${rest.join(', ')})`}`;
  }
  if (isPerson(path)) return given.map(([, value]) => showFact(path, value, voice)).join(', ');
  return given.map(([key, value]) => labelled(path, key, showFact(`${path}.${key}`, value, voice))).join(', ');
}

function isPerson(path: string): boolean {
  return path === 'signer' || /^contact\.(?:reporter|primary|counsel|agent|dpo|press)$/u.test(path);
}

/** What a key says that the value alone does not. */
function labelled(path: string, key: string, value: string): string {
  if (['said', 'name', 'what', 'text', 'word'].includes(key)) return value;
  if (key === 'at') return path === 'incident.timeline' ? value : `on ${value}`;
  if (key === 'by') return `by ${value}`;
  if (key === 'written') return value === 'yes' ? 'in writing' : 'not in writing';
  if (key === 'people') return `claimed people: ${value}`;
  if (key === 'tollfree') return `toll-free ${value}`;
  return path.startsWith('contact.public') || key === 'until' || key === 'to'
    ? `${plain(key)} ${value}`
    : `${key.length <= 5 ? key.toUpperCase() : capital(plain(key))} ${value}`;
}
