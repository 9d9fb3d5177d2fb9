import { z } from 'zod';

export const COLUMNS = ['known', 'not_known', 'said', 'due'] as const;
export type TimelineColumn = (typeof COLUMNS)[number];

const entry = z.object({
  /** A day, or an instant with its zone: when it happened, was said or is due; else when it was written. */
  at: z.string(),
  /** The same in the zone of the timeline; `time` is null where only a day is known. */
  day: z.iso.date(),
  time: z.string().nullable(),
  column: z.enum(COLUMNS),
  says: z.string(),
  /** Number of the event that it stands in; null for a deadline. */
  event: z.int().nullable(),
  duty: z.string().nullable(),
  /** `overdue`, `due`, `done` ... of a duty; `owed`, `made` or `lapsed` of a restatement; `replaced` of an anchor; `for_counsel_only` of a privileged note. */
  state: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof entry>;

const earlierIncident = z.object({
  name: z.string(),
  on: z.string().nullable(),
  case: z.string().nullable(),
  /** Data elements of both; null where one of the two does not say. */
  elements_in_common: z.array(z.string()).nullable(),
  people: z.int().nullable(),
  /** Rows of the newest tested file that stood in that leak already; null where it was not held against it. */
  rows_in_common: z.int().nullable(),
  cannot_tell: z.array(z.string()),
});
export type EarlierIncident = z.infer<typeof earlierIncident>;

/** `assay.case-timeline/1`: what was known, not known, said and due, and when. */
export const timelineSchema = z.object({
  schema: z.literal('assay.case-timeline/1'),
  case: z.string(),
  name: z.string(),
  organisation: z.string(),
  as_of: z.string(),
  /** Distance from UTC of all days and times: that of the first event that starts a clock, else `Z`. */
  zone: z.string(),
  law_reviewed_to: z.string(),
  notice: z.string(),
  /** In the order of time. */
  entries: z.array(entry),
  earlier: z.array(earlierIncident),
  warnings: z.array(z.string()),
});
export type Timeline = z.infer<typeof timelineSchema>;
