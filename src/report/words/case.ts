import { claimSchema } from '../../model/claim.js';
import { inertText } from '../../base/text.js';
import {
  isEventKind,
  payloadOf,
  type CaseEvent,
  type EventKind,
  type JsonValue,
  type Payload,
} from '../../model/case.js';
import type { Exposure } from '../../model/exposure.js';
import type { Content, StatedCount } from '../../model/statement.js';
import { tlpLabel } from '../../model/tlp.js';
import { claimLine } from './claim.js';
import { columnLabel, elementLabel } from './elements.js';
import { countOf, formatBytes, formatCount } from './numbers.js';

/** The kinds of events as people read them. */
export const KIND_WORDS: Readonly<Record<EventKind, string>> = {
  opened: 'opened',
  note: 'note',
  privileged_note: 'privileged note',
  claim: 'claim',
  evidence: 'evidence',
  verdict: 'verdict',
  exposure: 'exposure',
  look: 'look at clear values',
  anchor: 'anchor',
  facts: 'facts',
  decision: 'decision',
  done: 'done',
  draft: 'draft',
  statement: 'statement',
  restatement: 'restatement owed',
  measure: 'measure',
  earlier_incident: 'earlier incident',
  correction: 'correction',
  export: 'export',
};

/** What kind of event it is; one that a later version wrote keeps its own word. */
export function kindWords({ kind }: Pick<CaseEvent, 'kind'>): string {
  return isEventKind(kind) ? KIND_WORDS[kind] : inertText(`${kind} (of a later version)`, 60);
}

type Wording = { readonly [Kind in EventKind]: (payload: Payload<Kind>) => string };

const WORDING: Wording = {
  opened: ({ name }) => name,
  note: ({ text }) => text,
  privileged_note: ({ text }) => text,
  claim: claimWords,
  evidence: ({ name, size, sha256, kept, custody, stamp }) =>
    stamp === undefined
      ? `${name}, ${formatBytes(size)}, SHA-256 ${sha256.slice(0, 12)}…${kept === 'reference' ? ', not copied' : ''}${custody.from === undefined ? '' : `, from ${custody.from}`}`
      : `time-stamp over event ${stamp.of} by ${stamp.authority}, ${momentWords(stamp.time)}`,
  verdict: ({ document }) => `${document.verdict}, ${countOf(document.sample.rows, 'row')} tested`,
  exposure: ({ document }) => exposureWords(document),
  look: ({ sha256, row, line, why }) =>
    `row ${formatCount(row)}${line === null ? '' : `, line ${formatCount(line)}`}, of file ${sha256.slice(0, 12)}…: ${why}`,
  anchor: ({ anchor, at, why }) => `${anchor.replaceAll('_', ' ')}: ${at}${why === undefined ? '' : ` (${why})`}`,
  facts: ({ set, unset, file }) => factsWords({ set, unset, file }),
  decision: ({ duty, follow, by, why }) => `${duty}: ${follow ? 'yes' : 'no'}, by ${by}: ${why}`,
  done: ({ duty, at, how }) => `${duty} done ${at}${how === undefined ? '' : ` (${how})`}`,
  draft: ({ form, state, version }) => `${form}${state === null ? '' : ` for ${state}`}, version ${version}`,
  statement: ({ text, to, says, restates }) => {
    const notes = [...contentWords(says), ...(restates === undefined ? [] : [`restates ${restates}`])].join('; ');
    return `to ${to.join(', ')}: ${text}${notes === '' ? '' : ` (${notes})`}`;
  },
  restatement: ({ statement, contradictions }) =>
    `of statement ${statement}: ${contradictions.map(({ says }) => says).join('; ')}`,
  measure: ({ what, state, on }) => `${state}${on === undefined ? '' : ` ${on}`}: ${what}`,
  earlier_incident: ({ name, on, what }) => [name, on, what].filter((part) => part !== undefined).join(', '),
  correction: ({ of, why, replacement }) =>
    `event ${of} ${replacement === undefined ? 'withdrawn' : 'replaced'}: ${why}`,
  export: ({ what, to, tlp, sealed, through }) => {
    const label = tlp === undefined ? [] : [tlpLabel(tlp)];
    const parts = [what, ...(to === undefined ? [] : [`to ${to}`]), `through event ${through}`, ...label];
    return [...parts, ...(sealed === 'no' ? ['not sealed'] : [])].join(', ');
  },
};

/** One line on what an event says; inert, not cut. */
export function eventWords(event: CaseEvent): string {
  return inertText(wordsIn(event).replaceAll(/\s+/gu, ' '), 2000);
}

/** What a proof cannot say of events whose words a store lacks; null where it has them all. */
export function lackingWords(withheld: number): string | null {
  if (withheld === 0) return null;
  return `The words of ${countOf(withheld, 'event')} for counsel only are not in this store: they came in without, or were taken out since. The hashes do not tell which.`;
}

