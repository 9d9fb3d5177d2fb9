import { inertText } from '../../base/text.js';
import type { Span } from '../../model/claim.js';
import type { RowLeaves } from './claim-view.js';

/** A run of the text, and the rows that were read from it. */
export type Segment = { readonly text: string; readonly rows: readonly string[] };
export type SourceView = { readonly segments: readonly Segment[]; readonly left_out: number };

/** More of a text is not shown beside what was read from it. */
const MOST_SHOWN = 60_000;
const MOST_MARKS = 600;

/** A part of a text in runs: cut wherever something that was read begins or ends. Inert; lines stay lines. */
export function sourceView(text: string, [from, end]: Span, rows: readonly RowLeaves[]): SourceView {
  const to = Math.min(end, from + MOST_SHOWN);
  const marks = rows
    .flatMap(({ id, leaves }) => leaves.map(({ span }) => ({ id, span })))
    .filter(({ span }) => span[0] < span[1] && span[0] < to && span[1] > from)
    .slice(0, MOST_MARKS);
  const within = (at: number): number => Math.min(Math.max(at, from), to);
  const cuts = [...new Set([from, to, ...marks.flatMap(({ span }) => span.map(within))])].sort((one, two) => one - two);
  const segments = cuts.slice(0, -1).map((start, at): Segment => {
    const stop = cuts[at + 1] ?? to;
    const own = marks.filter(({ span }) => span[0] <= start && span[1] >= stop).map(({ id }) => id);
    return { text: inertLines(text.slice(start, stop)), rows: [...new Set(own)] };
  });
  return { segments, left_out: end - to };
}

function inertLines(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line) => inertText(line, MOST_SHOWN))
    .join('\n');
}
