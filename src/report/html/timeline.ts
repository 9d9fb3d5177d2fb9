import { COLUMNS, type Timeline, type TimelineColumn, type TimelineEntry } from '../../model/timeline.js';
import { COLUMN_WORDS, daysOf, earlierWords, entryParts, zoneWords } from '../words/timeline.js';
import { list, paragraph } from './blocks.js';
import { html, inline, type Markup } from './markup.js';
import { dateOf, pageOf, type ReportOptions } from './page.js';
import { TIMELINE_STYLE } from './timeline-style.js';

/** The timeline of a case as one HTML file: four columns, a day below the other. */
export function timelinePage(timeline: Timeline, { organisation, version, writtenOn }: ReportOptions): string {
  const { name, as_of: asOf, warnings, earlier, notice, law_reviewed_to: reviewed } = timeline;
  return pageOf({
    title: `Timeline: ${name}`,
    heading: `Timeline: ${name}`,
    subject: `${organisation}. Law and deadlines as of ${asOf}. Days and times ${zoneWords(timeline)}.`,
    summary: warnings.length === 0 ? html`` : html`<section>${list(warnings)}</section>`,
    sections: [
      {
        id: 'timeline',
        title: 'What was known, not known, said and due',
        body: [days(timeline)],
      },
      ...(earlier.length === 0
        ? []
        : [{ id: 'earlier', title: 'Earlier incidents', body: [list(earlier.map(earlierWords))] }]),
      { id: 'law', title: 'What this is not', body: [paragraph(`${notice} Law looked into to ${reviewed}.`)] },
    ],
    footer: `Case ${timeline.case}. Written ${dateOf(writtenOn)} by Assay ${version}.`,
    style: TIMELINE_STYLE,
  });
}

const CAPTION = 'By day. A number in brackets is the event of the case, a word the duty.';

function days(timeline: Timeline): Markup {
  const names = ['Day', ...COLUMNS.map((column) => COLUMN_WORDS[column])];
  const rows = daysOf(timeline).map(({ day, entries }) => {
    const cells = COLUMNS.map((column) =>
      cell(
        column,
        entries.filter((entry) => entry.column === column),
      ),
    );
    return html`<tr>
      <th scope="row">${whole(day)}</th>
      ${cells}
    </tr>`;
  });
  return html`<div class="scroll timeline" role="region" aria-label="${CAPTION}" tabindex="0">
    <table>
      <caption>
        ${CAPTION}
      </caption>
      <thead>
        <tr>
          ${names.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** Its column stands above it where there is no room for columns. */
function cell(column: TimelineColumn, entries: readonly TimelineEntry[]): Markup {
  if (entries.length === 0) return html`<td class="empty"></td>`;
  return html`<td>
    <div class="label" aria-hidden="true">${COLUMN_WORDS[column]}</div>
    ${entries.map(paragraphOf)}
  </td>`;
}

function paragraphOf(entry: TimelineEntry): Markup {
  const { time, mark, says, source } = entryParts(entry);
  const parts = [
    ...(time === '' ? [] : [whole(time)]),
    ...(mark === '' ? [] : [html`<span class="state">${mark}:</span>`]),
    unbroken(says),
    ...(source === '' ? [] : [html`<span class="source">${whole(`[${source}]`)}</span>`]),
  ];
  return html`<p>${parts}</p>`;
}

function whole(text: string): Markup {
  return html`<span class="whole">${text}</span>`;
}

const MOST_WHOLE = 24;

/** Ids, numbers and times stay in one piece, where they are no longer than a column. */
function unbroken(text: string): Markup {
  const pieces = text
    .split(/(\s+)/u)
    .map((word) => (word.length <= MOST_WHOLE && /[\d-]/u.test(word) ? whole(word) : html`${word}`));
  return inline(pieces);
}
