import { inertText } from '../../base/text.js';

/** A run of inert text. `blank` is one that somebody still has to fill in. */
export type Run = { readonly text: string; readonly tone?: 'strong' | 'muted' | 'blank' };

/** A field of a form: what is asked, how well it is known that it is asked, and the answer with where it comes from. */
export type FieldRow = {
  readonly label: string;
  readonly marks: readonly string[];
  readonly answers: readonly { readonly lines: readonly string[]; readonly source: string }[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
};

/** The parts of a draft on the page, whatever it is drawn as. All texts are inert already. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly tone?: 'warning' | 'muted' }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly headers: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'fields'; readonly rows: readonly FieldRow[] }
  /** Text as it goes out, set off from what is said of it. */
  | { readonly kind: 'sheet'; readonly title: string; readonly blocks: readonly Block[] };

export type DraftPage = {
  readonly title: string;
  /** Who, as of when, which version. */
  readonly line: string;
  /** What the draft is, in one sentence that nobody can overlook. */
  readonly standing: string;
  readonly figures: readonly { readonly term: string; readonly value: string; readonly note: string }[];
  readonly blocks: readonly Block[];
  readonly footer: string;
};

/** Noncharacters and halves of pairs are no text in XML. */
// eslint-disable-next-line no-control-regex
const NO_XML = /[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/gu;

/** Longer lines are parted, so that nothing is cut away where a line is drawn; an inert character takes up to eight. */
const PIECES = /.{1,1000}/gsu;
const LONGEST = 8000;

/** Text of a file as inert lines: what breaks lines parts them, a tab is a space, and nothing else of control is left. */
export function inertLines(text: string): string[] {
  return text
    .replaceAll(NO_XML, '\ufffd')
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .flatMap((line) => line.match(PIECES) ?? [''])
    .map((line) => inertText(line.replaceAll('\t', ' '), LONGEST));
}

/** Text as one inert line. */
export function inertLine(text: string): string {
  return inertLines(text).join(' ');
}

export function say(text: string, tone?: 'warning' | 'muted'): Block {
  return { kind: 'paragraph', runs: [{ text: inertLine(text) }], ...(tone === undefined ? {} : { tone }) };
}

export function listOf(items: readonly string[]): Block {
  return { kind: 'list', items: items.map((item) => [{ text: inertLine(item) }]) };
}

export function heading(text: string, level: 2 | 3 = 2): Block {
  return { kind: 'heading', level, text: inertLine(text) };
}
