import { within, type Element } from '../xml/walk.js';

/** What a script reports, by its own words for each thing in small letters; and its first line where it has no such words. */
export type ScriptFacts = { readonly values: ReadonlyMap<string, string>; readonly whole: string };

/** Reads a script's lines `Key: value`, and its structured elements where the lines lack one. */
export function factsOf(script: Element): ScriptFacts {
  const output = script.attributes['output'] ?? '';
  const values = new Map<string, string>();
  for (const line of output.split(/\r?\n/u)) {
    const [, key, value] = /^\s*([^:]{1,60}):\s+(\S.*)$/u.exec(line) ?? [];
    if (key !== undefined && value !== undefined) put(values, key, value);
  }
  for (const element of within(script, 'elem')) put(values, element.attributes['key'] ?? '', element.text);
  return { values, whole: cleaned(output.trim().split(/\r?\n/u)[0] ?? '') };
}

function put(values: Map<string, string>, key: string, value: string): void {
  const name = normalKey(key);
  const text = cleaned(value);
  if (name !== '' && text !== '' && !values.has(name)) values.set(name, text);
}

/** `productName`, `Product Name` and `product_name` are one key. */
export function normalKey(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim();
}

const LONGEST = 500;

/** nmap writes a zero byte that ends a name as the four characters `\x00`. */
function cleaned(text: string): string {
  return text
    .replaceAll(/\\x00|\u0000/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}
