import { type Random, below, between, chance, pick, uniform } from '../../base/random.js';
import { PEOPLE } from '../rates.js';
import { drawWeighted, weighted } from './weighted.js';

// Reserved names (RFC 2606): mail to them reaches nobody.
const DOMAINS = weighted(
  [
    ['mail.example', 40],
    ['inbox.example', 18],
    ['post.example', 12],
    ['webmail.example', 10],
    ['letterbox.example', 8],
    ['cable.example', 6],
    ['fastnet.example', 4],
    ['work.example', 2],
  ] as const,
  ([, weight]) => weight,
);
const THINGS =
  'river tiger moon coffee guitar runner gamer fisher hiker star comet cactus pepper maple rocket panda otter sunny lucky silver'.split(
    ' ',
  );
const TRAITS = 'blue happy big little crazy quiet wild cool red super true old real night magic'.split(' ');

/** An address for somebody of that name and year of birth, or nothing: a few have none. */
export function drawEmail(random: Random, first: string, last: string, birthYear: number): string {
  if (chance(random, PEOPLE.noEmail)) return '';
  const domain = drawWeighted(random, DOMAINS)[0];
  if (!chance(random, PEOPLE.emailFromName)) {
    return `${pick(random, TRAITS)}${pick(random, THINGS)}${below(random, 10_000)}@${domain}`;
  }
  return `${localPart(random, plain(first), plain(last), birthYear)}@${domain}`;
}

function localPart(random: Random, first: string, last: string, birthYear: number): string {
  const kind = uniform(random);
  const number = chance(random, 0.3)
    ? String(birthYear).slice(chance(random, 0.5) ? 0 : 2)
    : String(between(random, 1, 9999));
  if (kind < 0.18) return `${first}.${last}`;
  if (kind < 0.48) return `${first}.${last}${number}`;
  if (kind < 0.68) return `${first}${last}${number}`;
  if (kind < 0.86) return `${first.charAt(0)}${last}${number}`;
  return `${last}${pick(random, ['.', '_', ''])}${first}${number}`;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/ (?:jr|ii|iii)$/u, '')
    .replaceAll(/[^a-z]/gu, '');
}
