import { hkdfSync } from 'node:crypto';
import { FORMS } from '../model/element.js';
import type { Connection } from './connection.js';
import { ident } from './sql.js';

export const KEY_BYTES = 32;

/** What is tokenised: the forms of cells, and two that never stand in the index. */
const TOKENISED = [...FORMS, 'person', 'digest'] as const;
type Tokenised = (typeof TOKENISED)[number];

/**
 * Makes the SQL macro `token(form, value)` in a connection: 64 bits as UBIGINT, NULL for NULL; another form than those
 * above fails to bind. A token is the one-step key derivation of NIST SP 800-56C (rev. 2, section 4, option 1, SHA-256, L =
 * 64): the first 64 bits of SHA-256(0x00000001 || subkey of the form || value). The keys are bound as a variable and stand in
 * no SQL text. Why not HMAC: docs/decisions/0002-token-function.md.
 */
export async function installTokenMacro(connection: Connection, key: Uint8Array): Promise<void> {
  if (key.length !== KEY_BYTES) throw new TypeError(`a key has ${KEY_BYTES} bytes`);
  const fields = TOKENISED.map((form, index) => `${ident(form)}: $${index + 1}`);
  await connection.run(
    `SET VARIABLE assay_prefixes = {${fields.join(', ')}}`,
    TOKENISED.map((form) => prefixOf(key, form)),
  );
  await connection.run(
    `CREATE OR REPLACE TEMP MACRO token(form, value) AS
       ('0x' || substr(sha256(getvariable('assay_prefixes')[form] || encode(value)), 1, 16))::UBIGINT`,
  );
}

/** What stands before a value of that form when it is hashed: the counter 1 and the form's own key (HKDF, RFC 5869). */
function prefixOf(key: Uint8Array, form: Tokenised): Uint8Array {
  const subkey = hkdfSync('sha256', key, new Uint8Array(0), `assay.token/2 ${form}`, KEY_BYTES);
  return Uint8Array.from([0, 0, 0, 1, ...new Uint8Array(subkey)]);
}
