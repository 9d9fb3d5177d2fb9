import { inertText } from '../../../base/text.js';
import type { Counted, Exposure, Shown } from '../../../model/exposure.js';
import { columnLabel, elementName } from '../../words/elements.js';
import {
  SHOWN_MEANING,
  SHOWN_WORDS,
  combinationLabel,
  combinationsFound,
  estimateHeading,
  peopleShown,
  shownIn,
} from '../../words/exposure.js';
import { jurisdictionName } from '../../words/jurisdictions.js';
import { countOf, formatCount } from '../../words/numbers.js';
import { sentence } from '../../words/verdict.js';
import { dataTable, facts, list, paragraph, type Header, type Section } from '../blocks.js';
import { html, type Part } from '../markup.js';

const figure = (text: string): Header => ({ text, numeric: true });

/** People by data element, however it is shown. */
export function elements({ elements: lines }: Counted): Section {
  const shown = shownIn(lines);
  const names = [...new Set(lines.map(({ element }) => element))];
  const rows = names.map((element): Part[] => {
    const own = lines.filter((line) => line.element === element);
    const former = own.find((line) => line.shown === 'clear')?.former ?? 0;
    return [elementName(element), ...shown.map((kind) => formatCount(peopleShown(own, kind))), formatCount(former)];
  });
  return {
    id: 'elements',
    title: 'With what',
    body: [
      dataTable(
        'People by data element; each stands in one column of a line',
        [{ text: 'Data element' }, ...heads(shown), figure('former, clear')],
        rows,
      ),
      list(shown.map((kind) => sentence(SHOWN_MEANING[kind]))),
    ],
  };
}

function heads(shown: readonly Shown[]): Header[] {
  return shown.map((kind) => figure(SHOWN_WORDS[kind]));
}

/** Combinations that notification laws turn on. */
export function laws(exposure: Exposure, { combinations: lines }: Counted): Section {
  const found = combinationsFound(exposure, lines);
  const shown = shownIn(lines);
  const rows = found.map((id): Part[] => [
    combinationLabel(exposure, id),
    ...shown.map((kind) =>
      formatCount(
        peopleShown(
          lines.filter(({ combination }) => combination === id),
          kind,
        ),
      ),
    ),
    inertText(exposure.law.combinations.find((combination) => combination.id === id)?.example ?? '', 120),
  ]);
  const missing = exposure.law.combinations.filter(({ id }) => !found.includes(id)).map(({ label }) => label);
  return {
    id: 'laws',
    title: 'What notification laws turn on',
    body: [
      paragraph(
        `Which of these a state counts, and under which conditions, is the question of its law and is not answered here. A combination is shown as its least shown part is. The list was reviewed on ${exposure.law.reviewed_on}.`,
      ),
      found.length === 0
        ? paragraph('None of the combinations is in the file.')
        : dataTable(
            'People by combination of elements',
            [{ text: 'Combination' }, ...heads(shown), { text: 'One law that turns on it' }],
            rows,
          ),
      missing.length === 0 ? null : paragraph(`Nobody with: ${missing.join('; ')}.`),
    ],
  };
}

/** Jurisdictions among the estimates. */
const MOST_PLACES = 12;

/** Estimates for the population, apart from every count. */
export function estimates(exposure: Exposure): Section {
  const { estimated } = exposure;
  const title = 'Estimates, not counts';
  if (estimated === null)
    return {
      id: 'estimates',
      title,
      body: [paragraph(`There are none. ${sentence(exposure.estimated_reason ?? '')}`)],
    };
  const cells = (line: { readonly estimate: number; readonly low: number; readonly high: number }): Part[] => [
    formatCount(line.estimate),
    `${formatCount(line.low)} to ${formatCount(line.high)}`,
  ];
  const head = (text: string): Header[] => [{ text }, figure('estimate'), figure('95% interval')];
  const dated = exposure.counted?.as_of.day ?? null;
  const places = dated === null ? estimated.now : estimated.as_of;
  return {
    id: 'estimates',
    title,
    body: [
      html`<p class="warning" role="note">${estimateHeading(estimated)}</p>`,
      dataTable('Estimated people, clear values only', head('Combination or element'), [
        ...estimated.combinations
          .filter(({ shown }) => shown === 'clear')
          .map((line) => [combinationLabel(exposure, line.combination), ...cells(line)]),
        ...estimated.elements
          .filter(({ shown }) => shown === 'clear')
          .map((line) => [elementName(line.element), ...cells(line)]),
      ]),
      dataTable(
        `Estimated people by residence ${dated === null ? 'now' : `on ${dated}`}, the first ${MOST_PLACES}; the JSON document has all`,
        head('Jurisdiction'),
        places.slice(0, MOST_PLACES).map((line) => [jurisdictionName(line.jurisdiction), ...cells(line)]),
      ),
      paragraph(
        `Method: ${sentence(estimated.method)} Of a jurisdiction of which the sample has nobody: at most ${countOf(estimated.unseen_high, 'person', 'people')}.`,
      ),
    ],
  };
}

/** What no count speaks of. */
export function unknowns({ cannot_tell: lines, not_compared: columns }: Exposure): Section {
  return {
    id: 'cannot-tell',
    title: 'What this cannot tell',
    body: [
      lines.length === 0 ? null : list(lines.map(sentence)),
      columns.length === 0
        ? null
        : dataTable(
            'Columns that were not compared',
            [{ text: 'Column' }, { text: 'Data element' }, { text: 'Why' }],
            columns.map(({ column, element, why }) => [inertText(column, 60), columnLabel(element), sentence(why)]),
          ),
    ],
  };
}

/** What the figures rest on. */
export function basis({ sample, reference, law, engine }: Exposure): Section {
  return {
    id: 'basis',
    title: 'What it rests on',
    body: [
      facts([
        [
          'Rows read',
          html`${formatCount(sample.rows)}<small>${formatCount(sample.repeated_rows)} repeat another</small>`,
        ],
        [
          'Reference',
          html`${reference.built_at.slice(0, 10)}<small>${countOf(reference.people, 'person', 'people')}</small>`,
        ],
        ['Engine', inertText(engine, 60)],
      ]),
      dataTable(
        'Files',
        [{ text: 'File' }, figure('Rows'), { text: 'SHA-256' }],
        sample.files.map(({ path, rows, sha256 }) => [
          inertText(path, 120),
          formatCount(rows),
          html`<code>${sha256}</code>`,
        ]),
      ),
      paragraph(`Systems of record: ${reference.systems.map((name) => inertText(name, 60)).join(', ')}.`),
      html`<p class="note">Combinations: ${law.source}</p>`,
    ],
  };
}
