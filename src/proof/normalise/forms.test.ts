import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../engine/connection.js';
import { openDuckDb } from '../../engine/duckdb/open.js';
import type { Form } from '../../model/element.js';
import { installNormalisers, normalisedSql } from './normalise.js';

const scratch = mkdtempSync(join(tmpdir(), 'assay-'));
let connection: Connection;
beforeAll(async () => {
  connection = await openDuckDb({ scratch, allowed: [] });
  await installNormalisers(connection);
});
afterAll(() => {
  connection.close();
  rmSync(scratch, { recursive: true });
});

type Case = readonly [written: string, expected: string | null];
async function normalisedOf(sql: string, cases: readonly Case[]): Promise<Case[]> {
  const rows = await connection.rows(
    `SELECT cell, ${sql} AS text FROM (SELECT unnest(from_json($1, '["VARCHAR"]')) AS cell)`,
    [JSON.stringify(cases.map(([written]) => written))],
  );
  return rows.map((row) => [String(row['cell']), row['text'] === null ? null : String(row['text'])]);
}

const FORMS: readonly (readonly [Form, readonly Case[]])[] = [
  [
    'first_name',
    [
      ['Bill', 'BILL'],
      [' josé ', 'JOSE'],
      ['Mary Ann', 'MARYANN'],
      ['Jean-Paul', 'JEANPAUL'],
      ['John A.', 'JOHN'],
      ['John A', 'JOHN'],
      ['Dr. John', 'JOHN'],
      ['William "Bill"', 'WILLIAM'],
      ['William (Bill)', 'WILLIAM'],
      ["D'Arcy", 'DARCY'],
      ['J.', 'J'],
      ['FNU', null],
      ['N/A', null],
      ['null', null],
      ['', null],
      ['Łukasz', 'LUKASZ'],
      ['ＪＯＨＮ', 'JOHN'],
      ['Søren', 'SOREN'],
      ['Ægir', 'AEGIR'],
      ['JosÃ©', 'JOSE'],
      ['Иван', 'ИВАН'],
      ['12', null],
    ],
  ],
  [
    'last_name',
    [
      ["O'Brien", 'OBRIEN'],
      ['O’Brien', 'OBRIEN'],
      ['O`Brien', 'OBRIEN'],
      ['O Brien', 'OBRIEN'],
      ['O&#39;Brien', 'OBRIEN'],
      ['OBRIEN', 'OBRIEN'],
      ['de la Cruz', 'DELACRUZ'],
      ['Dela Cruz', 'DELACRUZ'],
      ['DELACRUZ', 'DELACRUZ'],
      ['Smith-Jones', 'SMITHJONES'],
      ['Smith Jones', 'SMITHJONES'],
      ['Smith Jr.', 'SMITH'],
      ['Smith, Jr', 'SMITH'],
      ['SMITH III', 'SMITH'],
      ['Smith, M.D.', 'SMITH'],
      ['Smith MD', 'SMITH'],
      ['SMITH JR MD', 'SMITH'],
      ['Smith V', 'SMITH'],
      ['Muñoz', 'MUNOZ'],
      ['MuÃ±oz', 'MUNOZ'],
      ['Mun\u0303oz', 'MUNOZ'],
      ['Weiß', 'WEISS'],
      ['Ma', 'MA'],
      ['Do', 'DO'],
      ['St. John', 'STJOHN'],
      ['van der Berg', 'VANDERBERG'],
      ['LNU', null],
      ['UNKNOWN', null],
    ],
  ],
  [
    'phone',
    [
      ['2065550142', '2065550142'],
      ['(206) 555-0142', '2065550142'],
      ['206-555-0142', '2065550142'],
      ['206.555.0142', '2065550142'],
      ['+1 206 555 0142', '2065550142'],
      ['12065550142', '2065550142'],
      ['1-206-555-0142', '2065550142'],
      ['001 206 555 0142', '2065550142'],
      ['011 1 206 555 0142', '2065550142'],
      ['(206) 555-0142 x12', '2065550142'],
      ['206-555-0142 ext. 7', '2065550142'],
      ['2065550142.0', '2065550142'],
      ['2.065550142E+09', '2065550142'],
      ['tel:+1-206-555-0142', '2065550142'],
      ['206/555/0142', '2065550142'],
      ['206\u00a0555\u20110142', '2065550142'],
      ["'2065550142", '2065550142'],
      ['2065550142; 2065550143', '2065550142'],
      ['2065550142/2065550143', '2065550142'],
      ['1-800-FLOWERS', '8003569377'],
      ['+44 20 7946 0018', '+442079460018'],
      ['0044 20 7946 0018', '+442079460018'],
      ['+44 (0)20 7946 0018', '+442079460018'],
      ['5550142', null],
      ['0000000000', null],
      ['1234567890', null],
      ['9115550142', null],
      ['2.06556E+09', null],
      ['206-555-****', null],
      ['2147483647', null],
      ['abc', null],
    ],
  ],
  [
    'ssn',
    [
      ['219-09-1234', '219091234'],
      ['219091234', '219091234'],
      ['219 09 1234', '219091234'],
      ['1-234-5678', null],
      ['1234567', '001234567'],
      ['21345678.0', '021345678'],
      ['21345678', '021345678'],
      ['000-12-3456', null],
      ['666-12-3456', null],
      ['912-12-3456', null],
      ['219-00-1234', null],
      ['219-09-0000', null],
      ['078-05-1120', null],
      ['***-**-1234', null],
      ['1.23E+08', null],
    ],
  ],
  [
    'email',
    [
      ['John.Smith@Mail.Example', 'john.smith@mail.example'],
      [' a+tag@b.example ', 'a+tag@b.example'],
      ['mailto:A@b.example', 'a@b.example'],
      ['a@b.example.', 'a@b.example'],
      ['"John" <A@b.example>', 'a@b.example'],
      ["'a@b.example'", 'a@b.example'],
      ['a@b', null],
      ['a b@c.example', null],
      ['j***@mail.example', null],
      ['none', null],
    ],
  ],
  [
    'imei',
    [
      ['354178036859789', '35417803685978'],
      ['35-417803-685978-9', '35417803685978'],
      ['35417803685978', '35417803685978'],
      ['3541780368597812', '35417803685978'],
      ['354178/03/685978/9', '35417803685978'],
      ['IMEI: 354178036859789', '35417803685978'],
      ['354178036859789.0', '35417803685978'],
      ["'354178036859789", '35417803685978'],
      ['="354178036859789"', '35417803685978'],
      ['354178036859789, 354178036859797', '35417803685978'],
      ['3.54178E+14', null],
      ['000000000000000', null],
      ['12345', null],
    ],
  ],
  [
    'imsi',
    [
      ['310150123456789', '310150123456789'],
      ['31015012345678', '31015012345678'],
      ['3.1015E+14', null],
    ],
  ],
  [
    'iccid',
    [
      ['8901260123456789012', '890126012345678901'],
      ['89012601234567890123', '8901260123456789012'],
      ['8901 2601 2345 6789 012F', '890126012345678901'],
      ['890126012345678901', '890126012345678901'],
      ['89014100000000000000', null],
      ['8.901E+18', null],
    ],
  ],
  [
    'card_number',
    [
      ['4111 1111 1111 1111', '4111111111111111'],
      ['4111-1111-1111-1111', '4111111111111111'],
      ['4111111111111112', null],
      ['378282246310005', '378282246310005'],
    ],
  ],
  [
    'account_number',
    [
      ['000123456', '123456'],
      ['123456', '123456'],
      ['123-456', '123456'],
      ['ab 12', 'AB12'],
      ['0000', null],
      ['123456.0', '123456'],
      ['1.2E+10', null],
    ],
  ],
  [
    'drivers_license',
    [
      ['SMITH-J-123', 'SMITHJ123'],
      ['smith j 123', 'SMITHJ123'],
      ['00123456', '00123456'],
      ['***456', null],
      ['*****4567', null],
      ['000000', null],
    ],
  ],
  [
    'state',
    [
      ['WA', 'WA'],
      ['wa', 'WA'],
      ['Washington', 'WA'],
      ['New York', 'NY'],
      ['N.Y.', 'NY'],
      ['D.C.', 'DC'],
      ['Calif.', 'CA'],
      ['US-WA', 'WA'],
      ['ZZ', null],
      ['Ontario', null],
      ['Puerto Rico', 'PR'],
    ],
  ],
  [
    'postal_code',
    [
      ['98101', '98101'],
      ['98101-1234', '98101'],
      ['981011234', '98101'],
      ['98101 1234', '98101'],
      ['2139', '02139'],
      ['501', '00501'],
      ['98101.0', '98101'],
      ['21391234', '02139'],
      ['2139-1234', '02139'],
      ['00000', null],
      ['K1A 0B1', 'K1A0B1'],
      ['SW1A 1AA', 'SW1A1AA'],
      ['abc', null],
    ],
  ],
  [
    'city',
    [
      ['Seattle', 'SEATTLE'],
      ['St. Louis', 'STLOUIS'],
      ['Saint Louis', 'STLOUIS'],
      ['ST LOUIS', 'STLOUIS'],
      ["Coeur d'Alene", 'COEURDALENE'],
      ['Fort Worth', 'FTWORTH'],
      ['Mount Vernon', 'MTVERNON'],
      ['North Bend', 'NBEND'],
      ['N. Bend', 'NBEND'],
      ['West', 'WEST'],
      ['N/A', null],
    ],
  ],
  [
    'country',
    [
      ['USA', 'US'],
      ['U.S.A.', 'US'],
      ['United States', 'US'],
      ['Canada', 'CANADA'],
    ],
  ],
  [
    'street',
    [
      ['123 North Main Street', '123 N MAIN ST'],
      ['123 N. Main St.', '123 N MAIN ST'],
      ['123 N MAIN ST APT 4B', '123 N MAIN ST # 4B'],
      ['123 N Main St #4B', '123 N MAIN ST # 4B'],
      ['123 N Main St # 4B', '123 N MAIN ST # 4B'],
      ['123 N Main St, Apt. 4B', '123 N MAIN ST # 4B'],
      ['123 N Main St Apt #4B', '123 N MAIN ST # 4B'],
      ['123 N MAIN ST APT4B', '123 N MAIN ST # 4B'],
      ['Apt 4B, 123 N Main St', '123 N MAIN ST # 4B'],
      ['123 N Main St Unit 4b', '123 N MAIN ST # 4B'],
      ['123 N Main St Suite 4B', '123 N MAIN ST # 4B'],
      ['5 Fifth Avenue', '5 5TH AVE'],
      ['P.O. Box 12', 'PO BOX 12'],
      ['PO Box 12', 'PO BOX 12'],
      ['POB 12', 'PO BOX 12'],
      ['Post Office Box 12', 'PO BOX 12'],
      ['P O BOX #12', 'PO BOX 12'],
      ['RR 2 Box 15', 'RR 2 BOX 15'],
      ['Rural Route 2, Box 15', 'RR 2 BOX 15'],
      ['R.R. 2 Box 15', 'RR 2 BOX 15'],
      ['Highway Contract 4 Box 9', 'HC 4 BOX 9'],
      ['77 Sunset Boulevard NW', '77 SUNSET BLVD NW'],
      ['77 Sunset Blvd. Northwest', '77 SUNSET BLVD NW'],
      ['77 Sunset Blvd N.W.', '77 SUNSET BLVD NW'],
      ['12 Rose Trail', '12 ROSE TRL'],
      ['123-45 Queens Blvd', '123-45 QUEENS BLVD'],
      ['12 1/2 Elm St', '12 1/2 ELM ST'],
      ['100 Saint James Pl', '100 ST JAMES PL'],
      ['100 Broadway', '100 BROADWAY'],
      ['N/A', null],
    ],
  ],
  [
    'plan',
    [
      [' Magenta   max ', 'MAGENTA MAX'],
      ['NULL', null],
    ],
  ],
  [
    'username',
    [
      ['JSmith', 'jsmith'],
      ['', null],
    ],
  ],
  [
    'password',
    [
      [' Secret ', ' Secret '],
      ['null', 'null'],
      ['', null],
    ],
  ],
  [
    'pin',
    [
      ['0000', '0000'],
      ['0042', '0042'],
    ],
  ],
  [
    'ssn_last4',
    [
      ['***-**-1234', '1234'],
      ['XXX-XX-1234', '1234'],
      ['1234', '1234'],
      ['34', '0034'],
      ['XXXXX1234', '1234'],
      ['0000', null],
      ['x', null],
    ],
  ],
  [
    'phone_last4',
    [
      ['(***) ***-0142', '0142'],
      ['******0142', '0142'],
      ['0142', '0142'],
    ],
  ],
  [
    'phone_exchange',
    [
      ['(206) 555-****', '206555'],
      ['206-555-XXXX', '206555'],
      ['+1 206 555 ****', '206555'],
      ['206555', '206555'],
      ['206*******', null],
    ],
  ],
  [
    'email_hint',
    [
      ['j***@Mail.Example', 'j@mail.example'],
      ['jo***h@mail.example', 'j@mail.example'],
      ['***@mail.example', null],
      ['j***@***.com', null],
    ],
  ],
  [
    'birth_year',
    [
      ['1983', '1983'],
      ['**/**/1983', '1983'],
      ['1983-**-**', '1983'],
      ['83', null],
    ],
  ],
  [
    'card_last4',
    [
      ['**** **** **** 1111', '1111'],
      ['xxxx1111', '1111'],
    ],
  ],
  [
    'account_last4',
    [
      ['****3456', '3456'],
      ['XXXX-AB12', 'AB12'],
    ],
  ],
  [
    'first_initial',
    [
      ['j.', 'J'],
      ['J***', 'J'],
      ['É', 'E'],
    ],
  ],
  [
    'postal3',
    [
      ['981**', '981'],
      ['98101', '981'],
    ],
  ],
  [
    'last_phonetic',
    [
      ['Smith', 'S53'],
      ['Smyth', 'S53'],
      ['Schmidt', 'S53'],
      ['MacDonald', 'M2354'],
      ['McDonald', 'M2354'],
      ['Knight', 'N3'],
      ['Nite', 'N3'],
    ],
  ],
  [
    'first_formal',
    [
      ['Bob', 'ROBERT'],
      ['Robert', 'ROBERT'],
      ['Bill', 'WILLIAM'],
      ['Zed Q', 'ZED'],
    ],
  ],
];

