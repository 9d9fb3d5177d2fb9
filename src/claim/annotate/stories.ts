import type { Span } from '../../model/claim.js';

/** A place where one story may end and another begin. `glued`: two texts were joined in the middle of a sentence. */
type Seam = { readonly at: number; readonly kind: 'glued' | 'rule' | 'paragraph' };

/** `information.d Infrastructure Security`: the end of one text and the middle of another. */
const GLUED = /[a-z]{3}[.!?]["”’]?(?=[a-z]{1,3} \p{Lu}[a-z]+ \p{Lu}[a-z]+)/gu;
/** A paragraph that begins in the middle of a sentence, after one that has ended. */
const CUT_LINE = /[.!?]["”’]?\n+(?=[a-z]{1,12} [a-z]{2,})/gu;
const RULE = /\n[ \t]*(?:[*_=~#-][ \t]?){3,60}[ \t]*\n|\f/gu;
/** News in brief and logs: every paragraph may be a story of its own. */
const DIGEST =
  /\b(?:in\s+brief|briefs|digest|round-?up|(?:the\s+)?week\s+in\s+\w+|police\s+log|sheriff['’]s\s+log|blotter)\b/iu;
const PARAGRAPH = /\n[ \t]*\n/gu;
const HEAD = 120;
const FEWEST = 120;
/** A longer text is no page with two articles, and more seams are no seams. */
const MOST_SPLIT = 60_000;
const MOST_SEAMS = 12;

/** The parts of a text that could be stories of their own, in order; whoever knows what they are about joins those that belong together. */
export function partsOf(text: string): Span[] {
  const seams: Seam[] = [
    ...[...text.matchAll(GLUED)].map((match) => ({ at: match.index + match[0].length, kind: 'glued' as const })),
    ...[...text.matchAll(CUT_LINE)].map((match) => ({ at: match.index + match[0].length, kind: 'glued' as const })),
    ...(isDigest(text)
      ? [...text.matchAll(PARAGRAPH)].map((match) => ({
          at: match.index + match[0].length,
          kind: 'paragraph' as const,
        }))
      : []),
    ...[...text.matchAll(RULE)].map((match) => ({ at: match.index + match[0].length, kind: 'rule' as const })),
  ].sort((left, right) => left.at - right.at);
  if (text.length > MOST_SPLIT) return [[0, text.length]];
  const parts: [number, number][] = [];
  let from = 0;
  for (const { at } of seams.slice(0, MOST_SEAMS)) {
    if (at - from < FEWEST || text.length - at < FEWEST) continue;
    parts.push([from, at]);
    from = at;
  }
  parts.push([from, text.length]);
  return parts;
}

/** The head of one victim on a page of several: a name of its own line, and the day on which it was listed. */
const LISTING = /^\s*[^\n]{2,70}\n[ \t]*(?:listed|added|posted|published|uploaded|updated|date)\b[^\n]{0,60}\d/iu;

/** The victims of a page that lists several between rules, in order; what stands before the first belongs to it. */
export function listingsOf(text: string): Span[] {
  if (text.length > MOST_SPLIT) return [];
  const starts = [...text.matchAll(RULE)]
    .map((match) => match.index + match[0].length)
    .filter((at) => LISTING.test(text.slice(at, at + 200)))
    .slice(0, MOST_SEAMS);
  return starts.map((from, at) => [at === 0 ? 0 : from, starts[at + 1] ?? text.length]);
}

/** Whether a text is a digest or a log by its head. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text.slice(0, HEAD));
}
