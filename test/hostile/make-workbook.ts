import { makeZip, type ZipEntry } from './make-zip.js';

export type WorkbookSheet = {
  readonly name: string;
  readonly data: string;
  readonly state?: string;
  readonly after?: string;
};
export type WorkbookParts = {
  readonly sheets: readonly WorkbookSheet[];
  readonly strings?: readonly string[];
  /** Number formats of the styles 1, 2, 3 ...: an id, or a code of one's own. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  /** Stands before the root of every sheet. */
  readonly prolog?: string;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Text as XML content; what XML cannot hold is written the way workbooks do. */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu,
      (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Writes a workbook whose sheets hold the given `<row>` elements. */
export function makeWorkbook(parts: WorkbookParts): Buffer {
  const entries: ZipEntry[] = [
    { name: '[Content_Types].xml', data: '<?xml version="1.0"?><Types/>' },
    { name: 'xl/workbook.xml', data: workbookXml(parts) },
    { name: 'xl/_rels/workbook.xml.rels', data: relationsXml(parts) },
  ];
  const { strings, formats } = parts;
  if (strings !== undefined) {
    const items = strings.map((text) => (text.startsWith('<') ? text : `<t xml:space="preserve">${xmlText(text)}</t>`));
    entries.push({
      name: 'xl/sharedStrings.xml',
      data: `<sst xmlns="${MAIN}">${items.map((one) => `<si>${one}</si>`).join('')}</sst>`,
    });
  }
  if (formats !== undefined) entries.push({ name: 'xl/styles.xml', data: stylesXml(formats) });
  for (const [index, sheet] of parts.sheets.entries()) {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>${parts.prolog ?? ''}<worksheet xmlns="${MAIN}"><sheetData>${sheet.data}</sheetData>${sheet.after ?? ''}</worksheet>`;
    entries.push({ name: `xl/worksheets/sheet${index + 1}.xml`, data: xml });
  }
  return makeZip(entries);
}

function workbookXml(parts: WorkbookParts): string {
  const sheets = parts.sheets.map((sheet, index) => {
    const state = sheet.state === undefined ? '' : ` state="${sheet.state}"`;
    return `<sheet name="${xmlText(sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const settings = parts.date1904 === true ? '<workbookPr date1904="1"/>' : '<workbookPr/>';
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${settings}<sheets>${sheets.join('')}</sheets></workbook>`;
}

function relationsXml(parts: WorkbookParts): string {
  const sheets = parts.sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const rest = `<Relationship Id="s" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="t" Type="${RELATIONS}/styles" Target="styles.xml"/>`;
  return `<Relationships xmlns="${PACKAGE}">${sheets.join('')}${rest}</Relationships>`;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const own = formats.map((format, index) =>
    typeof format === 'string' ? `<numFmt numFmtId="${200 + index}" formatCode="${xmlText(format)}"/>` : '',
  );
  const cells = formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}

/** `<row>` elements of inline strings; null leaves the cell out. */
export function inlineRows(rows: readonly (readonly (string | null)[])[]): string {
  const cell = (text: string | null, row: number, column: number): string =>
    text === null
      ? ''
      : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
  return rows
    .map(
      (cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, row + 1, column)).join('')}</row>`,
    )
    .join('');
}
