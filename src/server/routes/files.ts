import { statfsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createRoute, z } from '@hono/zod-openapi';
import { addUpload } from '../../app/cases/add-evidence.js';
import { plainFileName } from '../../base/file-name.js';
import type { ServerContext } from '../context.js';
import { ServerError } from '../error.js';
import { router } from './router.js';
import { answers, caseParam, shownEventSchema } from './answers.js';
import { entryOf, momentOf } from './entry.js';

/** What must stay free on the disk beside a file that comes in. */
const SPARE = 256 * 2 ** 20;

const upload = createRoute({
  method: 'put',
  path: '/cases/{case}/files/{name}',
  summary: 'Take a file into a case, as evidence; its bytes are the body',
  request: {
    params: caseParam.extend({ name: z.string().min(1).max(300) }),
    query: z.object({ from: z.string().max(300).optional() }),
  },
  responses: answers(z.object({ event: shownEventSchema }), 'The event that keeps it, with its SHA-256'),
});

/** What is refused before a byte is sent: a browser that is refused half-way shows no reason. */
const room = createRoute({
  method: 'get',
  path: '/room',
  summary: 'Whether a file of so many bytes would be taken in',
  request: { query: z.object({ size: z.coerce.number().int().nonnegative() }) },
  responses: answers(z.object({ largest: z.number() }), 'It would; bytes of the largest file that is'),
});

export function fileRoutes(server: ServerContext) {
  return router()
    .openapi(room, (context) => {
      requireRoom(server, context.req.valid('query').size);
      return context.json({ largest: server.largestFile }, 200);
    })
    .openapi(upload, async (context) => {
      const { case: id, name } = context.req.valid('param');
      const { from } = context.req.valid('query');
      const length = Number(context.req.header('content-length') ?? Number.NaN);
      requireRoom(server, length);
      const { body } = context.req.raw;
      if (body === null) throw broken();
      const custody = {
        ...(from === undefined ? {} : { from }),
        when: momentOf(server.now()),
        how: 'given to the page',
      };
      const limits = { most: server.largestFile, stillIn: () => server.stillIn(context) };
      const file = { name: plainFileName(name, 'file'), stream: counted(body, length, limits) };
      const signal = AbortSignal.any([context.req.raw.signal, server.signal]);
      try {
        return context.json(
          { event: await addUpload(server.dir, entryOf(server, id, undefined), file, { custody, signal }, server.app) },
          200,
        );
      } catch (error) {
        throw codeOf(error) === 'ENOSPC' ? noRoom() : isBreak(error) ? broken(error) : error;
      }
    });
}

/** The bytes as they come; fewer than were announced, or more than may be, are an error, and so is a giver who is out by their end. */
function counted(
  body: ReadableStream<Uint8Array>,
  length: number,
  { most, stillIn }: { readonly most: number; readonly stillIn: () => Promise<boolean> },
): Readable {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of body) {
      size += chunk.length;
      if (size > most) throw tooLarge(most);
      yield chunk;
    }
    if (!Number.isNaN(length) && size !== length) throw broken();
    if (!(await stillIn())) throw out();
  }
  return Readable.from(chunks(), { objectMode: false });
}

function requireRoom({ dir, largestFile }: ServerContext, length: number): void {
  if (length > largestFile) throw tooLarge(largestFile);
  if (length === 0) throw empty();
  const { bavail, bsize } = statfsSync(dir);
  if (length + SPARE > bavail * bsize) throw noRoom();
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function isBreak(error: unknown): boolean {
  const code = String(codeOf(error));
  return (
    ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(code) ||
    (error instanceof Error && error.name === 'AbortError')
  );
}

function broken(cause?: unknown): ServerError {
  return new ServerError('upload_broken', 'the file did not come in whole; nothing of it was kept', {
    hint: 'Give it again.',
    cause,
  });
}

function out(): ServerError {
  return new ServerError('no_session', 'you were signed out while the file came in; nothing of it was kept', {
    hint: 'Sign in, then give it again.',
  });
}

function empty(): ServerError {
  return new ServerError('empty_file', 'this file is empty, or it is a folder', {
    hint: 'Give a file. Pack a folder into one file first.',
  });
}

function noRoom(): ServerError {
  return new ServerError('no_room', 'there is no room for this file where the workspace lies', {
    hint: 'Make room on that disk, or name the file with the command line: it need not be copied there.',
  });
}

function tooLarge(most: number): ServerError {
  const gigabytes = Math.floor(most / 1e9);
  return new ServerError('too_large', `this file is larger than the ${gigabytes} GB that the page takes in`, {
    hint: 'Test it with the command line, `assay verify FILE --case CASE`, which reads it where it lies; or start the page with --largest.',
  });
}