/** The same line by line, where what it says has several; each inert. */
export function eventLines(event: CaseEvent): string[] {
  const lines = wordsIn(event).split(/\r\n|\r|\n/u);
  return lines.map((line) => inertText(line.replaceAll('\t', ' ').trimEnd(), 2000)).filter((line) => line !== '');
}

function wordsIn(event: CaseEvent): string {
  if (event.payload === null)
    return event.kind === 'privileged_note' ? "withheld: counsel's privileged note" : 'withheld';
  const words = isEventKind(event.kind) ? wordsOf(event, event.kind, WORDING[event.kind]) : null;
  return words ?? 'cannot be read by this version';
}

function wordsOf<Kind extends EventKind>(event: CaseEvent, kind: Kind, wording: Wording[Kind]): string | null {
  const payload = payloadOf(event, kind);
  return payload === null ? null : wording(payload);
}

function exposureWords({ counted, scope, reason }: Exposure): string {
  if (counted === null) return `nobody counted: ${reason ?? 'no reason given'}`;
  const people = countOf(counted.people, 'person', 'people');
  return scope === 'whole'
    ? `${people}, the whole file`
    : `${people} seen; the file is ${scope === 'sample' ? 'a sample' : 'perhaps a sample'}`;
}

function factsWords({ set, unset, file }: Payload<'facts'>): string {
  const facts = leafWords(set);
  const more = facts.length - MOST_FACTS;
  const gone = unset.length === 0 ? [] : [`unknown again: ${unset.join(', ')}`];
  return [
    ...(file === undefined ? [] : [`from ${file.name}`]),
    ...facts.slice(0, MOST_FACTS),
    ...(more > 0 ? [`and ${countOf(more, 'more fact', 'more facts')}`] : []),
    ...gone,
  ].join('; ');
}

const MOST_FACTS = 8;

function isElements(path: readonly string[]): boolean {
  return ['elements', 'elements_uncertain'].includes(path.at(-1) ?? '');
}

function elementIn(value: JsonValue): string {
  return typeof value === 'string' ? elementLabel(value) : valueWords(value);
}

/** Each fact as `exposure.people.total: 48,600,000`; a table of numbers by place is only counted. */
function leafWords(value: JsonValue, path: readonly string[] = []): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return [
      `${path.join('.')}: ${Array.isArray(value) ? value.map(isElements(path) ? elementIn : valueWords).join(', ') : valueWords(value)}`,
    ];
  }
  if (path.at(-1) === 'by_jurisdiction') return [`${path.join('.')} (${Object.keys(value).length})`];
  return Object.entries(value).flatMap(([name, inner]) => leafWords(inner, [...path, name]));
}

/** A value of a fact in one line; numbers by place as `CA 6,000,000, WA 1,200,000`. Not inert. */
export function factValueWords(value: JsonValue): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueWords).join(', ');
  if (value === null || typeof value !== 'object') return valueWords(value);
  return Object.entries(value)
    .map(([place, inner]) => `${place} ${valueWords(inner)}`)
    .join(', ');
}

/** A value as it would be typed again: the words of a list, numbers by place as `CA 6000000`, each in a line. Not inert. */
export function factLines(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  if (value === null || typeof value !== 'object') return value === null ? [] : [String(value)];
  return Object.entries(value).map(([place, inner]) => `${place} ${JSON.stringify(inner)}`);
}

function valueWords(value: JsonValue): string {
  if (typeof value === 'number') return formatCount(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function claimWords({ document }: Payload<'claim'>): string {
  const claim = claimSchema.safeParse(document).data;
  return claim === undefined ? 'a claim, read by another version' : claimLine(claim);
}

/** What of a statement was said so that it can be checked. */
function contentWords({ status, people, confirmed, ruled_out: ruledOut, possible, groups, access }: Content): string[] {
  const listed = (label: string, elements: readonly string[] | undefined): string[] =>
    elements === undefined ? [] : [`${label}: ${elements.map(columnLabel).join(', ') || 'nothing'}`];
  return [
    ...(status === undefined ? [] : [status.replaceAll('_', ' ')]),
    ...(people === undefined ? [] : [`${statedWords(people)} people`]),
    ...listed('taken', confirmed),
    ...listed('not taken', ruledOut),
    ...listed('perhaps taken', possible),
    ...(groups === undefined ? [] : [`groups: ${Object.keys(groups).join(', ')}`]),
    ...(access === undefined ? [] : [`way in: ${access}`]),
  ];
}

/** A stated number as it was meant. */
function statedWords(stated: StatedCount): string {
  if (typeof stated === 'number') return formatCount(stated);
  if ('low' in stated) return `${formatCount(stated.low)} to ${formatCount(stated.high)}`;
  const [name = '', value = 0] = Object.entries(stated)[0] ?? [];
  return `${name.replaceAll('_', ' ')} ${formatCount(value)}`;
}

/** An instant of our own clock, to the minute: `2021-08-16 09:30Z`. */
export function momentWords(at: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*Z$/u.test(at) ? `${at.slice(0, 10)} ${at.slice(11, 16)}Z` : inertText(at, 40);
}
