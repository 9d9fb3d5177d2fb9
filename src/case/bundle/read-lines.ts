import type { z } from 'zod';
import { canonicalJson } from '../../base/canonical-json.js';
import {
  BUNDLE,
  BUNDLE_LIMITS,
  bundleEndSchema,
  bundleEventSchema,
  bundleHeaderSchema,
  bundlePieceSchema,
  type BundleEvent,
  type BundleHeader,
} from '../../model/case-bundle.js';
import { faultOf, isEventKind, jsonOf, type JsonValue } from '../../model/case.js';
import { BundleError } from './error.js';

/** A piece of a file, base64; `done` where it is the last of that file. */
export type Piece = { readonly sha256: string; readonly data: string; readonly done: boolean };

export type BundleReader = {
  /** Takes the next line. `sha256` is of every byte before it. Gives a piece of a file where the line is one. */
  readonly take: (line: string, sha256: () => string) => Piece | null;
  /** What was read, once no line is left. Throws `bundle_cut_off` where the last line is missing. */
  readonly finish: () => { readonly header: BundleHeader; readonly events: readonly BundleEvent[] };
};

/**
 * Reads the lines of a bundle in their order and refuses whatever does not stand where it should. What it gives is of the
 * shape that the schema says; the chain of the events is not proved here.
 */
export function bundleReader(): BundleReader {
  let header: BundleHeader | null = null;
  let ended = false;
  let [number, bytes, file, size] = [0, 0, 0, 0];
  const events: BundleEvent[] = [];

  const takePiece = (value: JsonValue, { files }: BundleHeader): Piece => {
    const { file: sha256, data } = parse(bundlePieceSchema, value, number);
    const expected = files[file];
    size += sizeOf(data);
    if (expected?.sha256 !== sha256 || size > expected.size) throw altered(number, 'a file does not stand as listed');
    const done = size === expected.size;
    if (done) [file, size] = [file + 1, 0];
    return { sha256, data, done };
  };

  return {
    take: (line, sha256) => {
      number += 1;
      const value = valueOf(line, number);
      if (ended) throw altered(number, 'something follows the end');
      if (header === null) {
        header = headerOf(value);
        return null;
      }
      if (events.length < header.events) {
        bytes += line.length;
        if (bytes > BUNDLE_LIMITS.eventBytes) throw tooLarge('its events are more than can be held');
        events.push(eventOf(value, number, events.length + 1, header));
        return null;
      }
      if (file < header.files.length) return takePiece(value, header);
      if (parse(bundleEndSchema, value, number).sha256 !== sha256()) throw altered(number, 'what it holds was changed');
      ended = true;
      return null;
    },
    finish: () => {
      if (header === null || !ended) throw cutOff();
      return { header, events };
    },
  };
}

function headerOf(value: JsonValue): BundleHeader {
  const schema = value !== null && typeof value === 'object' && !Array.isArray(value) ? value['schema'] : undefined;
  if (typeof schema !== 'string' || !/^assay\.case-bundle\/\d{1,9}$/u.test(schema)) throw notABundle();
  if (schema !== BUNDLE) {
    throw new BundleError(
      'newer_bundle',
      `the bundle has version ${schema.slice('assay.case-bundle/'.length)}; this program knows 1`,
      {
        hint: 'Use the newer version of assay that made it. Nothing was changed.',
      },
    );
  }
  const header = parse(bundleHeaderSchema, value, 1);
  const total = header.files.reduce((sum, { size }) => sum + size, 0);
  if (total > BUNDLE_LIMITS.fileBytes) throw tooLarge('its files are more than a bundle may hold');
  if (new Set(header.files.map(({ sha256 }) => sha256)).size < header.files.length) {
    throw altered(1, 'a file is listed twice');
  }
  return header;
}

function eventOf(value: JsonValue, line: number, seq: number, header: BundleHeader): BundleEvent {
  const event = parse(bundleEventSchema, value, line);
  if (event.seq !== seq) throw altered(line, `event ${seq} is not where it should be`);
  if ((event.payload === null) !== header.withheld.includes(seq)) {
    throw altered(line, `the header does not say right whether event ${seq} is withheld`);
  }
  if (
    seq === header.events &&
    (event.hash !== header.head.hash || event.at !== header.head.at || seq !== header.head.seq)
  ) {
    throw altered(line, 'the last event is not the head');
  }
  if ((event.kind === 'opened') !== (seq === 1)) throw altered(line, 'a case begins once, with its first event');
  if (event.payload !== null) requirePayload(event, event.payload, line);
  return event;
}

/** As this version writes it: an event of a later one is not taken for something that it may not be. */
function requirePayload({ kind, seq }: BundleEvent, text: string, line: number): void {
  if (!isEventKind(kind)) {
    throw new BundleError('newer_bundle', `event ${seq} is of a kind that this version does not know`, {
      hint: 'Use the newer version of assay that made it. Nothing was changed.',
    });
  }
  const payload = valueOf(text, line);
  if (canonicalJson(payload) !== text) throw altered(line, `the payload of event ${seq} is not as it is written`);
  if (faultOf(kind, payload) !== null) {
    throw altered(line, `the payload of event ${seq} is not one of a ${kind} as this version knows it`);
  }
}

/** Levels of nesting: what this program writes has a dozen. What walks a value would run out of stack. */
const DEEPEST = 100;

function isDeep(text: string): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function parse<Output>(schema: z.ZodType<Output>, value: JsonValue, line: number): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'too_big') throw tooLarge(`line ${line} says more than a bundle may hold`);
  throw altered(line, 'it is not what stands at that place in a bundle');
}

function valueOf(text: string, line: number): JsonValue {
  if (isDeep(text)) throw line === 1 ? notABundle() : altered(line, 'it is nested too deep');
  try {
    return jsonOf(text);
  } catch {
    throw line === 1 ? notABundle() : altered(line, 'it is no JSON');
  }
}

/** Bytes that a base64 text stands for. */
function sizeOf(data: string): number {
  if (data.length % 4 !== 0) return Number.POSITIVE_INFINITY;
  return (data.length / 4) * 3 - (data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0);
}

export function notABundle(): BundleError {
  return new BundleError('not_a_bundle', 'the file is no bundle of a case', {
    hint: 'Name a file that `assay case export` or `assay case redact` wrote.',
  });
}

export function cutOff(): BundleError {
  return new BundleError('bundle_cut_off', 'the bundle ends before its end', {
    hint: 'Have it sent again. Nothing was changed.',
  });
}

export function tooLarge(says: string): BundleError {
  return new BundleError('bundle_too_large', `the bundle is too large: ${says}`, { hint: 'Nothing was changed.' });
}

function altered(line: number, says: string): BundleError {
  return new BundleError('bundle_altered', `line ${line} of the bundle does not fit: ${says}`, {
    hint: 'It was changed on its way, or not written by assay. Have it sent again. Nothing was changed.',
  });
}
