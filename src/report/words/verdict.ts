import { inertText } from '../../base/text.js';
import { ROW_CLASSES, fewestIn, peopleIn, plantedIn, type RowClass, type Verdict } from '../../model/verdict.js';
import { countOf, formatCount, formatFactor } from './numbers.js';

type Word = Verdict['verdict'];

export const VERDICT_WORDS: Readonly<Record<Word, string>> = {
  authentic: 'Authentic',
  recycled: 'Recycled',
  scraped: 'Scraped',
  stitched: 'Stitched',
  fabricated: 'Fabricated',
  not_ours: 'Not ours',
  mixed: 'Mixed',
  inconclusive: 'Inconclusive',
};

/** What a verdict means, one sentence for somebody who has read nothing else. */
export const VERDICT_MEANING: Readonly<Record<Word, string>> = {
  authentic: 'The rows are records of your own systems.',
  recycled: 'The rows are those of an earlier known leak; nothing in them is newer than it.',
  scraped: 'What anyone can look up about your people is right; what should be secret is wrong.',
  stitched: 'The values are real, but they belong to different people of yours: the rows were put together.',
  fabricated: 'The values fit your records no better than made-up ones would.',
  not_ours: 'The rows describe people who hang together, but they are not in your systems.',
  mixed: 'Parts of the file have different origins; the shares below say how much of each.',
  inconclusive: 'The data do not decide; what stands in the way is listed below.',
};

/** Good news, bad news, or neither, for the organisation that asks. Carried by colour, never by colour alone. */
export const VERDICT_TONE: Readonly<Record<Word, 'ours' | 'partly' | 'other' | 'open'>> = {
  authentic: 'ours',
  recycled: 'partly',
  scraped: 'partly',
  stitched: 'partly',
  mixed: 'ours',
  fabricated: 'other',
  not_ours: 'other',
  inconclusive: 'open',
};

/** A class of rows, as the label of a share. */
export const CLASS_LABELS: Readonly<Record<RowClass, string>> = {
  authentic: 'authentic',
  recycled: 'recycled',
  scraped: 'scraped',
  stitched: 'stitched',
  fabricated: 'fabricated',
  not_ours: 'not ours',
};

/** What the rows would be under a class, after "than if the rows". */
const SUPPOSITION: Readonly<Record<RowClass, string>> = {
  authentic: 'were your own records',
  recycled: 'came from an earlier leak',
  scraped: 'were gathered from public sources',
  stitched: 'were put together from different people',
  fabricated: 'were made up',
  not_ours: 'were of people who are not yours',
};

/** The best rival by its name; what is none is shown inert. */
export function rivalName(rival: string): string {
  const known = ROW_CLASSES.find((name) => name === rival);
  return known === undefined ? inertText(rival, 40) : CLASS_LABELS[known];
}

function suppose(rival: string): string {
  const known = ROW_CLASSES.find((name) => name === rival);
  return known === undefined ? `were ${inertText(rival, 60)}` : SUPPOSITION[known];
}

/** Support in words: the ENFSI expression, the factor, and against what. */
export function supportSentence({ verdict, support, probability }: Verdict): string {
  const { log10_bayes_factor: log10, against, verbal } = support;
  if (against === null) return 'There was nothing to weigh.';
  const factor = formatFactor(Math.max(0, log10));
  const rival = suppose(against);
  if (verdict === 'inconclusive') {
    return `The likeliest explanation makes these data only ${factor} more probable than if the rows ${rival}: too little to name it.`;
  }
  if (verdict === 'mixed') {
    return `${upper(verbal)} support: the data are ${factor} more probable under several origins than if all the rows ${rival}.${likely(probability)}`;
  }
  return `${upper(verbal)} support: the data are ${factor} more probable under this verdict than if the rows ${rival}.${likely(probability)}`;
}

/** What the support is worth: never certainty. */
function likely(probability: number | null): string {
  return probability === null
    ? ''
    : ` Probability stated: ${(100 * probability).toFixed(1)}%, at even odds beforehand.`;
}

export function peopleSentence(verdict: Verdict): string {
  const { sample, matched_rows: matched } = verdict;
  if (sample.rows === 0) return 'There are no rows.';
  const share = `${formatCount(matched)} of ${countOf(sample.rows, 'row')}`;
  if (matched === 0) return `None of ${countOf(sample.rows, 'row')} fits a person of yours.`;
  const found = peopleFound(verdict);
  const whom = plantedIn(verdict) === 0 ? 'a person of yours' : 'your records';
  return `${share} fit ${whom}${found === '' ? '' : `: ${found}`}.`;
}

/** `60 different people`, `59 people and one planted record`; empty where nobody was told apart. */
export function peopleFound(verdict: Verdict): string {
  if (verdict.matched_people === 0) return '';
  const [people, planted] = [peopleIn(verdict), plantedIn(verdict)];
  if (planted === 0) return countOf(people, 'person', 'different people');
  return `${countOf(people, 'person', 'people')} and ${planted === 1 ? 'one planted record' : countOf(planted, 'planted record')}`;
}

export function asOfSentence({ as_of: asOf }: Verdict): string {
  if (asOf.estimate === null) return sentence(asOf.reason ?? 'the rows could not be dated');
  const span = asOf.low === asOf.high ? 'to the day' : `95% between ${asOf.low ?? '?'} and ${asOf.high ?? '?'}`;
  const rows = `from ${countOf(asOf.rows_informative, 'row')} that can tell`;
  return `${asOf.estimate} (${span}; ${rows}).${asOf.reason === null ? '' : ` ${sentence(asOf.reason)}`}`;
}

export function extentSentence(verdict: Verdict): string {
  const { extent } = verdict;
  if (extent === null) return 'Not stated: the rows are not held to be a draw of your systems.';
  const population = inertText(extent.population, 80);
  const high = extent.high === null ? 'no upper bound is known' : `at most ${formatCount(extent.high)}`;
  const pool = extent.estimates.some(({ method }) => method === 'two_samples');
  const best =
    extent.people === null
      ? 'No best figure'
      : `${countOf(extent.people, 'person', 'people')} ${pool ? 'by the overlap of two files' : `if ${population} was taken whole`}`;
  return `${best}; at least the ${formatCount(fewestIn(verdict) ?? 0)} in the sample, ${high}.`;
}

type Estimate = NonNullable<Verdict['extent']>['estimates'][number];

export function estimateSentence({ of, estimate, low, high, basis }: Estimate): string {
  const count = of === 'people' ? countOf(estimate, 'person', 'people') : countOf(estimate, 'row');
  return `${count} (${formatCount(low)} to ${formatCount(high)}): ${sentence(basis)}`;
}

/** A phrase of another stage as a sentence, inert. */
export function sentence(phrase: string): string {
  const text = upper(inertText(phrase, 600));
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
