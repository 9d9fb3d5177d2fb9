import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { IntakeError } from '../../error.js';
import type { ByteSource } from '../../source.js';

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
export async function* readXml(part: ByteSource, events: XmlEvents): AsyncGenerator<number> {
  const held = { chars: 0, depth: 0 };
  const parser = makeParser(part, events, held);
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of part.open()) {
      if (!Buffer.isBuffer(chunk)) continue;
      decoder ??= new TextDecoder(encodingOf(chunk));
      const text = decoder.decode(chunk, { stream: true });
      held.chars += text.length;
      parser.write(text);
      if (held.chars > MAX_TEXT || held.depth > MAX_DEPTH) throw tooMuch(part);
      yield chunk.length;
    }
    parser.write(decoder?.decode() ?? '');
    parser.close();
  } catch (cause) {
    throw cause instanceof IntakeError ? cause : damaged(part, cause);
  }
}

/** Reads one XML part to its end. */
export async function readWholeXml(part: ByteSource, events: XmlEvents): Promise<void> {
  const parts = readXml(part, events);
  while ((await parts.next()).done !== true);
}

function makeParser(part: ByteSource, events: XmlEvents, held: { chars: number; depth: number }): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new IntakeError('bomb', 'A part of the workbook declares a document type.', { where: { file: part.path } });
  });
  parser.on('error', (cause) => {
    throw damaged(part, cause);
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

function damaged(part: ByteSource, cause: unknown): IntakeError {
  return new IntakeError('damaged', 'A part of the workbook is not well-formed XML.', {
    where: { file: part.path },
    cause,
  });
}

function tooMuch(part: ByteSource): IntakeError {
  return new IntakeError('limit', 'A part of the workbook holds a text or a nesting that is too large.', {
    where: { file: part.path },
  });
}
