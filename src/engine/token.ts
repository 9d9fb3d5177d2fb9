import { hkdfSync } from 'node:crypto';
import { FORMS, PARTIAL_FORMS } from '../model/element.js';
import type { Connection } from './connection.js';
import { ident } from './sql.js';

export const KEY_BYTES = 32;

/** What is tokenised: the forms of cells, whole rows of a table that changes, and two that never stand in the index. */
const TOKENISED = [...FORMS, 'row', 'person', 'digest'] as const;
type Tokenised = (typeof TOKENISED)[number];

/** Bits of a token that its key lacks. */
export const KEY_SHIFT = 16;

/**
 * SQL of what stands for a token in look-up tables: its upper 48 bits. In order they pack to three bytes; of 10^8 values one in
 * three million others has the same, and whom it leads to is compared in full.
 */
export function keySql(token: string): string {
  return `(${token} >> ${KEY_SHIFT})`;
}

/** Hexadecimal digits of a token: 64 bits, and 32 of what has at most some million values and only softens or counts. */
const DIGITS = { whole: 16, partial: 8 };

/**
 * Makes the SQL macro `token(form, value)` in a connection: 64 bits as UBIGINT, of partial forms 32, NULL for NULL; another form
 * than those above fails to bind. A token is the one-step key derivation of NIST SP 800-56C (rev. 2, section 4, option 1,
 * SHA-256): the first bits of SHA-256(0x00000001 || subkey of the form || value). The keys are bound as a variable and stand in
 * no SQL text. Why not HMAC: docs/decisions/0002-token-function.md.
 */
export async function installTokenMacro(connection: Connection, key: Uint8Array): Promise<void> {
  if (key.length !== KEY_BYTES) throw new TypeError(`a key has ${KEY_BYTES} bytes`);
  const fields = TOKENISED.map((form, index) => `${ident(form)}: $${index + 1}`);
  await connection.run(
    `SET VARIABLE assay_prefixes = {${fields.join(', ')}}`,
    TOKENISED.map((form) => prefixOf(key, form)),
  );
  const digits = TOKENISED.map((form) => `${ident(form)}: ${isPartial(form) ? DIGITS.partial : DIGITS.whole}`);
  await connection.run(`SET VARIABLE assay_digits = {${digits.join(', ')}}`);
  await connection.run(
    `CREATE OR REPLACE TEMP MACRO token(form, value) AS
       ('0x' || substr(sha256(getvariable('assay_prefixes')[form] || encode(value)), 1, getvariable('assay_digits')[form]))::UBIGINT`,
  );
}

function isPartial(form: Tokenised): boolean {
  return PARTIAL_FORMS.some((partial) => partial === form);
}

/** What stands before a value of that form when it is hashed: the counter 1 and the form's own key (HKDF, RFC 5869). */
function prefixOf(key: Uint8Array, form: Tokenised): Uint8Array {
  const subkey = hkdfSync('sha256', key, new Uint8Array(0), `assay.token/2 ${form}`, KEY_BYTES);
  return Uint8Array.from([0, 0, 0, 1, ...new Uint8Array(subkey)]);
}