test.each(FORMS)('%s: written forms', async (form, cases) => {
  expect(await normalisedOf(normalisedSql(form, 'cell'), cases)).toEqual(cases);
});

type Order = 'ymd' | 'mdy' | 'dmy' | 'excel_serial' | 'epoch' | null;
const DATES: readonly (readonly [Order, readonly Case[]])[] = [
  [
    null,
    [
      ['1983-04-30', '1983-04-30'],
      ['1983-04-30T00:00:00Z', '1983-04-30'],
      ['1983-04-30 00:00:00.000', '1983-04-30'],
      ['19830430', '1983-04-30'],
      ['04301983', '1983-04-30'],
      ['4/30/1983', '1983-04-30'],
      ['4/30/83', '1983-04-30'],
      ['04-30-1983', '1983-04-30'],
      ['30.04.1983', '1983-04-30'],
      ['30.4.83', '1983-04-30'],
      ['1983/04/30', '1983-04-30'],
      ['1983-30-04', '1983-04-30'],
      ['30-APR-83', '1983-04-30'],
      ['30-Apr-1983 00:00:00', '1983-04-30'],
      ['30-APR-83 12.00.00.000000000 AM', '1983-04-30'],
      ['April 30, 1983', '1983-04-30'],
      ['Apr 30 1983', '1983-04-30'],
      ['30 April 1983', '1983-04-30'],
      ['30. April 1983', '1983-04-30'],
      ['30 abril 1983', '1983-04-30'],
      ['Apr 30 1983 12:00AM', '1983-04-30'],
      ['4/30/1983 12:00:00 AM', '1983-04-30'],
      ['Sat Apr 30 00:00:00 UTC 1983', '1983-04-30'],
      ['Sat, 30 Apr 1983 00:00:00 GMT', '1983-04-30'],
      ['Sat Apr 30 1983 00:00:00 GMT-0400 (EDT)', '1983-04-30'],
      ['/Date(420508800000)/', '1983-04-30'],
      ['{"$date":"1983-04-30T00:00:00Z"}', '1983-04-30'],
      ['ISODate("1983-04-30T00:00:00Z")', '1983-04-30'],
      ['420508800', '1983-04-30'],
      ['4.205088E+08', '1983-04-30'],
      ['30436', '1983-04-30'],
      ['30 décembre 1983', '1983-12-30'],
      ['15. März 1983', '1983-03-15'],
      ['1983', null],
      ['1983-04', null],
      ['1983-02-30', null],
      ['0000-00-00', null],
      ['1900-01-01', null],
      ['9999-12-31', null],
      ['1970-01-01', null],
      ['2083-04-30', '1983-04-30'],
      ['13/13/1983', null],
      ['**/**/1983', null],
      ['n/a', null],
      ['99999999999999999999', null],
    ],
  ],
  [
    'mdy',
    [
      ['4/5/1983', '1983-04-05'],
      ['04051983', '1983-04-05'],
      ['4051983', '1983-04-05'],
      ['040583', '1983-04-05'],
      ['30/4/1983', '1983-04-30'],
      ['4/5/22', '2022-04-05'],
    ],
  ],
  [
    'dmy',
    [
      ['4/5/1983', '1983-05-04'],
      ['04051983', '1983-05-04'],
      ['4.5.83', '1983-05-04'],
      ['040583', '1983-05-04'],
    ],
  ],
  [
    'ymd',
    [
      ['83-04-05', '1983-04-05'],
      ['830405', '1983-04-05'],
      ['1983120', '1983-04-30'],
    ],
  ],
  [
    'excel_serial',
    [
      ['30436', '1983-04-30'],
      ['30436.5', '1983-04-30'],
      ['5501', '1915-01-22'],
    ],
  ],
  [
    'epoch',
    [
      ['420508800', '1983-04-30'],
      ['420508800000', '1983-04-30'],
      ['420508800000000', '1983-04-30'],
      ['-864000', '1969-12-22'],
      ['-86400', null],
    ],
  ],
];

