import { COLUMNS, type Timeline, type TimelineEntry } from '../../model/timeline.js';
import { COLUMN_WORDS, daysOf, earlierWords, entryWords, zoneWords } from '../words/timeline.js';
import { dataTable, list, paragraph } from './blocks.js';
import { html, type Markup } from './markup.js';
import { dateOf, pageOf, type ReportOptions } from './page.js';

/** The timeline of a case as one HTML file: four columns, a day below the other. */
export function timelinePage(timeline: Timeline, { organisation, version, writtenOn }: ReportOptions): string {
  const { name, as_of: asOf, warnings, earlier, notice, law_reviewed_to: reviewed } = timeline;
  const headers = [{ text: 'Day' }, ...COLUMNS.map((column) => ({ text: COLUMN_WORDS[column] }))];
  const rows = daysOf(timeline).map(({ day, entries }) => [
    day,
    ...COLUMNS.map((column) => cell(entries.filter((entry) => entry.column === column))),
  ]);
  return pageOf({
    title: `Timeline: ${name}`,
    heading: `Timeline: ${name}`,
    subject: `${organisation}. Law and deadlines as of ${asOf}. Days and times ${zoneWords(timeline)}.`,
    summary: warnings.length === 0 ? html`` : html`<section>${list(warnings)}</section>`,
    sections: [
      {
        id: 'timeline',
        title: 'What was known, not known, said and due',
        body: [dataTable('By day. A number in brackets is the event of the case, a word the duty.', headers, rows)],
      },
      ...(earlier.length === 0
        ? []
        : [{ id: 'earlier', title: 'Earlier incidents', body: [list(earlier.map(earlierWords))] }]),
      { id: 'law', title: 'What this is not', body: [paragraph(`${notice} Law looked into to ${reviewed}.`)] },
    ],
    footer: `Case ${timeline.case}. Written ${dateOf(writtenOn)} by Assay ${version}.`,
  });
}

function cell(entries: readonly TimelineEntry[]): Markup {
  return html`${entries.map((entry) => html`<p>${entryWords(entry)}</p>`)}`;
}
