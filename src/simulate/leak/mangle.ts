import { createHash } from 'node:crypto';
import { unreachable } from '../../base/errors.js';
import { type Seed, permuted } from '../../base/random.js';
import { type Cells, ELEMENT_OF, type Field, lastFirst, readField } from '../world/cells.js';
import type { FileForm, TrueColumn } from './form.js';

/** What is done to a leak before it is passed on. Applied in the order given. */
export type Mangling =
  | { readonly kind: 'full_name'; readonly order: 'first_last' | 'last_first' }
  | { readonly kind: 'one_line_address' }
  | { readonly kind: 'mask' | 'truncate'; readonly field: Field }
  | { readonly kind: 'hash'; readonly field: Field; readonly algorithm: 'md5' | 'sha1' | 'sha256' }
  | { readonly kind: 'spreadsheet' }
  | { readonly kind: 'upper' }
  | { readonly kind: 'phone_style'; readonly style: 'dashes' | 'dots' | 'parentheses' | 'plus1' }
  | { readonly kind: 'plain_ssn' }
  | { readonly kind: 'date_style'; readonly style: 'us' | 'compact' }
  | { readonly kind: 'swap_headers'; readonly fields: readonly [Field, Field] }
  | { readonly kind: 'rename'; readonly headers: Readonly<Partial<Record<Field, string>>> }
  | { readonly kind: 'terse_headers' }
  | { readonly kind: 'reorder' }
  | { readonly kind: 'no_header' }
  | { readonly kind: 'delimiter'; readonly delimiter: string }
  | { readonly kind: 'encoding'; readonly encoding: FileForm['encoding'] }
  | { readonly kind: 'newline'; readonly newline: FileForm['newline'] }
  | { readonly kind: 'format'; readonly format: FileForm['format'] };

export type LeakColumn = TrueColumn & { readonly field: Field; readonly read: (cells: Readonly<Cells>) => string };
export type Layout = { readonly columns: readonly LeakColumn[]; readonly form: FileForm };

export const PLAIN_FORM: FileForm = { format: 'csv', delimiter: ',', encoding: 'utf-8', newline: '\n', header: true };

export function plainColumn(field: Field, name: string): LeakColumn {
  return { field, name, element: ELEMENT_OF[field], shape: 'plain', read: (cells) => readField(cells, field) };
}

export function mangle(layout: Layout, manglings: readonly Mangling[], seed: Seed): Layout {
  return manglings.reduce((so, mangling) => applied(so, mangling, seed), layout);
}

function applied(layout: Layout, mangling: Mangling, seed: Seed): Layout {
  const { columns, form } = layout;
  switch (mangling.kind) {
    case 'delimiter':
      return { columns, form: { ...form, delimiter: mangling.delimiter } };
    case 'encoding':
      return { columns, form: { ...form, encoding: mangling.encoding } };
    case 'newline':
      return { columns, form: { ...form, newline: mangling.newline } };
    case 'format':
      return { columns, form: { ...form, format: mangling.format } };
    case 'no_header':
      return { columns, form: { ...form, header: false } };
    default:
      return { columns: mangledColumns(columns, mangling, seed), form };
  }
}

type ColumnMangling = Exclude<Mangling, { kind: 'delimiter' | 'encoding' | 'newline' | 'format' | 'no_header' }>;

function mangledColumns(columns: readonly LeakColumn[], mangling: ColumnMangling, seed: Seed): readonly LeakColumn[] {
  switch (mangling.kind) {
    case 'full_name':
      return merged(columns, ['first_name', 'middle', 'last_name'], nameColumn(mangling.order));
    case 'one_line_address':
      return merged(columns, ['street', 'city', 'state', 'zip'], plainColumn('address', 'address'));
    case 'mask':
      return changed(columns, mangling.field, 'masked', (text) => masked(mangling.field, text));
    case 'truncate':
      return changed(columns, mangling.field, 'truncated', (text) => truncated(mangling.field, text));
    case 'hash':
      return changed(columns, mangling.field, 'hashed', (text) => hashed(mangling.algorithm, text));
    case 'phone_style':
      return changed(columns, 'phone', 'plain', (text) => styledPhone(mangling.style, text));
    case 'date_style':
      return changed(columns, 'dob', 'plain', (text) => styledDate(mangling.style, text));
    case 'plain_ssn':
      return changed(columns, 'ssn', 'plain', (text) => text.replaceAll('-', ''));
    case 'spreadsheet':
      return columns.map((column) => ({ ...column, ...through(column, (text) => asSpreadsheet(column.field, text)) }));
    case 'upper':
      return columns.map((column) => ({ ...column, read: (cells) => column.read(cells).toUpperCase() }));
    case 'swap_headers':
      return swapped(columns, mangling.fields);
    case 'rename':
      return columns.map((column) => ({ ...column, name: mangling.headers[column.field] ?? column.name }));
    case 'terse_headers':
      return columns.map((column, at) => ({ ...column, name: `f${at + 1}` }));
    case 'reorder':
      return columns.map((column, at) => columns[permuted(at, columns.length, seed)] ?? column);
    default:
      return unreachable(mangling);
  }
}

