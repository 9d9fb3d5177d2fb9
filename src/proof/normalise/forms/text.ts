import { literal, literals } from '../../../engine/sql.js';
import { bind, bindAll, matches, textMacro, type Macro } from '../macro.js';

/** What people and programs write for "nothing", upper case. */
export const PLACEHOLDERS: readonly string[] = [
  '',
  '-',
  '--',
  '---',
  '.',
  '?',
  '*',
  '\\N',
  '#N/A',
  'N/A',
  'N.A.',
  'NA',
  'N\\A',
  'NAN',
  'NAT',
  'NIL',
  'NONE',
  'NULL',
  '(NULL)',
  '[NULL]',
  '<NULL>',
  '(NONE)',
  '(BLANK)',
  'BLANK',
  'EMPTY',
  'MISSING',
  'UNDEFINED',
  'UNKNOWN',
  'UNK',
  'NOT APPLICABLE',
  'NOT AVAILABLE',
  'NOT PROVIDED',
  'REDACTED',
  '[REDACTED]',
  'TBD',
  'XXX',
  'XXXX',
];

/** UTF-8 read as windows-1252: the accented letter follows an A with tilde. Bytes of the second half, per base letter. */
const MOJIBAKE: readonly (readonly [base: string, bytes: string])[] = [
  ['A', '80-85'],
  ['AE', '86'],
  ['C', '87'],
  ['E', '88-8b'],
  ['I', '8c-8f'],
  ['D', '90'],
  ['N', '91'],
  ['O', '92-96'],
  ['O', '98'],
  ['U', '99-9c'],
  ['Y', '9d'],
  ['TH', '9e'],
  ['SS', '9f'],
  ['a', 'a0-a5'],
  ['ae', 'a6'],
  ['c', 'a7'],
  ['e', 'a8-ab'],
  ['i', 'ac-af'],
  ['d', 'b0'],
  ['n', 'b1'],
  ['o', 'b2-b6'],
  ['o', 'b8'],
  ['u', 'b9-bc'],
  ['y', 'bd'],
  ['th', 'be'],
  ['y', 'bf'],
];

/** Letters that are no base letter with a mark, so that taking marks off leaves them. */
const LETTERS: readonly (readonly [from: string, to: string])[] = [
  ['ß', 'ss'],
  ['ẞ', 'SS'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['þ', 'th'],
  ['Þ', 'TH'],
  ['ﬀ', 'ff'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['№', '#'],
];

/** Everything that is not ASCII brought to it where it has an equal there: widths, marks, spaces, dashes, quotes, digits. */
function foldMacro(): Macro {
  const { from, to } = equals();
  const repaired = MOJIBAKE.reduce(
    (text, [base, bytes]) => `regexp_replace(${text}, ${literal(`Ã[${halves(bytes)}]`)}, ${literal(base)}, 'g')`,
    `replace(text0, 'â€™', '''')`,
  );
  const spelled = LETTERS.reduce((text, [a, b]) => `replace(${text}, ${literal(a)}, ${literal(b)})`, 'text2');
  return textMacro(
    'assay_fold',
    'text0',
    bindAll(
      [
        ['text1', `CASE WHEN contains(text0, 'Ã') OR contains(text0, 'â€') THEN ${repaired} ELSE text0 END`],
        ['text2', 'strip_accents(nfc_normalize(text1))'],
      ],
      `translate(${spelled}, ${literal(from)}, ${literal(to)})`,
    ),
  );
}

function halves(bytes: string): string {
  const [low = 0, high = low] = bytes.split('-').map((hex) => Number.parseInt(hex, 16));
  const decoder = new TextDecoder('windows-1252');
  let characters = '';
  for (let byte = low; byte <= high; byte += 1) {
    const written = decoder.decode(new Uint8Array([byte]));
    const raw = String.fromCodePoint(byte);
    characters += written === raw ? raw : written + raw;
  }
  return characters;
}

/** Pairs for `translate`: what stands in `from` beyond the length of `to` is deleted. */
function equals(): { from: string; to: string } {
  const pairs: (readonly [string, string])[] = [];
  const range = (first: number, last: number, image: (code: number) => string): void => {
    for (let code = first; code <= last; code += 1) pairs.push([String.fromCodePoint(code), image(code)]);
  };
  range(0xff_01, 0xff_5e, (code) => String.fromCodePoint(code - 0xfe_e0));
  range(0x06_60, 0x06_69, (code) => String(code - 0x06_60));
  range(0x06_f0, 0x06_f9, (code) => String(code - 0x06_f0));
  range(0x20_00, 0x20_0a, () => ' ');
  range(0x20_10, 0x20_15, () => '-');
  const groups: Readonly<Record<string, string>> = {
    ' ': '\u00a0\u1680\u2028\u2029\u202f\u205f\u3000',
    '-': '\u2212\ufe58\ufe63',
    "'": '‘’‚‛′´ʼ',
    '"': '“”„‟″«»',
    '*': '•●',
  };
  for (const [to, all] of Object.entries(groups)) for (const from of all) pairs.push([from, to]);
  const letters = 'ØOøoŁLłlĐDđdÐDðdıi';
  for (let index = 0; index < letters.length; index += 2)
    pairs.push([letters.charAt(index), letters.charAt(index + 1)]);
  let deleted = '\u00ad\ufeff';
  for (let code = 0x20_0b; code <= 0x20_0f; code += 1) deleted += String.fromCodePoint(code);
  for (let code = 0x20_2a; code <= 0x20_2e; code += 1) deleted += String.fromCodePoint(code);
  for (let code = 0x20_60; code <= 0x20_69; code += 1) deleted += String.fromCodePoint(code);
  return { from: pairs.map(([from]) => from).join('') + deleted, to: pairs.map(([, to]) => to).join('') };
}

/** Blanks and the guards that keep spreadsheets from reading a cell as a number: `'123`, `="123"`. */
const EDGES = ' \t\r\n\v\f\'"=';

/** ASCII that neither begins nor ends with one of them: one look that most cells pass, in place of three changes. */
const SOUND = '[!#-&(-<>-~](?:[ -~]*[!#-&(-<>-~])?';

const LONGEST = Math.max(...PLACEHOLDERS.map((text) => text.length));
const said = (text: string): string => `CASE WHEN ${text} IN ${literals(PLACEHOLDERS)} THEN NULL ELSE ${text} END`;

/**
 * `assay_ascii(x)`: trimmed and folded, NULL for NULL; `assay_clean(x)`: that in upper case, NULL where it says "nothing".
 */
export const textMacros: readonly Macro[] = [
  foldMacro(),
  textMacro(
    'assay_ascii',
    'raw',
    `CASE WHEN ${matches('raw', SOUND)} THEN raw
          ELSE trim(CASE WHEN strlen(raw) = length(raw) THEN raw ELSE assay_fold(raw) END, ${literal(EDGES)}) END`,
  ),
  textMacro(
    'assay_clean',
    'rough',
    `CASE WHEN ${matches('rough', SOUND)} THEN CASE WHEN strlen(rough) > ${LONGEST} THEN upper(rough) ELSE ${said('upper(rough)')} END
          ELSE ${bind('cased', 'upper(assay_ascii(rough))', said('cased'))} END`,
  ),
];
