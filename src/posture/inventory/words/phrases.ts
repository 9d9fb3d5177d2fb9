/** A piece of a text that is compared: small letters or digits, with its place in the text. */
export type Token = { readonly word: string; readonly start: number; readonly end: number };

export type Found<T> = { readonly value: T; readonly first: number; readonly count: number };

export type PhraseBook<T> = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly value: T }[]>;

/** A name of a thing is not longer; what follows is a remark. */
const LOOKED = 300;
const PIECE = /\p{L}+|\p{N}+/gu;

/** Words and numbers of a text, parted where letters meet digits, so that `Win7`, `Win 7` and `win-7` are alike. */
export function tokensOf(text: string): Token[] {
  return [...text.slice(0, LOOKED).matchAll(PIECE)].map((match) => ({
    word: singular(match[0].toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

export function phraseBook<T>(entries: readonly (readonly [string, T])[]): PhraseBook<T> {
  const book = new Map<string, { words: string[]; value: T }[]>();
  for (const [phrase, value] of entries) {
    const words = tokensOf(phrase).map(({ word }) => word);
    const [first] = words;
    if (first === undefined) continue;
    const list = book.get(first) ?? [];
    list.push({ words, value });
    book.set(first, list);
  }
  for (const list of book.values()) list.sort((a, b) => b.words.length - a.words.length);
  return book;
}

/** Phrases of a book in a text, from the left, the longest first; none overlaps another. */
export function findPhrases<T>(book: PhraseBook<T>, tokens: readonly Token[]): Found<T>[] {
  const found: Found<T>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const here = book.get(tokens[at]?.word ?? '')?.find(({ words }) => startsAt(tokens, at, words));
    if (here === undefined) continue;
    found.push({ value: here.value, first: at, count: here.words.length });
    at += here.words.length - 1;
  }
  return found;
}

function startsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens[at + offset]?.word === word);
}
