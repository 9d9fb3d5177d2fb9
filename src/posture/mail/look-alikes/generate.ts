import { domainToASCII } from 'node:url';
import type { LookAlike } from '../../../model/mail-check.js';
import { publicSuffix, registeredDomain } from '../domain-name.js';

type Made = Pick<LookAlike, 'domain' | 'how'>;

/** Shapes that are taken for each other in a hurry: ASCII first, then Cyrillic letters that look the same. */
const SHAPES: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['m', 'rn'],
  ['vv', 'w'],
  ['w', 'vv'],
  ['cl', 'd'],
  ['d', 'cl'],
  ['l', '1'],
  ['l', 'i'],
  ['i', 'l'],
  ['i', '1'],
  ['o', '0'],
  ['0', 'o'],
  ['1', 'l'],
  ['s', '5'],
  ['a', '\u0430'],
  ['e', '\u0435'],
  ['o', '\u043e'],
  ['p', '\u0440'],
  ['c', '\u0441'],
];

const ENDINGS = ['com', 'org', 'net', 'us', 'info', 'co', 'online'] as const;

/** Domains that look like one at a glance, each kind in turn, without the domain itself: at most `most`. */
export function lookAlikesOf(domain: string, most: number): Made[] {
  const registered = registeredDomain(domain);
  const suffix = publicSuffix(domain);
  const label = registered.slice(0, registered.length - suffix.length - 1);
  if (label === '' || suffix === '' || registered === suffix) return [];
  const under = (name: string): string => `${name}.${suffix}`;
  const kinds: readonly (readonly [LookAlike['how'], readonly string[]])[] = [
    ['looks_the_same', shapes(label).map(under)],
    ['swapped', swaps(label).map(under)],
    ['left_out', leftOut(label).map(under)],
    ['other_ending', ENDINGS.filter((each) => each !== suffix).map((each) => `${label}.${each}`)],
    ['hyphen', hyphens(label).map(under)],
    ['doubled', doubled(label).map(under)],
  ];
  return inTurn(kinds, registered).slice(0, most);
}

function inTurn(kinds: readonly (readonly [LookAlike['how'], readonly string[]])[], own: string): Made[] {
  const seen = new Set([own]);
  const made: Made[] = [];
  const longest = Math.max(...kinds.map(([, names]) => names.length));
  for (let at = 0; at < longest; at += 1) {
    for (const [how, names] of kinds) {
      const domain = domainToASCII(names[at] ?? '');
      if (domain === '' || seen.has(domain)) continue;
      seen.add(domain);
      made.push({ domain, how });
    }
  }
  return made;
}

function shapes(label: string): string[] {
  return SHAPES.flatMap(([from, to]) => {
    const at = label.indexOf(from);
    return at < 0 ? [] : [label.slice(0, at) + to + label.slice(at + from.length)];
  });
}

function swaps(label: string): string[] {
  return pairs(label).map((at) => label.slice(0, at) + label.charAt(at + 1) + label.charAt(at) + label.slice(at + 2));
}

function leftOut(label: string): string[] {
  if (label.length < 4) return [];
  return places(label)
    .map((at) => label.slice(0, at) + label.slice(at + 1))
    .filter(isLabel);
}

function doubled(label: string): string[] {
  return places(label)
    .map((at) => label.slice(0, at) + label.charAt(at) + label.slice(at))
    .filter(isLabel);
}

function hyphens(label: string): string[] {
  return [
    ...(label.includes('-') ? [label.replaceAll('-', '')] : []),
    `${label}-mail`,
    `${label}-us`,
    `town-of-${label}`,
    `cityof${label}`,
  ].filter(isLabel);
}

/** Places where a letter and the next could be exchanged and give another name. */
function pairs(label: string): number[] {
  return places(label).filter((at) => {
    const swapped = label.slice(0, at) + label.charAt(at + 1) + label.charAt(at) + label.slice(at + 2);
    return at < label.length - 1 && swapped !== label && isLabel(swapped);
  });
}

function places(label: string): number[] {
  return Array.from({ length: label.length }, (_, at) => at);
}

function isLabel(label: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(label) && !label.startsWith('xn--');
}
