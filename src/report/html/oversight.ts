import { inertText } from '../../base/text.js';
import type { Oversight } from '../../model/oversight.js';
import { formatCount, formatShare } from '../words/numbers.js';
import { causeGain, causeWords, cellWords, oversightSummary, plantCells, RELEASE_WORDS } from '../words/oversight.js';
import { dataTable, facts, list, paragraph, type Header, type Section } from './blocks.js';
import { html, type Markup } from './markup.js';
import { dateOf, pageOf, type ReportParts } from './page.js';

export type OversightOptions = { readonly version: string; readonly writtenOn: Date };

/** What many plants add up to, as one HTML file that stands alone. */
export function oversightReport(oversight: Oversight, { version, writtenOn }: OversightOptions): string {
  return pageOf({
    title: `Plants as of ${oversight.as_of}${oversight.release === 'clear' ? ', not for release' : ''}`,
    heading: 'What would help many plants at once?',
    subject: `${formatCount(oversight.plants)} plants, as of ${oversight.as_of}`,
    ...oversightParts(oversight),
    footer: `Written by Assay ${version} on ${dateOf(writtenOn)} on this machine. ${RELEASE_WORDS[oversight.release]}`,
  });
}

/** The same in parts, for a page that has a frame of its own. */
export function oversightParts(oversight: Oversight): ReportParts {
  return {
    summary: summary(oversight),
    sections: [
      causes(oversight, true),
      causes(oversight, false),
      support(oversight),
      practices(oversight),
      states(oversight),
      trend(oversight),
      ...(oversight.rows === null ? [] : [rows(oversight.rows)]),
      { id: 'basis', title: 'What this rests on', body: [list([...oversight.basis, ...oversight.warnings])] },
    ],
  };
}

function summary(oversight: Oversight): Markup {
  const { plants, out_of_support: ended, control_out_of_support: control, training, release, small } = oversight;
  return html`<section class="tone-${release === 'clear' ? 'ours' : 'open'}" aria-labelledby="word">
    <div class="verdict">
      <h2 class="word" id="word">${formatCount(plants)} plants</h2>
      <p class="meaning">${oversightSummary(oversight)}</p>
    </div>
    ${release === 'clear' ? html`<p class="warning" role="note">${RELEASE_WORDS.clear}</p>` : null}
    ${facts([
      ['Something out of support', cellWords(ended, small)],
      ['What runs the plant out of support', cellWords(control, small)],
      ['Training met', cellWords(training.met, small)],
    ])}
  </section>`;
}

const PLANTS: Header = { text: 'Plants', numeric: true };

function causes({ causes: all, small }: Oversight, one: boolean): Section {
  const chosen = all.filter((cause) => cause.one_change === one);
  const title = one ? 'One change that helps many' : 'The same work at many';
  const table = dataTable(
    one ? 'At one third party, what takes most risk away first' : 'At each plant, what takes most risk away first',
    [{ text: 'What they share' }, PLANTS, { text: 'Of the risk of all', numeric: true }],
    chosen.map((cause) => [causeWords(cause, small), cellWords(cause.plants, small), causeGain(cause)]),
  );
  return {
    id: one ? 'one' : 'same',
    title,
    body: [chosen.length === 0 ? paragraph('Nothing that enough plants share.') : table],
  };
}

function support({ support: all, small }: Oversight): Section {
  const lines = all.map(({ label, plants, editions }) => [
    inertText(label, 100),
    cellWords(plants, small),
    editions === null
      ? 'not told apart'
      : editions.map((each) => `${inertText(each.edition ?? 'not told', 100)}: ${formatCount(each.plants)}`).join('; '),
  ]);
  const table = dataTable(
    'Products without support, by the number of plants that run them',
    [{ text: 'Product' }, PLANTS, { text: 'Editions' }],
    lines,
  );
  return {
    id: 'support',
    title: 'Out of support',
    body: [all.length === 0 ? paragraph('Nothing that enough plants run.') : table],
  };
}

function practices({ practices: all, small }: Oversight): Section {
  const printed = all
    .filter(({ missing }) => missing.says !== 'few' && missing.plants !== 0)
    .toSorted((one, other) => (other.missing.plants ?? Infinity) - (one.missing.plants ?? Infinity));
  const table = dataTable(
    'Plants that do not do it, or only partly',
    [{ text: 'Practice' }, PLANTS],
    printed.map(({ label, missing }) => [inertText(label, 100), cellWords(missing, small)]),
  );
  return {
    id: 'practices',
    title: 'What is not done',
    body: [printed.length === 0 ? paragraph('Nothing that enough plants leave undone.') : table],
  };
}

function states({ training, reported, silent, small }: Oversight): Section {
  const cell = (each: typeof training.met): string => cellWords(each, small);
  return {
    id: 'people',
    title: 'Trained, reported, silent',
    body: [
      dataTable(
        'Plants',
        [
          { text: 'Question' },
          { text: 'Yes', numeric: true },
          { text: 'No', numeric: true },
          { text: 'Not said', numeric: true },
        ],
        [
          ['Training hours met', cell(training.met), cell(training.short), cell(training.unknown)],
          ['An incident was reported', cell(reported.yes), cell(reported.no), cell(reported.unknown)],
        ],
      ),
      paragraph(`Nothing newer than ${silent.days} days: ${cell(silent.plants)}.`),
      silent.aliases.length === 0 ? null : paragraph(silent.aliases.join(', ')),
    ],
  };
}

function trend({ trend: points, small }: Oversight): Section {
  const count = (value: number | null): string => (value === null ? `fewer than ${small}` : formatCount(value));
  const table = dataTable(
    small > 1 ? `Rounded to multiples of ${small}` : 'By the day',
    [
      { text: 'Day' },
      PLANTS,
      { text: 'What runs the plant out of support', numeric: true },
      { text: 'Median risk', numeric: true },
    ],
    points.map((point) => [
      point.day,
      count(point.plants),
      count(point.control_out_of_support),
      point.median_risk === null ? '' : formatShare(point.median_risk),
    ]),
  );
  return { id: 'trend', title: 'Trend', body: [table] };
}

function rows(plants: NonNullable<Oversight['rows']>): Section {
  const table = dataTable(
    'For your own screen',
    [
      { text: 'Plant' },
      { text: 'Id' },
      { text: 'As of' },
      { text: 'Risk', numeric: true },
      { text: 'Out of support', numeric: true },
      { text: 'Critical', numeric: true },
      { text: 'Training' },
      { text: 'Reported' },
    ],
    plants.map(plantCells),
  );
  return { id: 'plants', title: 'Plants, one by one', body: [table] };
}
