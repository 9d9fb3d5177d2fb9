import type { Report } from '../../model/report.js';
import { heading, inertLine, listOf, say, type Block } from './blocks.js';

/** The severity score with its parts: what was said, what it brings, and what is missing. */
export function severityBlocks({ severity }: Report): Block[] {
  if (severity === null) return [];
  const { score, low, high, parts, cannot_tell: open } = severity;
  const sentence =
    score === null
      ? `The score cannot be told yet: it can still become anything from ${low} to ${high} of 100.`
      : `The score is ${score} of 100.`;
  return [
    heading('Severity (NCISS)'),
    say(sentence),
    ...(open.length === 0 ? [] : [listOf(open.map((each) => `Cannot tell, because ${each}`))]),
    {
      kind: 'table',
      caption: 'Parts of the score; points of a hundred',
      headers: ['Part', 'Said', 'Points', 'Most', 'From'],
      rows: parts.map(({ part, option, points, most, fact }) =>
        [
          part.replaceAll('_', ' '),
          option?.replaceAll('_', ' ') ?? 'still unknown',
          points === null ? '?' : String(points),
          String(most),
          fact,
        ].map(inertLine),
      ),
    },
    say(`${severity.source}. ${severity.note}`, 'muted'),
  ];
}
