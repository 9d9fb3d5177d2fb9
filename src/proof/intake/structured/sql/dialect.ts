/** What of a dump's writer matters for reading it. */
export type Dialect = {
  readonly name: 'mysql' | 'postgres' | 'sqlite' | 'mssql' | 'unknown';
  /** A backslash inside plain quotes escapes. */
  readonly backslash: boolean;
};

const SIGNS: readonly (readonly [Dialect['name'], RegExp])[] = [
  ['mysql', /^-- (?:MySQL|MariaDB) dump|phpMyAdmin|^\) ENGINE\s*=|^\/\*!\d{5}|^LOCK TABLES/mu],
  ['postgres', /^-- PostgreSQL database dump|standard_conforming_strings|^COPY .{1,2000} FROM stdin|pg_catalog\./mu],
  ['sqlite', /^PRAGMA |^BEGIN TRANSACTION;|sqlite_sequence/mu],
  ['mssql', /\[dbo\]|^SET IDENTITY_INSERT|[(,\s]N'|^GO\s*$/mu],
  ['mysql', /(?:INTO|TABLE)\s+`/iu],
];

/** Tells the dialect from the first part of a dump. */
export function findDialect(text: string): Dialect {
  const name = SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'unknown';
  if (name === 'mysql') return { name, backslash: true };
  if (name === 'postgres') return { name, backslash: /standard_conforming_strings\s*=\s*'?off/u.test(text) };
  // Elsewhere `\'` before a comma is a value that ends in a backslash; before a letter it can only be an escape.
  return { name, backslash: name === 'unknown' && /\\'\w/u.test(text) };
}
