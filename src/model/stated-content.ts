import { boundedNumberOf } from '../base/bounded-number.js';
import { FACT_ELEMENTS, type FactElement } from './facts-words.js';
import type { Content, StatedCount } from './statement.js';

const MOST = 1e12;

/** How a count is written, for whoever wrote another. */
export const COUNT_HINT = 'Write 48600000, "about 48600000", "at least 5", "more than 5" or 10-20.';

/** A number of people as a person writes it: `48600000`, `about 48,600,000`, `at least 5`, `10-20`; null where it is none. */
export function statedCountOf(given: string): StatedCount | null {
  const read = boundedNumberOf(given);
  if (read === null || !isWhole(read.value) || !isWhole(read.high ?? 0)) return null;
  const { bound, value, high } = read;
  if (bound === 'exact') return value;
  if (bound === 'between') return { low: value, high: high ?? value };
  if (bound === 'about') return { about: value };
  if (bound === 'at_least') return { at_least: value };
  if (bound === 'more_than') return { more_than: value };
  if (bound === 'at_most') return { at_most: value };
  return value === 0 ? null : { fewer_than: value };
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value < MOST;
}

/** An element that is said to be two things at once; undefined where none is. */
export function saidTwice({ confirmed, ruled_out: ruledOut, possible }: Content): FactElement | undefined {
  const lists = [confirmed, ruledOut, possible];
  return FACT_ELEMENTS.find((element) => lists.filter((list) => list?.includes(element) === true).length > 1);
}
