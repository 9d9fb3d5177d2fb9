import { parse } from 'csv-parse/sync';
import type { Course } from '../../model/plant.js';
import { TrainingError } from './error.js';
import type { Line } from './people.js';

const HEADINGS = {
  who: ['who', 'id', 'person', 'name', 'employee', 'operator'],
  what: ['what', 'course', 'class', 'title', 'training'],
  when: ['when', 'date', 'completed', 'day'],
  hours: ['hours', 'contact hours', 'tch', 'ceu hours'],
  cyber: ['cyber', 'cybersecurity', 'computer'],
  approved: ['approved', 'approval', 'counts'],
} as const;
type Field = keyof typeof HEADINGS;

const HINT = 'Its first line names the columns: who, what, when, hours, cyber, approved.';
const MOST_LINES = 20_000;

export type ListRead = {
  readonly lines: Line[];
  readonly set_aside: { readonly where: string; readonly why: string }[];
};

/** A list of courses as CSV: who, what, when, and perhaps contact hours, cyber and approved. `path` as it is shown. */
export function readTrainingList(text: string, path: string): ListRead {
  const [head, ...rows] = rowsOf(text, path);
  const columns = columnsOf(head?.cells ?? []);
  if (columns.who === -1 || columns.when === -1)
    throw new TrainingError(
      'missing_column',
      `the list of courses has no column ${columns.who === -1 ? 'who' : 'when'}`,
      {
        where: { file: path, line: 1 },
        hint: HINT,
      },
    );
  const read: ListRead = { lines: [], set_aside: [] };
  const beyond = rows[MOST_LINES];
  if (beyond !== undefined)
    read.set_aside.push({
      where: `${path}:${beyond.line}`,
      why: `more than ${MOST_LINES} lines: the rest was not read`,
    });
  for (const { cells, line } of rows.slice(0, MOST_LINES)) {
    const where = `${path}:${line}`;
    const cell = (field: Field): string => (cells[columns[field]] ?? '').trim();
    const found = courseOf(cell, where);
    if (typeof found === 'string') read.set_aside.push({ where, why: found });
    else read.lines.push({ who: cell('who'), course: found });
  }
  return read;
}

function rowsOf(text: string, path: string): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_LINES + 2,
      on_record: (cells: string[], { lines: line }) => {
        rows.push({ cells, line });
        return null;
      },
    });
  } catch (cause) {
    throw new TrainingError('not_a_table', 'the list of courses is no CSV', {
      where: { file: path },
      hint: HINT,
      cause,
    });
  }
  return rows;
}

function columnsOf(head: readonly string[]): Record<Field, number> {
  const names = head.map((cell) =>
    cell
      .toLowerCase()
      .replaceAll(/[\s_]+/gu, ' ')
      .trim(),
  );
  const at = (field: Field): number => names.findIndex((name) => HEADINGS[field].some((known) => known === name));
  return {
    who: at('who'),
    what: at('what'),
    when: at('when'),
    hours: at('hours'),
    cyber: at('cyber'),
    approved: at('approved'),
  };
}

/** A course, or why the line is none. */
function courseOf(cell: (field: Field) => string, where: string): Line['course'] | string {
  if (cell('who') === '') return 'nobody is named';
  const when = dayOf(cell('when'));
  if (when === null) return 'its date is none; write 2021-03-01';
  const hours = cell('hours') === '' ? undefined : Number(cell('hours'));
  if (hours !== undefined && !(hours >= 0 && hours <= 500)) return 'its hours are no number';
  const cyber = CYBER[cell('cyber').toLowerCase()];
  if (cyber === undefined) return 'its column cyber is none of yes, no, basic, control';
  const approved = APPROVED[cell('approved').toLowerCase()];
  if (approved === undefined) return 'its column approved is none of yes, no, unknown';
  return { what: cell('what').slice(0, 200), when, ...(hours === undefined ? {} : { hours }), cyber, approved, where };
}

const CYBER: Readonly<Record<string, Course['cyber']>> = {
  '': 'no',
  no: 'no',
  n: 'no',
  yes: 'yes',
  y: 'yes',
  x: 'yes',
  basic: 'basic',
  control: 'control',
  ot: 'control',
  ics: 'control',
};
const APPROVED: Readonly<Record<string, Course['approved']>> = {
  '': 'unknown',
  unknown: 'unknown',
  pending: 'unknown',
  yes: 'yes',
  y: 'yes',
  x: 'yes',
  no: 'no',
  n: 'no',
};

/** A day that is one: 2021-03-01, or 3/1/2021 as Americans write it. */
function dayOf(text: string): string | null {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(iso)) return null;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
