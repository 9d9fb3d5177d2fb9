import { isTyped, shapeOf } from './shape.js';

/** Words that stand in headers of tables about people, in a few languages. */
const WORDS = new Set(
  `id ids uid guid uuid key no num number nr code type kind status date time at on by of and or day month year
  name names first last middle given family surname forename fname lname mname full initial suffix prefix title nick nickname alias maiden display
  user username login account acct customer client cust member employee person people contact patient subscriber holder owner record row index seq
  email mail e phone phones telephone tel mobile cell cellphone fax msisdn home work
  address addr street st line city town state province region county zip zipcode postal postcode post country apt unit house lat lon latitude longitude location
  dob birth birthdate birthday born age sex gender ssn social security sin nino tin ein tax itin last4 ssn4
  license licence dl driver drivers driving passport national identity card cc pan cvv expiry exp iban bic routing bank balance amount currency price total
  product tariff timestamp social md5 sha1 sha256 remarks line1 line2 kundennr kunde
  password pass passwd pwd pw hash salt pin secret question answer token
  imei imsi iccid sim meid esn device model plan carrier network ip ipaddress mac host url domain website link
  created updated modified registered joined joindate signup start end valid from to since opened closed issued effective version
  company organisation organization org department dept job role position employer notes note comment comments description remark source system state
  policy medical mrn insurance diagnosis group credit score income salary education marital language lang active enabled flag value
  nombre nombres apellido apellidos correo telefono direccion ciudad estado codigo pais fecha nacimiento sexo contrasena
  vorname nachname strasse ort plz geburtsdatum telefon kennwort passwort land nom prenom adresse ville pays mdp naissance
  имя фамилия отчество телефон почта адрес город пароль дата логин`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

const EMPTY_WORDS = new Set(['null', 'none', 'n/a', 'na', 'nan', 'nil', '-', 'unknown', '\\n']);

/** Whether the first record names the columns. `rows` are some of the records after it. `bare`: a list of
 * `user:password`, where a first password can be a word over numbers: every cell has to be a known name, or the
 * first, which is no password, has to differ from those below it. */
export function isHeader(first: readonly string[], rows: readonly (readonly string[])[], bare: boolean): boolean {
  const cells = first.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.some((cell) => cell.length > 100)) return false;
  const known = filled.filter(isKnownName).length;
  const data = filled.filter((cell) => isTyped(shapeOf(cell)) || EMPTY_WORDS.has(cell.toLowerCase())).length;
  if (known < data * 2) return false;
  const distinct = new Set(filled.map((cell) => cell.toLowerCase())).size;
  if (distinct < filled.length * 0.67) return false;
  const others = rows.filter((row) => row.some((cell, index) => cell.trim() !== cells[index]));
  if (recurring(cells, others) > filled.length * 0.25) return false;
  if (bare) return known === filled.length || isContrasting(cells[0] ?? '', 0, others);
  if (known > 0 && known >= filled.length * 0.3) return true;
  return (
    contrasting(cells, others) >= (others.length > 1 ? 1 : cells.length / 2) ||
    filled.filter(isIdentifier).length >= Math.max(1, filled.length * 0.5)
  );
}

function isKnownName(cell: string): boolean {
  if (cell.length > 60) return false;
  const tokens = cell
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .map((token) => (WORDS.has(token) ? token : token.replace(/\d+$/u, '')))
    .filter((token) => token !== '');
  const known = tokens.filter((token) => WORDS.has(token)).length;
  return tokens.length > 0 && tokens.length <= 6 && known > tokens.length / 2;
}

function isIdentifier(cell: string): boolean {
  return /^[\p{L}]+(?:[_.][\p{L}\d]+)+$/u.test(cell) || /^\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u.test(cell);
}

function recurring(cells: readonly string[], rows: readonly (readonly string[])[]): number {
  return cells.filter((cell, index) => cell !== '' && rows.some((row) => row[index]?.trim() === cell)).length;
}

function contrasting(cells: readonly string[], rows: readonly (readonly string[])[]): number {
  return cells.filter((cell, index) => isContrasting(cell, index, rows)).length;
}

/** Whether a column's values are numbers, dates or addresses under a first cell that is a word. */
function isContrasting(cell: string, index: number, rows: readonly (readonly string[])[]): boolean {
  if (cell === '' || /^\d|\d{3}/u.test(cell) || isTyped(shapeOf(cell))) return false;
  const values = rows.map((row) => row[index] ?? '').filter((value) => value.trim() !== '');
  return values.length > 0 && values.filter((value) => isTyped(shapeOf(value))).length >= values.length * 0.8;
}

/** Names for the columns: as written, without control characters; `columnN` where there is none. */
export function columnNames(first: readonly string[] | null, width: number): string[] {
  return Array.from({ length: width }, (_, index) => {
    const name = (first?.[index] ?? '').replace(/[\u0000-\u001f\u007f\ufeff]+/gu, ' ').trim();
    return name === '' ? `column${index + 1}` : name.slice(0, 200);
  });
}
