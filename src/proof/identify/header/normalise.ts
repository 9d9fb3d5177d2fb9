/** A column name in normal form: lower case, words joined by `_`; `mailingCity`, `Mailing City` and `MAILING-CITY` are one. */
export function normaliseHeader(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/gu, '')
    .trim()
    .replaceAll(/^["'`]+|["'`]+$/gu, '')
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/(\p{L})#/gu, '$1_num')
    .replaceAll(/[^\p{L}\p{M}\p{N}#]+/gu, '_')
    .replaceAll(/^_+|_+$/gu, '');
}

/** Without accents, as files of simpler systems write it. */
export function withoutMarks(name: string): string {
  return name
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

/** Names that say nothing: `column1`, `F3`, `Unnamed: 0`, `field_7`. */
export function isGeneric(normal: string): boolean {
  return (
    normal === '' ||
    /^(?:column|col|field|fld|f|c|var|v|x|unnamed|attr|attribute|data|value|val|custom|udf|string|text|info|misc|other|item|param)?_*\d*$/u.test(
      normal,
    )
  );
}
