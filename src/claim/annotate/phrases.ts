/** A run of words of a sentence with its place there. */
export type Phrase = { readonly text: string; readonly start: number; readonly end: number };

/** What ends a phrase: marks, and words that begin another clause. */
const STOP =
  /[;:()"“”?!]|\.(?=\s|$)|,\s|\s[—–-]{1,2}\s|\s(?:and(?=\s[$€£\d])|and(?=\s+(?:will|has|had|is|was|the|it|they|we|he|she|another|that)\b)|because|which|while|when|where|who|whose|since|so\s+that|after|before|until|if|but|though|although|unless|as\s+well\s+as|plus)\s/giu;
const LEAD =
  /^(?:(?:so\s+far|and|but|or|so|yet|then|also|still|meanwhile|instead|now|here|even|only|just|to\s+date|all\s+told|in\s+all|in\s+total|in\s+addition|at\s+least|that|for\s+one|[\p{L}'’.-]+\s+(?:said|says|added|noted|thinks|believes|estimates|expects?|estimated|expected|guesses|figures|reckons|told\s+\p{L}+)(?:\s+that)?|(?:the|an?)\s+[\p{L}-]+\s+(?:said|says|estimates|expects?|estimated|expected)(?:\s+that)?|we\s+(?:expect|estimate|believe|anticipate)(?:\s+that)?)\s+)+/iu;
const ARTICLE = /^(?:the|an?|its|their|our|his|her|another|some|that|those|these|this)\s+/iu;
const LONGEST = 90;

/** The phrase that ends at a place: back to the nearest mark or word that begins a clause, without what leads to it. */
export function phraseBefore(text: string, end: number): Phrase | null {
  const from = Math.max(0, end - LONGEST * 2);
  let start = from;
  for (const match of text.slice(from, end).matchAll(STOP))
    // `the cleanup after the hack` is one phrase.
    if (!/^\s(?:after|before)\s$/iu.test(match[0])) start = from + match.index + match[0].length;
  return trimmed(text, start, end);
}

/** The phrase that begins at a place: on to the nearest mark or word that begins a clause. */
export function phraseAfter(text: string, start: number): Phrase | null {
  const part = text.slice(start, start + LONGEST);
  STOP.lastIndex = 0;
  const stop = [...part.matchAll(STOP)].find(({ index }) => index > 0);
  return trimmed(text, start, start + (stop?.index ?? part.length));
}

function trimmed(text: string, from: number, to: number): Phrase | null {
  let start = from;
  for (const lead of [LEAD, ARTICLE]) {
    const part = text.slice(start, to);
    const blank = part.length - part.trimStart().length;
    start += blank + (lead.exec(part.trimStart())?.[0].length ?? 0);
  }
  const words = text
    .slice(start, to)
    .trimEnd()
    .replace(/[,.–—-]+$/u, '');
  return words === '' ? null : { text: words, start, end: start + words.length };
}
