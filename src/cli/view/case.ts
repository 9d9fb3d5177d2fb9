import { inertText } from '../../base/text.js';
import type { CaseDocument, CaseVerification, Cases, CheckedFile, VerifiedCase } from '../../model/case-documents.js';
import type { CaseEvent, ChainBreak } from '../../model/case.js';
import { eventLines, eventWords, kindWords, lackingWords, momentWords } from '../../report/words/case.js';
import { countOf, formatCount } from '../../report/words/numbers.js';
import { wrap } from '../terminal/width.js';
import { field, table, type Page } from './page.js';

/** The cases of a store, for a page of 80 columns. */
export function viewCases({ cases }: Cases, page: Page): string {
  if (cases.length === 0) return 'There are no cases. Begin one: assay case new NAME\n';
  const columns = [
    { title: 'case', align: 'left', most: 30 },
    { title: 'events', align: 'right' },
    { title: 'last', align: 'left' },
    { title: 'name', align: 'left', most: 24 },
  ] as const;
  const rows = cases.map((each) => [
    inertText(each.case, 48),
    formatCount(each.events),
    momentWords(each.last_at),
    inertText(each.name, 80),
  ]);
  return `${table(page, columns, rows).join('\n')}\n`;
}

/** A case: each event with who wrote it, when and what it says; corrected ones are marked. */
export function viewCase(found: CaseDocument, page: Page): string {
  const { case: id, name, events, first_break: broken } = found;
  const head = events.at(-1);
  const lines = [
    page.ink(inertText(name, 200), 'bold'),
    page.ink(`${inertText(id, 48)} · ${countOf(events.length, 'event')}`, 'dim'),
    ...(head === undefined ? [] : [page.ink(`head ${head.seq} ${inertText(head.hash)}`, 'dim')]),
    ...(broken === null ? [] : wrap(brokenLine(broken), page.width).map((line) => page.ink(line, 'red'))),
    '',
    ...events.flatMap((event) => linesOf(event, notesOf(event, found), page)),
  ];
  return `${lines.join('\n')}\n`;
}

function brokenLine({ seq, says }: ChainBreak): string {
  return `! The chain is broken at event ${seq}: ${inertText(says, 300)}. What stands here may not be what was written: assay case verify.`;
}

const INDENT = 4;

/** What is to be known beside an event. */
function notesOf({ seq }: CaseEvent, { corrected, privileged }: CaseDocument): string {
  const by = corrected.find((each) => each.event === seq)?.by;
  return [
    ...(privileged?.includes(seq) === true ? [' · for counsel only'] : []),
    ...(by === undefined ? [] : [` · see event ${by}`]),
  ].join('');
}

function linesOf(event: CaseEvent, notes: string, page: Page): string[] {
  const number = String(event.seq).padStart(INDENT - 1);
  const head = `${number} ${momentWords(event.at)} · ${inertText(event.who, 40)} · `;
  const body = eventLines(event).flatMap((line) => wrap(line, page.width - INDENT));
  const shown = body.length <= MOST_LINES ? body : [...body.slice(0, MOST_LINES - 1), '…'];
  return [
    page.ink(head, 'dim') + page.ink(kindWords(event), 'bold') + page.ink(notes, 'yellow'),
    ...shown.map((line) => ' '.repeat(INDENT) + line),
  ];
}

const MOST_LINES = 4;

/** One event whole, with its place in the chain. */
export function viewEvent(event: CaseEvent, page: Page): string {
  const payload = event.payload === null ? eventWords(event) : JSON.stringify(event.payload, null, 2);
  const lines = [
    page.ink(`${inertText(event.id)} · ${kindWords(event)}`, 'bold'),
    ...field(page, 'Written', `${inertText(event.at, 40)} by ${inertText(event.who, 200)}`),
    ...(event.basis.length === 0 ? [] : field(page, 'Rests on', event.basis.map((each) => inertText(each)).join(', '))),
    ...field(page, 'Payload', inertText(event.payload_sha256)),
    ...field(page, 'Before', inertText(event.prev)),
    ...field(page, 'Hash', inertText(event.hash)),
    '',
    ...payload.split('\n').map((line) => inertText(line, 2000)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether cases are as they were written; what does not fit is named. */
export function viewVerification({ cases, database }: CaseVerification, page: Page): string {
  const parts = [
    ...cases.map((each) => verifiedLines(each, page)),
    database.length === 0
      ? []
      : [
          page.ink('The database finds fault with its own file:', 'red'),
          ...database.map((line) => `  ${inertText(line, 200)}`),
        ],
    cases.length === 0 ? ['There are no cases.'] : [],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function verifiedLines(found: VerifiedCase, page: Page): string[] {
  const { first_break: broken, head } = found;
  const count = countOf(found.events, 'event');
  const title =
    broken === null
      ? `${page.ink(inertText(found.case), 'bold')} · ${count} · ${page.ink('whole', 'green')}`
      : `${page.ink(inertText(found.case), 'bold')} · ${count} · ${page.ink(`broken at event ${broken.seq}`, 'red')}`;
  return [
    title,
    ...(broken === null
      ? []
      : wrap(`Event ${broken.seq}: ${inertText(broken.says, 300)} (${broken.what}).`, page.width - 2).map(
          (line) => `  ${line}`,
        )),
    ...(head === null
      ? []
      : [page.ink(`  ${broken === null ? 'head' : 'last good'} ${head.seq} ${inertText(head.hash)}`, 'dim')]),
    ...lackingLines(found, page),
    ...found.evidence.filter(({ state }) => state !== 'same').map((file) => fileLine(file, page)),
    ...found.stamps.map(({ event, of, time, authority, trusted, fault }) =>
      fault === null
        ? `  event ${event}: ${inertText(authority, 120)} stamped event ${of} at ${momentWords(time)}${trusted === null ? '; who that is was not checked (--ca)' : ''}`
        : page.ink(`  event ${event}: the time-stamp over event ${of} proves nothing: ${inertText(fault, 200)}`, 'red'),
    ),
  ];
}

function lackingLines({ withheld }: VerifiedCase, page: Page): string[] {
  const words = lackingWords(withheld);
  return words === null ? [] : wrap(words, page.width - 2).map((line) => `  ${line}`);
}

const STATES: Readonly<Record<CheckedFile['state'], string>> = {
  same: 'is the same',
  changed: 'is not the file that was added',
  missing: 'is not there any more',
  elsewhere: 'is not on this machine: it stayed with who added it',
};

function fileLine({ event, name, state }: CheckedFile, page: Page): string {
  const line = `  event ${event}: ${inertText(name, 120)} ${STATES[state]}`;
  return state === 'elsewhere' ? page.ink(line, 'dim') : page.ink(line, 'red');
}
