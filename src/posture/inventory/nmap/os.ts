import { statedProgram, type Program } from '../../../model/asset.js';
import { childOf, childrenOf, within, type Element } from '../xml/walk.js';

const MOST = 10;
/** A name of several systems: `Windows Vista SP2, Windows 7 SP1, or Windows Server 2008`, `Linux 4.15 - 5.6`. */
const SEVERAL = /\bor\b|\d\S*\s+-\s+\S*\d|,/iu;

/**
 * The scanner's guesses at the operating system, with their accuracy. Several of 100 % are one guess with several names: the
 * machine is one of them, and which is not told. Where a name means several systems, the accuracy is of none of them: null.
 */
export function readOs(host: Element, where: string): Program[] {
  const os = childOf(host, 'os');
  if (os === null) return [];
  const matches = childrenOf(os, 'osmatch').map((match) => guess(match, match.attributes['name'] ?? '', where));
  const classes = matches.length > 0 ? [] : childrenOf(os, 'osclass').map((one) => guess(one, className(one), where));
  const guesses = [...matches, ...classes].filter(({ text }) => text !== '');
  const best = guesses.filter(({ accuracy }) => accuracy === 100 || accuracy === null);
  const rest = guesses.filter((one) => !best.includes(one));
  return [...(best.length > 1 ? [oneOf(best)] : best), ...rest].slice(0, MOST);
}

function guess(element: Element, text: string, where: string): Program {
  const accuracy = Number(element.attributes['accuracy']);
  const known = Number.isFinite(accuracy) && accuracy >= 0 && accuracy <= 100;
  const isSeveral = accuracy === 100 && SEVERAL.test(text);
  const cpes = [...new Set(within(element, 'cpe').map((cpe) => cpe.text.trim()))];
  return {
    ...statedProgram('os', text.trim(), where),
    cpe: cpes.length === 1 ? (cpes[0] ?? null) : null,
    basis: 'guessed',
    accuracy: known && element.attributes['accuracy'] !== undefined && !isSeveral ? accuracy : null,
  };
}

function className({ attributes }: Element): string {
  return [attributes['vendor'], attributes['osfamily'], attributes['osgen']]
    .filter((piece) => piece !== undefined)
    .join(' ');
}

function oneOf(guesses: readonly Program[]): Program {
  const [first] = guesses;
  if (first === undefined) throw new RangeError('no guess');
  return { ...first, text: guesses.map(({ text }) => text).join(', or '), cpe: null, accuracy: null };
}
