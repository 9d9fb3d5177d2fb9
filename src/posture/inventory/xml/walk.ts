import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { InventoryLimits } from '../limits.js';

/** An element with all that is in it. Names come without their namespace prefix. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

export type Walked = {
  /** Name of the outermost element; null where there is none. */
  readonly root: string | null;
  /** Why reading ended before the end of the text; null where it did not. */
  readonly broken: { readonly why: string; readonly kind: 'broken_xml' | 'bomb' | 'too_large' } | null;
};

const MOST_ELEMENTS = 2_000_000;

/** Ends the parser; what was heard before stays. */
class Stop extends Error {
  readonly kind: NonNullable<Walked['broken']>['kind'];
  constructor(kind: NonNullable<Walked['broken']>['kind'], why: string) {
    super(why);
    this.kind = kind;
  }
}

/**
 * Reads XML to its end, or to where it breaks, and hands on each whole element of the given names. Document types are passed
 * over, never followed; one that declares entities ends the reading, and so does an entity that XML itself does not know.
 */
export function walkXml(
  text: string,
  limits: InventoryLimits,
  names: ReadonlySet<string>,
  take: (element: Element) => void,
): Walked {
  const open: Element[] = [];
  const held = { root: null as string | null, depth: 0, elements: 0 };
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw new Stop('broken_xml', `line ${parser.line}: not well-formed XML (${plainReason(error)})`);
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/iu.test(doctype)) throw new Stop('bomb', 'it declares entities of its own, which are not read');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const name = local(tag.name);
    held.root ??= name;
    held.depth += 1;
    held.elements += 1;
    if (held.depth > limits.maxDepth) throw new Stop('too_large', 'elements are nested too deep');
    if (held.elements > MOST_ELEMENTS) throw new Stop('too_large', 'it holds too many elements');
    if (open.length === 0 && !names.has(name)) return;
    const element: Element = { name, attributes: bounded(tag.attributes), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const heard = (piece: string): void => {
    const here = open.at(-1);
    if (here !== undefined && here.text.length < limits.maxCell) here.text += piece;
  };
  parser.on('text', heard);
  parser.on('cdata', heard);
  parser.on('closetag', () => {
    held.depth -= 1;
    const done = open.pop();
    if (done !== undefined && open.length === 0) take(done);
  });
  return finish(parser, text, held);
}

const LONGEST_ATTRIBUTE = 64_000;

function bounded(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (Object.values(attributes).every((value) => value.length <= LONGEST_ATTRIBUTE)) return attributes;
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, value.slice(0, LONGEST_ATTRIBUTE)]),
  );
}

function finish(parser: SaxesParser, text: string, held: { root: string | null }): Walked {
  try {
    parser.write(text).close();
    return { root: held.root, broken: null };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { root: held.root, broken: { why: error.message, kind: error.kind } };
  }
}

/** The parser's reason without place, and without what it quotes of the file. */
function plainReason(error: Error): string {
  return error.message
    .replace(/^\S*?\d+:\d+:\s*/u, '')
    .replaceAll(/[^\p{L} ,.-].*$/gu, '')
    .trim()
    .slice(0, 80);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

export function childOf(element: Element, name: string): Element | null {
  return element.children.find((child) => child.name === name) ?? null;
}

/** Elements of a name at any depth below. */
export function within(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)]);
}
