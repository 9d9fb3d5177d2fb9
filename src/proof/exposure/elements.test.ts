import { expect, test } from 'vitest';
import type { Element, Form } from '../../model/element.js';
import type { MatchedCell } from '../../model/evidence.js';
import { CODES, elementColumns, notCompared, type LeakColumn } from './elements.js';

function column(element: Element, table = 0, changes: Partial<LeakColumn> = {}): LeakColumn {
  return { name: element, element, shape: 'plain', part: null, rows: 10, empty: 0, table, ...changes };
}

function cell(form: Form, columns: readonly number[], changes: Partial<MatchedCell> = {}): MatchedCell {
  return {
    name: `x-${form}`,
    form,
    element: 'unknown',
    columns,
    identifying: false,
    public: false,
    boundTo: 'person',
    held: true,
    ...changes,
  };
}

const briefly = (cells: readonly MatchedCell[], columns: readonly LeakColumn[]) =>
  elementColumns(cells, columns).map(({ element, cells: own, kinds, elsewhere }) => ({
    element,
    at: own.map(({ at }) => at),
    needed: own.filter(({ needed }) => needed).length,
    codes: kinds.map(({ table, code }) => [table, code]),
    elsewhere,
  }));

test('a full name is two cells, both needed; of an address the street is', () => {
  expect(
    briefly(
      [cell('first_name', [0]), cell('last_name', [0]), cell('street', [1]), cell('city', [1])],
      [column('full_name'), column('address')],
    ),
  ).toEqual([
    { element: 'full_name', at: [0, 1], needed: 2, codes: [[0, CODES.clear]], elsewhere: false },
    { element: 'address', at: [2, 3], needed: 1, codes: [[0, CODES.clear]], elsewhere: false },
  ]);
});

test('what is a full name in one file and two columns in another stays apart', () => {
  const columns = [column('full_name'), column('first_name', 1), column('last_name', 1)];
  expect(briefly([cell('first_name', [0, 1]), cell('last_name', [0, 2])], columns)).toEqual([
    { element: 'full_name', at: [0, 1], needed: 2, codes: [[0, CODES.clear]], elsewhere: true },
    { element: 'first_name', at: [0], needed: 1, codes: [[1, CODES.clear]], elsewhere: true },
    { element: 'last_name', at: [1], needed: 1, codes: [[1, CODES.clear]], elsewhere: true },
  ]);
});

test.each<[string, Partial<LeakColumn>, Element, Form, Element, number]>([
  ['masked', { shape: 'masked', part: 'ssn_last4' }, 'ssn', 'ssn_last4', 'ssn', CODES.masked],
  [
    'truncated',
    { shape: 'truncated', part: 'birth_year' },
    'date_of_birth',
    'birth_year',
    'date_of_birth',
    CODES.masked,
  ],
  ['hashed, and named by what opened', { shape: 'hashed', part: 'md5' }, 'unknown', 'phone', 'phone', CODES.hashed],
  [
    'mangled by a spreadsheet, and a part is left',
    { shape: 'mangled', part: 'imei_leading' },
    'imei',
    'imei_tac',
    'imei',
    CODES.masked,
  ],
  ['mangled, and whole', { shape: 'mangled' }, 'ssn', 'ssn', 'ssn', CODES.clear],
  ['the last four, which are an element', {}, 'ssn_last4', 'ssn_last4', 'ssn_last4', CODES.clear],
])('%s', (_what, changes, given, form, element, code) => {
  expect(briefly([cell(form, [0])], [column(given, 0, changes)])).toMatchObject([{ element, codes: [[0, code]] }]);
});

test('columns that no count speaks of have a reason', () => {
  const columns = [
    column('ssn'),
    column('password'),
    column('unknown'),
    column('email', 0, { shape: 'hashed', part: 'digest_unknown' }),
    column('phone', 0, { empty: 10 }),
    column('ignore'),
    column('card_number', 0, { shape: 'masked', part: 'none' }),
  ];
  const found = notCompared([cell('ssn', [0]), cell('password', [1], { held: false })], columns);
  expect(found.map(({ element }) => element)).toEqual(['password', 'unknown', 'email', 'card_number']);
  expect(new Set(found.map(({ why }) => why)).size).toBe(4);
});
