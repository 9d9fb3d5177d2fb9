import { momentOf, noMoment, type Typed } from '../moment.js';
import type { FactEntry } from '../queries.js';

/** A fact as it is typed, whatever its kind. */
export type Draft = { readonly text: string; readonly chosen: readonly string[]; readonly at: Typed };

/** What is known already, to be typed over; a moment is typed anew. */
export function blank(lines: readonly string[], zone: string | undefined): Draft {
  return { text: lines.join('\n'), chosen: lines, at: noMoment(zone) };
}

/** The same as the server takes it: a value as YAML, of which JSON is a part. What is not right the server says. */
export function writtenAs(kind: FactEntry['kind'], { text, chosen, at }: Draft): string {
  switch (kind) {
    case 'flag':
      return text;
    case 'count':
      return numberIn(text);
    case 'choices':
      return JSON.stringify(chosen);
    case 'texts':
      return JSON.stringify(linesOf(text));
    case 'places':
      return `{${linesOf(text).map(placeIn).join(', ')}}`;
    case 'instant':
    case 'moment':
      return JSON.stringify(momentOf(at));
    default:
      return JSON.stringify(text.trim());
  }
}

/** `48,600,000` is a number; anything else goes to the server as it was typed. */
function numberIn(text: string): string {
  const plain = text.trim().replaceAll(/(?<=\d)[,_ ](?=\d)/gu, '');
  return /^\d{1,15}$/u.test(plain) ? plain : JSON.stringify(text.trim());
}

/** `WA 1,200,000`. */
function placeIn(line: string): string {
  const [place = '', ...rest] = line.split(/[\s:=]+/u);
  return `${JSON.stringify(place.toUpperCase())}: ${numberIn(rest.join(' '))}`;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
