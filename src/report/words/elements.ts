import { inertText } from '../../base/text.js';
import { ELEMENTS, type Element } from '../../model/element.js';
import { ELEMENT_WORDS } from '../../model/element-words.js';

export function elementName(element: Element): string {
  return ELEMENT_WORDS[element];
}

/** The same for a word that should be an element, and is shown inert where it is none. */
export function columnLabel(word: string): string {
  const known = ELEMENTS.find((element) => element === word);
  return known === undefined ? inertText(word, 60) : ELEMENT_WORDS[known];
}

/** The same for an element of the facts, of which there are more than in files. */
export function elementLabel(element: string): string {
  return columnLabel(element).replaceAll('_', ' ');
}
