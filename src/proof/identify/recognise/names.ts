import { percent, reading, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { cleanedTexts, shareOf, shareWhere, type ColumnSample } from '../sample.js';
import { tables } from './tables.js';

const WORD = "[\\p{L}][\\p{L}\\p{M}.'’`-]*";
const ONE: Rule = { clean: 'text', pattern: `${WORD}(?: ${WORD}){0,3}` };
const LAST: Rule = { clean: 'text', pattern: `${WORD}(?: ${WORD}){0,3}(?:, ?(?:JR|SR|II|III|IV)\\.?)?` };
const FULL: Rule = { clean: 'text', pattern: `${WORD}(?:(?:, ?| )(?:& )?${WORD}){1,5}(?:,? (?:2ND|3RD))?` };
const INITIAL: Rule = { clean: 'text', pattern: '[A-Z]\\.?' };
const MASKED: Rule = { clean: 'text', pattern: '[\\p{L}][*•#]{2,}[\\p{L}]?' };

export const names: Recogniser = {
  id: 'names',
  recognise(column) {
    return [...single(column), full(column), ...reduced(column)];
  },
};

const PLAIN = /^[A-Z -]*$/u;

type Counts = {
  readonly firstOnly: number;
  readonly lastOnly: number;
  readonly both: number;
  readonly neither: number;
};

/** How often a value stands in the census tables, by what it is: measured on those tables and on generic words. */
const MODELS = {
  first: { firstOnly: 0.62, lastOnly: 0.02, both: 0.2, neither: 0.16 },
  last: { firstOnly: 0.03, lastOnly: 0.27, both: 0.13, neither: 0.57 },
  words: { firstOnly: 0.02, lastOnly: 0.025, both: 0.01, neither: 0.945 },
} as const;

function single(column: ColumnSample): readonly Reading[] {
  const form = shareOf(column, ONE);
  const one = shareWhere(column.texts, (text) => !/[ ,]/u.test(text));
  const counts = countKinds(column);
  const dictionary = (kind: 'first' | 'last'): string => {
    const share = kind === 'first' ? counts.firstOnly + counts.both : counts.lastOnly + counts.both;
    return `${percent(share)} of the values are ${kind === 'first' ? 'first names' : 'surnames'} of the census tables`;
  };
  if (form < 0.7)
    return [reading('first_name', ONE, -12, dictionary('first')), reading('last_name', LAST, -12, dictionary('last'))];
  const count = Math.min(column.texts.length, 60);
  const spaced = one < 0.6 ? -5 : 0;
  const most = Math.min(6, mostOf(column));
  const weigh = (kind: 'first' | 'last'): number => {
    const against = kind === 'first' ? 'last' : 'first';
    const gain = likelihood(counts, kind) - Math.max(likelihood(counts, 'words'), likelihood(counts, against) - 0.05);
    return Math.max(-3.5, Math.min(most, gain * count)) + spaced;
  };
  return [
    reading('first_name', ONE, weigh('first'), dictionary('first')),
    reading('last_name', LAST, weigh('last'), dictionary('last')),
  ];
}

/**
 * The most that the values can say for a name. A few words over and over are kinds of things (departments, colours): people's
 * names go on bringing new ones (Heaps's law). In a table sorted by name they repeat as well, but come one after the other.
 * Copies of one row repeat everything: so a clear name of the column still wins.
 */
function mostOf({ filled, distinct, values, rows }: ColumnSample): number {
  const few = Math.max(1.5 * Math.sqrt(filled), Math.min(8, 0.7 * filled));
  if (filled < 8 || distinct >= few) return Infinity;
  const span = (values.at(-1)?.row ?? 0) - (values[0]?.row ?? 0);
  return span < rows * 0.75 ? -2.5 : Infinity;
}

/** By cells and not by distinct values where a column has many: it is people that the census tables count. */
function countKinds(column: ColumnSample): Counts {
  const { firstNames, surnames } = tables();
  const byCells = column.values.length >= 40;
  const all = byCells ? column.values.reduce((sum, { cells }) => sum + cells, 0) : column.values.length;
  const counts = { firstOnly: 0, lastOnly: 0, both: 0, neither: 0 };
  for (const [at, text] of cleanedTexts(column, 'text').entries()) {
    const plain = PLAIN.test(text) ? text : text.normalize('NFD').replaceAll(/[^A-Z -]/gu, '');
    const head = plain.split(/[ -]/u)[0] ?? '';
    const first = firstNames.has(plain) || firstNames.has(head);
    const last = surnames.has(plain.replaceAll(/[ -]/gu, '')) || surnames.has(head);
    const share = (byCells ? (column.values[at]?.cells ?? 1) : 1) / all;
    counts[first ? (last ? 'both' : 'firstOnly') : last ? 'lastOnly' : 'neither'] += share;
  }
  return counts;
}

function likelihood(counts: Counts, model: keyof typeof MODELS): number {
  const { firstOnly, lastOnly, both, neither } = MODELS[model];
  return (
    counts.firstOnly * Math.log(firstOnly) +
    counts.lastOnly * Math.log(lastOnly) +
    counts.both * Math.log(both) +
    counts.neither * Math.log(neither)
  );
}

const TITLES = /^(?:MR|MRS|MS|MISS|DR|PROF|REV|HON)\.? /u;
const TAIL = /,? (?:JR|SR|II|III|IV|MD|PHD|ESQ|DDS|DVM)\.?$/u;

function full(column: ColumnSample): Reading {
  const form = shareOf(column, FULL);
  const hits = form < 0.6 ? 0 : shareWhere(cleanedTexts(column, 'text'), holdsFirstName);
  const text = `${percent(hits)} of the values hold a first name of the census tables where a full name has it`;
  if (form < 0.6) return reading('full_name', FULL, -12, text);
  const trust = Math.min(1, column.texts.length / 5);
  const weight = Math.max(-3.5, Math.min(7, (hits - 0.25) * 14)) * trust;
  return reading('full_name', FULL, Math.min(mostOf(column), weight) - (endsAlike(column) ? 6 : 0), text);
}

/** `King County`, `Lane County`: one word ends them all, and what differs is not a person. */
function endsAlike(column: ColumnSample): boolean {
  const ends = cleanedTexts(column, 'text').map((text) => text.replace(TAIL, '').split(' ').at(-1) ?? '');
  const [first = ''] = ends;
  return ends.length >= 4 && first.length > 2 && shareWhere(ends, (end) => end === first) > 0.8;
}

/** `FIRST LAST`, `LAST, FIRST` or, where the surname is a known one, `LAST FIRST`. */
function holdsFirstName(text: string): boolean {
  const { firstNames, surnames } = tables();
  const bare = text.replace(TITLES, '').replace(TAIL, '');
  const value = bare.normalize('NFD').replaceAll(/[^A-Z ,]/gu, '');
  const [before = '', after] = value.split(/, ?/u);
  if (after !== undefined) return firstNames.has(after.split(' ')[0] ?? '');
  const [one = '', two] = before.split(' ');
  return two !== undefined && (firstNames.has(one) || (surnames.has(one) && firstNames.has(two)));
}

function reduced(column: ColumnSample): readonly Reading[] {
  const initial = shareOf(column, INITIAL);
  const masked = shareOf(column, MASKED);
  const more = { shape: 'masked', part: 'first_initial' } as const;
  return [
    reading(
      'first_name',
      INITIAL,
      initial > 0.9 && column.distinct > 6 ? -1 : -12,
      `${percent(initial)} of the values are initials`,
      {
        shape: 'truncated',
        part: 'first_initial',
      },
    ),
    reading(
      'first_name',
      MASKED,
      masked > 0.8 ? -0.5 : -12,
      `${percent(masked)} of the values are words masked after the first letter`,
      more,
    ),
    reading('last_name', MASKED, masked > 0.8 ? -1 : -12, 'the values are words masked after the first letter', {
      shape: 'masked',
      part: 'none',
    }),
  ];
}
