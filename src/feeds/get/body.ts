import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { FeedError } from '../error.js';
import { shownAddress } from './address.js';

type Ask = { readonly most: number; readonly url: URL };

/** A body whole, unpacked, and never more than `most` bytes of it. Throws `too_large`, `bad_encoding`, `cut_off`. */
export async function readBody(
  body: Readable,
  encoding: string | string[] | undefined,
  { most, url }: Ask,
): Promise<Buffer> {
  const coding = encoding ?? 'identity';
  if (coding !== 'identity' && coding !== 'gzip') {
    letGo(body);
    throw new FeedError('bad_encoding', `${shownAddress(url)} is packed in a way that was not asked for`, {
      hint: 'Name another mirror.',
    });
  }
  return coding === 'identity' ? collect(body, { most, url }) : unpack(body, { most, url });
}

/** What a body says of its end no longer matters. */
function letGo(body: Readable): void {
  body.on('error', () => undefined);
  body.destroy();
}

async function unpack(body: Readable, ask: Ask): Promise<Buffer> {
  const gunzip = createGunzip();
  body.on('error', (error) => gunzip.destroy(error));
  try {
    return await collect(body.pipe(gunzip), ask);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw error;
    throw new FeedError('cut_off', `${shownAddress(ask.url)} cannot be unpacked`, {
      hint: 'Try again; name a mirror if it stays so.',
      cause: error,
    });
  } finally {
    letGo(body);
  }
}

async function collect(stream: Readable, { most, url }: Ask): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    const bytes: unknown = piece;
    if (!Buffer.isBuffer(bytes)) continue;
    size += bytes.length;
    if (size > most) {
      throw new FeedError('too_large', `${shownAddress(url)} is larger than ${Math.round(most / 1_048_576)} MB`, {
        hint: 'It is not what this feed is known to be. Check the address.',
      });
    }
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}
