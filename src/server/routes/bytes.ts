import { ServerError } from '../error.js';

/** All bytes of a request, which may have so many. Throws `too_large`, `upload_broken`. */
export async function bytesOf({ body }: Request, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body ?? []) {
      size += part.length;
      if (size > most) throw tooLarge(most);
      parts.push(part);
    }
  } catch (cause) {
    if (cause instanceof ServerError) throw cause;
    throw new ServerError('upload_broken', 'the file did not come in whole; nothing of it was kept', {
      hint: 'Give it again.',
      cause,
    });
  }
  return Buffer.concat(parts);
}

function tooLarge(most: number): ServerError {
  return new ServerError(
    'too_large',
    `this file is larger than the ${Math.floor(most / 1e6)} MB that may be given here`,
    {
      hint: 'It is something else than what is asked for here.',
    },
  );
}