test.each(DATES)('date_of_birth read as %s', async (dateOrder, cases) => {
  expect(await normalisedOf(normalisedSql('date_of_birth', 'cell', { dateOrder }), cases)).toEqual(cases);
});

test('full names are taken apart', async () => {
  const cases: Case[] = [
    ['SMITH, JOHN A', 'JOHN SMITH'],
    ['SMITH, JOHN ALAN JR', 'JOHN SMITH'],
    ['SMITH JR, JOHN A', 'JOHN SMITH'],
    ['SMITH,JOHN', 'JOHN SMITH'],
    ['SMITH JOHN A', 'JOHN SMITH'],
    ['SMITH/JOHN A MR', 'JOHN SMITH'],
    ['SMITH<<JOHN<ALAN', 'JOHN SMITH'],
    ['John A. Smith', 'JOHN SMITH'],
    ['John Smith', 'JOHN SMITH'],
    ['John Smith Jr.', 'JOHN SMITH'],
    ['John Smith, Jr.', 'JOHN SMITH'],
    ['JOHN SMITH MD', 'JOHN SMITH'],
    ['Dr. John Smith, M.D.', 'JOHN SMITH'],
    ['John Smith III', 'JOHN SMITH'],
    ['Smith, John, Jr', 'JOHN SMITH'],
    ["O'Brien, Sean", 'SEAN OBRIEN'],
    ['Maria de la Cruz', 'MARIA DELACRUZ'],
    ['Jan van der Berg', 'JAN VANDERBERG'],
    ['Jan Willem van der Berg', 'JAN VANDERBERG'],
    ['van der Berg, Jan', 'JAN VANDERBERG'],
    ['GARCIA LOPEZ, MARIA', 'MARIA GARCIALOPEZ'],
    ['Maria Garcia Lopez', 'MARIA LOPEZ'],
    ['Anna Smith-Jones', 'ANNA SMITHJONES'],
    ['William "Bill" Smith', 'WILLIAM SMITH'],
    ['William (Bill) Smith', 'WILLIAM SMITH'],
    ['José Muñoz', 'JOSE MUNOZ'],
    ['Smith', '- SMITH'],
    ['Van Nguyen', 'VAN NGUYEN'],
    ['JOHN SMITH V', 'JOHN SMITH'],
    ['John & Mary Smith', 'JOHN SMITH'],
    ['Acme Plumbing LLC', null],
    ['JOHN DOE', null],
    ['', null],
  ];
  const sql = `list_transform([assay_name_pair(cell)], lambda p: coalesce(p['first'], '-') || ' ' || p['last'])[1]`;
  expect(await normalisedOf(sql, cases)).toEqual(cases);
});