function nameColumn(order: 'first_last' | 'last_first'): LeakColumn {
  const column = plainColumn('full_name', 'name');
  return order === 'first_last' ? column : { ...column, read: lastFirst };
}

/** The columns of `parts` become one, where the first of them stood. */
function merged(columns: readonly LeakColumn[], parts: readonly Field[], whole: LeakColumn): readonly LeakColumn[] {
  const first = columns.findIndex(({ field }) => parts.includes(field) || field === whole.field);
  return columns.flatMap((column, at) => {
    if (at === first) return [whole];
    return parts.includes(column.field) ? [] : [column];
  });
}

function changed(
  columns: readonly LeakColumn[],
  field: Field,
  shape: LeakColumn['shape'],
  change: (text: string) => string,
): readonly LeakColumn[] {
  return columns.map((column) =>
    column.field === field
      ? { ...column, shape, read: (cells) => (column.read(cells) === '' ? '' : change(column.read(cells))) }
      : column,
  );
}

function masked(field: Field, text: string): string {
  if (field === 'email') return text.replace(/^(.)[^@]*/u, '$1***');
  if (field === 'ssn') return `***-**-${text.slice(-4)}`;
  if (field === 'phone') return `***-***-${text.slice(-4)}`;
  return '*'.repeat(Math.max(0, text.length - 4)) + text.slice(-4);
}

function truncated(field: Field, text: string): string {
  if (field === 'dob') return text.slice(0, 4);
  if (field === 'first_name') return text.slice(0, 1);
  if (field === 'zip') return text.slice(0, 3);
  return text.slice(-4);
}

function hashed(algorithm: string, text: string): string {
  return createHash(algorithm).update(text.toLowerCase()).digest('hex');
}

function styledPhone(style: 'dashes' | 'dots' | 'parentheses' | 'plus1', text: string): string {
  const [area, exchange, line] = [text.slice(0, 3), text.slice(3, 6), text.slice(6)];
  if (style === 'plus1') return `+1${text}`;
  if (style === 'parentheses') return `(${area}) ${exchange}-${line}`;
  return [area, exchange, line].join(style === 'dots' ? '.' : '-');
}

function styledDate(style: 'us' | 'compact', text: string): string {
  const [year, month, day] = text.split('-');
  return style === 'us' ? `${month}/${day}/${year}` : `${year}${month}${day}`;
}

function through(column: LeakColumn, change: (text: string) => string): Pick<LeakColumn, 'read' | 'shape'> {
  const touched = ['imei', 'imsi', 'iccid', 'zip', 'drivers_license', 'dob', 'applied_on'].includes(column.field);
  return { shape: touched ? 'mangled' : column.shape, read: (cells) => change(column.read(cells)) };
}

/** What is left of a cell once a spreadsheet has read it as a number or a date and written it as shown. */
function asSpreadsheet(field: Field, text: string): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text);
  if (date !== null) return `${Number(date[2])}/${Number(date[3])}/${(date[1] ?? '').slice(2)}`;
  if (!/^\d+$/u.test(text) || field === 'street') return text;
  return text.length > 11 ? Number(text).toExponential(2).replace('e+', 'E+') : text.replace(/^0+(?=\d)/u, '');
}

function swapped(columns: readonly LeakColumn[], [left, right]: readonly [Field, Field]): readonly LeakColumn[] {
  const nameOf = (field: Field): string | undefined => columns.find((column) => column.field === field)?.name;
  const [leftName, rightName] = [nameOf(left), nameOf(right)];
  if (leftName === undefined || rightName === undefined) return columns;
  return columns.map((column) => {
    if (column.field === left) return { ...column, name: rightName };
    return column.field === right ? { ...column, name: leftName } : column;
  });
}
