import { inertText } from '../base/text.js';
import type { Duties, Duty } from '../model/duty.js';

/**
 * The deadlines as a calendar, RFC 5545: one event per duty whose time is known, at that time in UTC, with an alarm a day
 * before. A duty keeps its UID over all answers on one incident, so that a calendar moves it instead of doubling it.
 */
export function icsDocument(answer: Duties, now: Date): string {
  return calendarOf(
    'duties',
    answer.duties.flatMap((duty) => eventOf(duty, answer, now)),
  );
}

/** A calendar of events, each given as its lines. */
export function calendarOf(subject: string, events: readonly string[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Assay//${subject} 1//EN`,
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function eventOf(duty: Duty, answer: Duties, now: Date): string[] {
  const open = duty.state === 'due' || duty.state === 'overdue' || duty.state === 'starts_when';
  const [at, word] =
    duty.state === 'not_before' ? [duty.not_before, 'Not before'] : open ? [duty.due, 'Due'] : [null, ''];
  if (at === null) return [];
  const summary = `${word}: ${duty.recipient} (${duty.id})`;
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(duty, answer)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(new Date(at))}`,
    `SUMMARY:${escape(summary)}`,
    `DESCRIPTION:${escape(descriptionOf(duty, answer))}`,
    'CATEGORIES:Assay',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escape(summary)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

function descriptionOf(duty: Duty, { organisation, notice, law_reviewed_to: reviewed }: Duties): string {
  return [
    `${organisation}: ${duty.regime}`,
    duty.citation,
    duty.timing,
    `Why: ${duty.why.join('; ')}`,
    ...(duty.protection === null ? [] : [`Protection: ${duty.protection}`]),
    `${notice} Law looked into to ${reviewed}.`,
  ].join('\n');
}

function uidOf({ id }: Duty, { organisation, began }: Duties): string {
  return `${id}.${(began ?? 'unknown').replaceAll(/\D/gu, '')}.${slugOf(organisation)}@assay.invalid`;
}

export function slugOf(organisation: string): string {
  return organisation
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 40);
}

export function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
}

/** Text of a property: backslash, semicolon, comma and line feed are escaped; nothing else can end it. */
export function escape(text: string): string {
  const lines = text.split('\n').map((line) => inertText(line, 2000));
  return lines.map((line) => line.replaceAll(/[\\;,]/gu, String.raw`\$&`)).join(String.raw`\n`);
}

const OCTETS = 75;

/** A line longer than 75 octets goes on in the next, which begins with a space; no character is cut. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const char of line) {
    const octets = Buffer.byteLength(char);
    if (size + octets > OCTETS) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += char;
    size += octets;
  }
  return [...parts, part].join('\r\n');
}
