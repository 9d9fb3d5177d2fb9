import { inertText } from '../../base/text.js';
import type { Counted, Estimated, Exposure, Shown } from '../../model/exposure.js';
import { columnLabel, elementName } from '../../report/words/elements.js';
import {
  SHOWN_MEANING,
  SHOWN_WORDS,
  combinationLabel,
  combinationsFound,
  estimateHeading,
  peopleCounted,
  peopleShown,
  placeIn,
  placesOf,
  residenceSentences,
  scopeSentence,
  shownIn,
} from '../../report/words/exposure.js';
import { jurisdictionName } from '../../report/words/jurisdictions.js';
import { countOf, formatCount, formatSeconds } from '../../report/words/numbers.js';
import { VERDICT_MEANING, sentence } from '../../report/words/verdict.js';
import { wrap } from '../terminal/width.js';
import { banner } from './banner.js';
import { bullets, field, table, type Column, type Page } from './page.js';

/** States that are shown one by one; JSON and HTML have all. */
const MOST_PLACES = 12;

/** Who is exposed, with what, and where they live; estimates apart from counts. */
export function viewExposure(exposure: Exposure, page: Page): string {
  const { counted, estimated } = exposure;
  const sections = [
    banner(exposure.verdict, VERDICT_MEANING[exposure.verdict], page),
    exposure.warnings
      .flatMap((warning) => wrap(`! ${inertText(warning, 600)}`, page.width))
      .map((line) => page.ink(line, 'yellow')),
    counted === null
      ? field(page, 'People', ['Nobody is counted.', sentence(exposure.reason ?? '')])
      : field(page, 'People', [peopleCounted(counted), scopeSentence(exposure)]),
    ...(counted === null
      ? []
      : [elements(counted, page), combinations(exposure, counted, page), places(counted, page)]),
    ...(estimated === null ? [] : [estimates(exposure, estimated, page)]),
    notCompared(exposure, page),
    bullets(
      page,
      'Cannot tell',
      exposure.cannot_tell.map((line) => inertText(line, 600)),
    ),
    foot(exposure, page),
  ];
  const shown = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

const COUNT = { align: 'right' } as const;

function elements({ elements: lines }: Counted, page: Page): string[] {
  const shown = shownIn(lines);
  const names = [...new Set(lines.map(({ element }) => element))];
  const rows = names.map((element) => {
    const own = lines.filter((line) => line.element === element);
    return [
      elementName(element),
      ...cells(own, shown),
      formatCount(own.find((line) => line.shown === 'clear')?.former ?? 0),
    ];
  });
  const columns: Column[] = [
    { title: 'People by element', align: 'left', most: 24 },
    ...heads(shown),
    { title: 'former*', ...COUNT },
  ];
  const notes = ['* of the clear ones', ...shown.map((kind) => SHOWN_MEANING[kind])];
  return [...table(page, columns, rows), ...dim(page, notes.join('; '))];
}

function heads(shown: readonly Shown[]): Column[] {
  return shown.map((kind) => ({ title: SHOWN_WORDS[kind], ...COUNT }));
}

function cells(lines: Parameters<typeof peopleShown>[0], shown: readonly Shown[]): string[] {
  return shown.map((kind) => formatCount(peopleShown(lines, kind)));
}

function dim(page: Page, text: string): string[] {
  return wrap(text, page.width).map((line) => page.ink(line, 'dim'));
}

function combinations(exposure: Exposure, { combinations: lines }: Counted, page: Page): string[] {
  const found = combinationsFound(exposure, lines);
  if (found.length === 0) return dim(page, 'None of the combinations that notification laws turn on is in the file.');
  const shown = shownIn(lines);
  const rows = found.map((id) => [
    combinationLabel(exposure, id),
    ...cells(
      lines.filter(({ combination }) => combination === id),
      shown,
    ),
  ]);
  return [
    ...table(page, [{ title: 'People by what laws turn on', align: 'left' }, ...heads(shown)], rows),
    ...dim(
      page,
      `shown as its least shown part is; which of them a state counts is the question of its law. Reviewed ${exposure.law.reviewed_on}.`,
    ),
  ];
}

function places(counted: Counted, page: Page): string[] {
  const { as_of: day, now } = counted;
  const all = placesOf(counted);
  const known = all.filter((code) => code !== null);
  const top = known.slice(0, MOST_PLACES);
  const rest = known.slice(MOST_PLACES);
  const sum = (residence: typeof now, codes: readonly (string | null)[], which: 'people' | 'former'): string =>
    formatCount(codes.reduce((total, code) => total + (placeIn(residence, code)?.[which] ?? 0), 0));
  const dated = day.day !== null;
  const line = (name: string, codes: readonly (string | null)[]): string[] => [
    name,
    ...(dated ? [sum(day, codes, 'people')] : []),
    sum(now, codes, 'people'),
    sum(now, codes, 'former'),
  ];
  const rows = [
    ...top.map((code) => line(`${code} ${jurisdictionName(code)}`, [code])),
    ...(rest.length === 0 ? [] : [line(countOf(rest.length, 'other'), rest)]),
    line('unknown', [null]),
  ];
  const columns: Column[] = [
    { title: 'People by residence', align: 'left', most: 30 },
    ...(dated ? [{ title: `on ${day.day ?? ''}`, ...COUNT }] : []),
    { title: 'now', ...COUNT },
    { title: 'of them former', ...COUNT },
  ];
  const moved =
    counted.moved === 0 ? [] : [`${countOf(counted.moved, 'person', 'people')} moved to another state in between.`];
  return [
    ...table(page, columns, rows),
    ...dim(page, `On the day: ${residenceSentences(day).join(' ')}`),
    ...dim(page, `Now: ${[...residenceSentences(now), ...moved].join(' ')}`),
  ];
}

function estimates(exposure: Exposure, estimated: Estimated, page: Page): string[] {
  const figures = (line: { readonly estimate: number; readonly low: number; readonly high: number }): string[] => [
    formatCount(line.estimate),
    `${formatCount(line.low)} to ${formatCount(line.high)}`,
  ];
  const residence = exposure.counted?.as_of.day === null ? estimated.now : estimated.as_of;
  const rows = [
    ...estimated.combinations
      .filter(({ shown }) => shown === 'clear')
      .map((line) => [combinationLabel(exposure, line.combination), ...figures(line)]),
    ...residence.slice(0, 5).map((line) => [jurisdictionName(line.jurisdiction), ...figures(line)]),
  ];
  const columns: Column[] = [
    { title: 'ESTIMATED, no counts', align: 'left' },
    { title: 'people', ...COUNT },
    { title: '95% interval', ...COUNT },
  ];
  return [
    ...field(page, 'Estimates', estimateHeading(estimated)),
    ...table(page, columns, rows),
    ...dim(
      page,
      `clear values only, and the first five states; ${inertText(estimated.method, 200)}. Of a state that is not in the sample at most ${formatCount(estimated.unseen_high)} people.`,
    ),
  ];
}

function notCompared({ not_compared: columns }: Exposure, page: Page): string[] {
  const lines = columns.map(
    ({ column, element, why }) => `${inertText(column, 40)} (${columnLabel(element)}): ${inertText(why, 200)}`,
  );
  return bullets(page, 'Not counted', lines);
}

function foot({ sample, reference, engine, seconds }: Exposure, page: Page): string[] {
  const files = sample.files.slice(0, 3).map(({ path, rows }) => `${inertText(path, 120)}: ${countOf(rows, 'row')}`);
  const more = sample.files.length > 3 ? [`and ${countOf(sample.files.length - 3, 'more file')}`] : [];
  return [
    ...field(page, 'Read', [...files, ...more]),
    ...field(
      page,
      'Held against',
      `reference of ${reference.built_at.slice(0, 10)}, ${countOf(reference.people, 'person', 'people')}; ${inertText(engine, 60)}; ${formatSeconds(seconds)}`,
    ),
  ];
}
