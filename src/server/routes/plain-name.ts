import { inertText } from '../../base/text.js';

/** The last part of a name that came in, without what no file name holds. */
export function plainName(given: string, otherwise = 'file'): string {
  const last = given.split(/[/\\]/u).at(-1) ?? '';
  const plain = inertText(last, 200).replaceAll(/^\.+/gu, '');
  return plain === '' ? otherwise : plain;
}
