import { partOf } from '../words/parts.js';
import { splitPrograms } from '../words/split-programs.js';

const JOINS = /\s+(?:and|with|plus|&|running)\s+|\s+\/\s+/iu;

/**
 * The programs of a sentence: `Windows 7 and Wonderware, Office 2010`. An `and` parts two programs only where both sides are known
 * words; else it belongs to a name.
 */
export function freePrograms(text: string): string[] {
  return splitPrograms(text.replaceAll(/\s+/gu, ' ').replace(/[.!]+\s*$/u, '')).flatMap((piece) => {
    const parts = piece.split(JOINS).map((part) => part.trim());
    return parts.length > 1 && parts.every((part) => partOf(part) !== null) ? parts : [piece];
  });
}
