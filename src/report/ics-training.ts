import type { Due, Training } from '../model/training.js';
import { calendarOf, escape, slugOf, utc } from './ics.js';

/**
 * What is due as a calendar, RFC 5545: one event for a whole day each, with alarms 90 and 30 days before; a yearly course comes again
 * every year. An event keeps its UID, so that a calendar moves it when a course was had. People stand in it by their ids only.
 */
export function trainingCalendar(training: Training, now: Date): string {
  return calendarOf(
    'training',
    training.due.flatMap((due) => eventOf(due, training, now)),
  );
}

function eventOf(due: Due, { organisation, notice, as_of: asOf }: Training, now: Date): string[] {
  const late = due.due <= asOf ? 'Overdue' : 'Due';
  const summary = `${late}: ${due.what} (${due.who.join(', ')})`;
  return [
    'BEGIN:VEVENT',
    `UID:${due.id}.${slugOf(organisation ?? 'plant')}@assay.invalid`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART;VALUE=DATE:${due.due.replaceAll('-', '')}`,
    ...(due.yearly ? ['RRULE:FREQ=YEARLY'] : []),
    `SUMMARY:${escape(summary)}`,
    `DESCRIPTION:${escape(descriptionOf(due, notice))}`,
    'CATEGORIES:Assay',
    'TRANSP:TRANSPARENT',
    ...['-P90D', '-P30D'].flatMap((trigger) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escape(summary)}`,
      `TRIGGER:${trigger}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

function descriptionOf({ citation, source, as_of: asOf, confidence, doubts }: Due, notice: string): string {
  return [
    `${citation}, as looked into on ${asOf}${confidence === 'high' ? '' : '; second hand'}`,
    source,
    ...doubts,
    notice,
  ].join('\n');
}
