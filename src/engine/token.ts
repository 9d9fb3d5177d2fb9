import type { Connection } from './connection.js';

const BLOCK = 64; // SHA-256 works on blocks of 64 bytes (FIPS 180-4)
export const KEY_BYTES = 32;

/**
 * Makes the SQL macro `token(form, value)` in a connection: the first 64 bits of HMAC-SHA-256 (RFC 2104) under `key` of
 * `form || 0x1f || value`, as UBIGINT; NULL for NULL. The key is bound as a variable and stands in no SQL text.
 */
export async function installTokenMacro(connection: Connection, key: Uint8Array): Promise<void> {
  if (key.length !== KEY_BYTES) throw new TypeError(`a key has ${KEY_BYTES} bytes`);
  await connection.run('SET VARIABLE assay_inner = $1', [pad(key, 0x36)]);
  await connection.run('SET VARIABLE assay_outer = $1', [pad(key, 0x5c)]);
  await connection.run(
    `CREATE OR REPLACE TEMP MACRO token(form, value) AS CASE WHEN value IS NULL THEN NULL ELSE
       ('0x' || substr(sha256(getvariable('assay_outer') || unhex(sha256(getvariable('assay_inner') || encode(form || chr(31) || value)))), 1, 16))::UBIGINT END`,
  );
}

function pad(key: Uint8Array, byte: number): Uint8Array {
  const padded = new Uint8Array(BLOCK);
  padded.set(key);
  return padded.map((value) => value ^ byte);
}
