import { inertText } from '../../../base/text.js';
import type { Verdict } from '../../../model/verdict.js';
import { shapeOf } from '../../words/columns.js';
import { elementName } from '../../words/elements.js';
import { rejectsByReason } from '../../words/ledger.js';
import { countOf, formatBytes, formatCount, formatShare } from '../../words/numbers.js';
import { sentence } from '../../words/verdict.js';
import { dataTable, list, paragraph, type Section } from '../blocks.js';
import { html } from '../markup.js';

/** What each column was taken for, and why. */
export function columns({ sample }: Verdict): Section | null {
  if (sample.columns.length === 0) return null;
  const several = sample.files.length > 1;
  const rows = sample.columns.map((column) => {
    const why = column.why.map((reason) => html`<li>${sentence(reason)}</li>`);
    const file = several
      ? html` <span class="note">${inertText(sample.files[column.file]?.path ?? '', 80)}</span>`
      : null;
    return [
      html`${inertText(column.name, 80)}${file}`,
      html`${elementName(column.element)}
        <ul class="why">
          ${why}
        </ul>`,
      formatShare(column.confidence),
      column.shape === 'plain' ? 'plain' : (column.masked ?? shapeOf(column)),
      about(column.valid, column.reckoned),
      about(column.invalid, column.reckoned),
      formatCount(column.empty),
      about(column.distinct, column.reckoned),
    ];
  });
  return {
    id: 'columns',
    title: 'The columns of the file',
    body: [
      dataTable(
        'What each column holds, and why it was taken for that',
        [
          { text: 'Column' },
          { text: 'Element, and why' },
          { text: 'Sure', numeric: true },
          { text: 'Shape' },
          { text: 'Valid', numeric: true },
          { text: 'Invalid', numeric: true },
          { text: 'Empty', numeric: true },
          { text: 'Distinct', numeric: true },
        ],
        rows,
      ),
    ],
  };
}

/** A count that was reckoned from a part of the table says so. */
function about(count: number, reckoned: boolean): string {
  return `${reckoned ? '≈ ' : ''}${formatCount(count)}`;
}

/** Every row of the files accounted for. */
export function ledger({ sample }: Verdict): Section {
  const rejected = sample.files.flatMap((file) =>
    rejectsByReason(file.rejected).map((line) => [
      inertText(file.path, 120),
      line.reason,
      `${formatCount(line.count)}${file.rejected_rows > file.rejected.length ? ' of the first 100' : ''}`,
      line.lines,
    ]),
  );
  const notes = sample.files.flatMap((file) =>
    file.notes.map((note) => `${inertText(file.path, 120)}: ${inertText(note, 300)}.`),
  );
  return {
    id: 'ledger',
    title: 'What was read',
    body: [
      dataTable(
        'Rows of each file: read as written, repaired to fit, or rejected',
        [
          { text: 'File' },
          { text: 'Read as' },
          { text: 'Rows', numeric: true },
          { text: 'As written', numeric: true },
          { text: 'Repaired', numeric: true },
          { text: 'Rejected', numeric: true },
        ],
        sample.files.map((file) => [
          inertText(file.path, 160),
          readAs(file),
          formatCount(file.rows),
          formatCount(file.parsed),
          formatCount(file.repaired),
          formatCount(file.rejected_rows),
        ]),
      ),
      rejected.length === 0
        ? null
        : dataTable(
            'Rejected rows',
            [{ text: 'File' }, { text: 'Why' }, { text: 'Rows', numeric: true }, { text: 'Where' }],
            rejected,
          ),
      notes.length === 0 ? null : list(notes),
      sample.repeated_rows === 0
        ? null
        : paragraph(
            `${countOf(sample.repeated_rows, 'row')} repeat an earlier row in every recognised cell and count once as evidence.`,
          ),
    ],
  };
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  ':': 'colon',
  '|': 'bar',
  '\t': 'tab',
  ' ': 'space',
};

function readAs(file: Verdict['sample']['files'][number]): string {
  const delimiter =
    file.delimiter === null ? [] : [`cells divided by ${DELIMITERS[file.delimiter] ?? inertText(file.delimiter, 12)}`];
  const parts = [
    file.format,
    ...(file.compression === null ? [] : [file.compression]),
    ...(file.encoding === null ? [] : [inertText(file.encoding, 40)]),
    ...delimiter,
    file.header ? 'with header' : 'no header',
    formatBytes(file.bytes),
  ];
  return parts.join(', ');
}
