import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AssayError } from '../errors.js';
import type { Fail, Part } from './part.js';

/** What a reader of one part of a workbook wants to hear of. Names come without their namespace prefix. */
export type XmlEvents = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Characters from one tag to the next, and tags inside tags, at most: past them, memory is what is being attacked. */
const MAX_TEXT = 16 * 2 ** 20;
const MAX_DEPTH = 256;

/**
 * Reads one XML part, yielding the bytes read after each piece so that what was heard can be handed on.
 * A document type is refused: workbooks have none, and every entity attack needs one.
 */
export async function* readXml(part: Part, events: XmlEvents, fail: Fail): AsyncGenerator<number> {
  const held = { chars: 0, depth: 0 };
  const parser = makeParser(part, events, held, fail);
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of part.open()) {
      if (!Buffer.isBuffer(chunk)) continue;
      decoder ??= new TextDecoder(encodingOf(chunk));
      const text = decoder.decode(chunk, { stream: true });
      held.chars += text.length;
      parser.write(text);
      if (held.chars > MAX_TEXT || held.depth > MAX_DEPTH) throw tooMuch(part, fail);
      yield chunk.length;
    }
    parser.write(decoder?.decode() ?? '');
    parser.close();
  } catch (cause) {
    throw cause instanceof AssayError ? cause : damaged(part, cause, fail);
  }
}

/** Reads one XML part to its end. */
export async function readWholeXml(part: Part, events: XmlEvents, fail: Fail): Promise<void> {
  const parts = readXml(part, events, fail);
  while ((await parts.next()).done !== true);
}

function makeParser(part: Part, events: XmlEvents, held: { chars: number; depth: number }, fail: Fail): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw fail('bomb', 'A part of the workbook declares a document type.', { where: { file: part.path } });
  });
  parser.on('error', (cause) => {
    throw damaged(part, cause, fail);
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    held.chars = 0;
    held.depth += 1;
    events.open(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    held.chars = 0;
    held.depth -= 1;
    events.close?.(local(tag.name));
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  return parser;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function damaged(part: Part, cause: unknown, fail: Fail): AssayError {
  return fail('damaged', 'A part of the workbook is not well-formed XML.', {
    where: { file: part.path },
    cause,
  });
}

function tooMuch(part: Part, fail: Fail): AssayError {
  return fail('limit', 'A part of the workbook holds a text or a nesting that is too large.', {
    where: { file: part.path },
  });
}
