import type { Finding } from '../../../model/finding.js';
import type { RecordAnswer } from './record-answer.js';
import type { Subject } from './subject.js';

type Kind = 'known_exploited' | 'advisory';
type Part = Pick<
  Finding,
  'answer' | 'title' | 'since' | 'severity' | 'why' | 'because' | 'fix' | 'measures' | 'reference'
>;

/** How findings of one feed are put. */
export type Words<Entry> = {
  readonly kind: Kind;
  readonly source: string;
  /** Of a product with entries that concern it or may do so; `open` are those that cannot be told. */
  readonly concerned: (
    subject: Subject,
    sure: readonly RecordAnswer<Entry>[],
    open: readonly RecordAnswer<Entry>[],
  ) => Part;
  /** An entry that concerns a product, or may do so, as evidence. */
  readonly entryText: (answer: RecordAnswer<Entry>) => string;
  /** The gravest first. */
  readonly byWeight: (left: RecordAnswer<Entry>, right: RecordAnswer<Entry>) => number;
  /** Name of an entry, for the list of those that do not concern a machine. */
  readonly nameOf: (entry: Entry) => string;
  /** What the feed is about, as a part of a sentence: `a hole that is known to be exploited`. */
  readonly about: string;
};
