import { createHmac } from 'node:crypto';
import { linkSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KEY_BYTES } from '../../engine/token.js';
import { ReferenceFault } from './error.js';
import { PARTIAL, hasCode, readText, remove } from './files.js';

const CHECKED_TEXT = 'assay key check/1';
const OTHERS = 0o077;

/**
 * The key of the workspace: from the environment where it is set (64 hex characters, or 32 bytes in base64), else from the
 * key file. Throws `key_missing`, `key_malformed`, `key_too_open`.
 */
export function loadKey(path: string, fromEnvironment?: string): Uint8Array {
  if (fromEnvironment !== undefined && fromEnvironment !== '') return parseKey(fromEnvironment, 'ASSAY_KEY');
  const text = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? '' : readText(path);
  if (text === null) {
    throw new ReferenceFault('key_missing', 'the workspace has no key', {
      where: { file: path },
      hint: 'Run assay index to make one, or set ASSAY_KEY to the key that the index was built with.',
      exit: 2,
    });
  }
  if ((statSync(path).mode & OTHERS) !== 0) {
    throw new ReferenceFault('key_too_open', 'other accounts of this machine can reach the key', {
      where: { file: path },
      hint: 'Find out who could have read it, then run chmod 600 on the file.',
      exit: 2,
    });
  }
  return parseKey(text.trim(), path);
}

/** Makes a new key file of 32 random bytes, readable by its owner only. Never replaces one: throws `key_exists`. */
export function createKey(path: string, random: (bytes: number) => Uint8Array): Uint8Array {
  const key = random(KEY_BYTES);
  if (key.length !== KEY_BYTES) throw new TypeError(`a key has ${KEY_BYTES} bytes`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.${process.pid}${PARTIAL}`;
  try {
    writeFileSync(partial, `${Buffer.from(key).toString('hex')}\n`, { mode: 0o600, flush: true });
    linkSync(partial, path);
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw cause;
    throw new ReferenceFault('key_exists', 'the workspace has a key already', { where: { file: path }, exit: 2 });
  } finally {
    remove(partial);
  }
  return key;
}

/** Shows whether a key fits an index, and tells nothing of it: 64 bits, hex, of the HMAC of a fixed text. */
export function keyCheck(key: Uint8Array): string {
  return createHmac('sha256', key).update(CHECKED_TEXT).digest('hex').slice(0, 16);
}

function parseKey(text: string, file: string): Uint8Array {
  const bytes = /^[0-9a-f]{64}$/iu.test(text)
    ? Buffer.from(text, 'hex')
    : /^[A-Za-z0-9+/_-]{43}=?$/u.test(text)
      ? Buffer.from(text, 'base64')
      : null;
  if (bytes === null || bytes.length !== KEY_BYTES) {
    throw new ReferenceFault('key_malformed', 'the key is not 64 hexadecimal digits or 32 bytes in base64', {
      where: { file },
      hint: 'Restore the key from where it was kept. A new key means that the index is built anew.',
      exit: 2,
    });
  }
  return new Uint8Array(bytes);
}
