import type { Topic } from '../../model/statement-check.js';
import type { Content, Finding, Statement } from '../../model/statement.js';
import { both } from './compare/span.js';
import type { Value } from './compare/values.js';
import { keyOf, topicsOf, valueOf } from './content.js';
import { compareTimes, orderOf } from './time.js';

/** A finding, or a statement of ours that no finding backs: what is known is built of these. */
export type Piece = {
  readonly what: 'finding' | 'statement';
  readonly item: Finding | Statement;
  readonly content: Content;
  /** What it speaks of, by key. */
  readonly topics: ReadonlyMap<string, Topic>;
};

/** What is known of a topic after a piece: `by` is what says so; `rival` says otherwise at the same time. */
export type Step = { readonly value: Value; readonly by: Piece; readonly rival: Piece | null };

/** Findings and statements in the order of their times; those of one time as they stand in the file. */
export function piecesOf(findings: readonly Finding[], statements: readonly Statement[]): Piece[] {
  const pieces: Piece[] = [
    ...findings.map((item) => pieceOf('finding', item, item.finds)),
    ...statements.map((item) => pieceOf('statement', item, item.says)),
  ];
  return pieces.sort((left, right) => orderOf(left.item.at) - orderOf(right.item.at));
}

function pieceOf(what: Piece['what'], item: Piece['item'], content: Content): Piece {
  return { what, item, content, topics: new Map(topicsOf(content).map((topic) => [keyOf(topic), topic])) };
}

/**
 * What was known of a topic, piece by piece. Counts that can both be true are held together, and the narrower one counts; what
 * cannot be true beside the earlier takes its place. Where two of one time cannot both be true, neither does.
 */
export function stepsOf(pieces: readonly Piece[], topic: Topic): Step[] {
  const steps: Step[] = [];
  for (const piece of pieces) {
    const value = valueOf(piece.content, topic);
    if (value === null || (value.kind === 'word' && value.word === 'open')) continue;
    const before = steps.at(-1);
    steps.push(before === undefined ? { value, by: piece, rival: null } : stepFrom(before, value, piece));
  }
  return steps;
}

function stepFrom(before: Step, value: Value, piece: Piece): Step {
  const sameTime = compareTimes(before.by.item.at, piece.item.at) === 0;
  if (before.value.kind === 'count' && value.kind === 'count') {
    const joined = both(before.value.span, value.span);
    if (joined === null) return { value, by: piece, rival: sameTime ? before.by : null };
    const isNews = joined !== before.value.span;
    return { value: { kind: 'count', span: joined }, by: isNews ? piece : before.by, rival: before.rival };
  }
  const [was, is] = [before.value, value].map((each) => (each.kind === 'word' ? each.word : null));
  if (was === is || (was === 'confirmed' && is === 'somewhere')) return before;
  return { value, by: piece, rival: sameTime && isOpposite(before.value, value) ? before.by : null };
}

function isOpposite(left: Value, right: Value): boolean {
  const words = [left, right].map((value) => (value.kind === 'word' ? value.word : null));
  return words.includes('ruled_out') && words.includes('confirmed');
}
