import { toBuffer } from './unpack.js';
import type { ByteSource } from '../source.js';

/** The first bytes of a source, at most `most`. */
export async function headOf(source: ByteSource, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(source)) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}

export async function* chunksOf(source: ByteSource): AsyncGenerator<Buffer> {
  for await (const chunk of source.open()) yield toBuffer(chunk);
}