test('addresses on one line are taken apart', async () => {
  const cases: Case[] = [
    ['123 Main St, Springfield, IL 62704', '123 MAIN ST|SPRINGFIELD|IL|62704'],
    ['123 Main Street Apt 4B, Springfield, Illinois, 62704-1234', '123 MAIN ST # 4B|SPRINGFIELD|IL|62704'],
    ['123 Main St, Apt 4B, Springfield, IL 62704, USA', '123 MAIN ST # 4B|SPRINGFIELD|IL|62704'],
    ['123 Main St\nSpringfield IL 62704', '123 MAIN ST|SPRINGFIELD|IL|62704'],
    ['123 N MAIN ST SPRINGFIELD IL 62704', '123 N MAIN ST|SPRINGFIELD|IL|62704'],
    ['123 N MAIN ST APT 4 NEW YORK NY 10001', '123 N MAIN ST # 4|NEWYORK|NY|10001'],
    ['9 Elm Ave, Albany, New York 12207', '9 ELM AVE|ALBANY|NY|12207'],
    ['9 Elm Ave, Albany, NY', '9 ELM AVE|ALBANY|NY|-'],
    ['9 Elm Ave', '9 ELM AVE|-|-|-'],
    ['PO Box 12, Albany, NY 12207', 'PO BOX 12|ALBANY|NY|12207'],
    ['', null],
  ];
  const sql = `(SELECT array_to_string(list_transform([assay_street(a['street']), assay_city(a['city']), assay_state(a['state']), assay_postal(a['postal'])], lambda part: coalesce(part, '-')), '|') FROM (SELECT assay_address(cell) AS a) WHERE a IS NOT NULL)`;
  expect(await normalisedOf(sql, cases)).toEqual(cases);
});
