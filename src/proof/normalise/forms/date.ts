import { literals } from '../../../engine/sql.js';
import { bind, bindAll, captured, matches, replaced, textMacro, type Macro } from '../macro.js';

/** Dates that programs write for "none", or people to get past a field. */
const NEVER = [
  '1899-12-30',
  '1899-12-31',
  '1900-01-01',
  '1901-01-01',
  '1904-01-01',
  '1911-11-11',
  '1969-12-31',
  '1970-01-01',
  '1753-01-01',
  '1601-01-01',
  '1582-10-15',
  '1111-11-11',
  '0001-01-01',
  '2999-12-31',
  '9999-12-31',
];

/** Two-digit years above are of the last century. Fixed, so that a leak and a reference read at other times agree. */
const BIRTH_PIVOT = 26;
const DATE_PIVOT = 69;

const MONTHS: readonly string[] = [
  'JAN|ENE|GEN',
  'FEB|FEV',
  'MAR',
  'APR|ABR|AVR',
  'MAY|MAI|MAG',
  'JUN|JUIN|GIU',
  'JUL|JUIL|LUG',
  'AUG|AGO|AOU',
  'SEP|SET',
  'OCT|OKT|OTT|OUT',
  'NOV',
  'DEC|DEZ|DIC',
];

const byMonth = MONTHS.flatMap((names, index) => names.split('|').map((name) => ({ name, month: index + 1 }))).toSorted(
  (left, right) => right.name.length - left.name.length,
);
const MONTH = `(${byMonth.map(({ name }) => name).join('|')})[A-Z]*`;
const monthNumber = (text: string): string =>
  `CASE ${text} ${byMonth.map(({ name, month }) => `WHEN '${name}' THEN '${month}'`).join(' ')} END`;

/** Year, month and day as digits; NULL where there is no such day. */
const fromParts: Macro = {
  name: 'assay_ymd',
  params: ['year_given', 'month_given', 'day_given', 'pivot_given'],
  body: bindAll(
    [['p', `[year_given::VARCHAR, month_given::VARCHAR, day_given::VARCHAR]`]],
    `CASE WHEN NOT regexp_full_match(p[1], '[0-9]{1,4}') THEN NULL
          ELSE try_cast((CASE WHEN length(p[1]) > 2 THEN lpad(p[1], 4, '0') WHEN p[1]::INTEGER > pivot_given THEN '19' || lpad(p[1], 2, '0')
                     ELSE '20' || lpad(p[1], 2, '0') END) || '-' || p[2] || '-' || p[3] AS DATE) END`,
  ),
};

const fromDays: Macro = {
  name: 'assay_days',
  params: ['since', 'days_given'],
  body: bindAll(
    [['dy', `{'since': since::DATE, 'days': days_given::DOUBLE}`]],
    `CASE WHEN abs(dy.days) < 100000 THEN dy.since + floor(dy.days)::INTEGER END`,
  ),
};

/** Seconds, or thousandths, millionths, thousand-millionths of one, told by their number of digits. */
const fromEpoch: Macro = textMacro(
  'assay_epoch',
  'ep',
  `assay_days(DATE '1970-01-01', try_cast(ep AS DOUBLE) / (86400 * CASE WHEN length(ltrim(ep, '-')) <= 11 THEN 1 WHEN length(ltrim(ep, '-')) <= 14 THEN 1e3
     WHEN length(ltrim(ep, '-')) <= 17 THEN 1e6 ELSE 1e9 END))`,
);

const mdy8 = `assay_ymd(substr(dg, 5, 4), substr(dg, 1, 2), substr(dg, 3, 2), pivot_given)`;
const dmy8 = `assay_ymd(substr(dg, 5, 4), substr(dg, 3, 2), substr(dg, 1, 2), pivot_given)`;
const ymd8 = `assay_ymd(substr(dg, 1, 4), substr(dg, 5, 2), substr(dg, 7, 2), pivot_given)`;
const mdy6 = `assay_ymd(substr(dg, 5, 2), substr(dg, 1, 2), substr(dg, 3, 2), pivot_given)`;
const dmy6 = `assay_ymd(substr(dg, 5, 2), substr(dg, 3, 2), substr(dg, 1, 2), pivot_given)`;
const ymd6 = `assay_ymd(substr(dg, 1, 2), substr(dg, 3, 2), substr(dg, 5, 2), pivot_given)`;

/** Digits alone. The column's order says what they are; without it their number does, where that is plain. */
const fromDigits: Macro = {
  name: 'assay_date_digits',
  params: ['digits_given', 'order_given', 'pivot_given'],
  body: bindAll(
    [
      ['dn', 'digits_given'],
      [
        'dg',
        `CASE WHEN length(dn) IN (5, 7) AND order_given IN ('mdy', 'dmy', '') AND (length(dn) = 7 OR order_given <> '') THEN '0' || dn ELSE dn END`,
      ],
    ],
    `CASE WHEN order_given = 'excel_serial' THEN CASE WHEN length(ltrim(dn, '0')) BETWEEN 1 AND 5 THEN assay_days(DATE '1899-12-30', try_cast(dn AS DOUBLE)) END
          WHEN order_given = 'epoch' THEN assay_epoch(dn)
          WHEN starts_with(dg, '-') THEN CASE WHEN length(dg) >= 10 THEN assay_epoch(dg) END
          WHEN length(dg) = 8 THEN CASE order_given WHEN 'mdy' THEN coalesce(${mdy8}, ${ymd8}) WHEN 'dmy' THEN coalesce(${dmy8}, ${ymd8})
            ELSE coalesce(CASE WHEN substr(dg, 1, 2) IN ('18', '19', '20') THEN ${ymd8} END, ${mdy8}, ${dmy8}) END
          WHEN length(dg) = 7 THEN assay_days(try_cast(substr(dg, 1, 4) || '-01-01' AS DATE), try_cast(substr(dg, 5, 3) AS DOUBLE) - 1)
          WHEN length(dg) = 6 THEN CASE order_given WHEN 'mdy' THEN ${mdy6} WHEN 'dmy' THEN ${dmy6} ELSE coalesce(${ymd6}, ${mdy6}) END
          WHEN length(dg) = 5 THEN CASE WHEN dg BETWEEN '05500' AND '60000' THEN assay_days(DATE '1899-12-30', try_cast(dg AS DOUBLE)) END
          WHEN length(dg) IN (9, 10, 12, 13) THEN assay_epoch(dg) END`,
  ),
};

/** Three numbers apart: the column's order, or the other one where that gives no date. */
const fromNumbers: Macro = {
  name: 'assay_date_numbers',
  params: ['text_given', 'order_given', 'pivot_given'],
  body: bindAll(
    [
      ['nu_a', captured('text_given', '^([0-9]+)')],
      ['nu_b', captured('text_given', '^[0-9]+[-/. ]+([0-9]+)')],
      ['nu_c', captured('text_given', '^[0-9]+[-/. ]+[0-9]+[-/. ]+([0-9]+)')],
    ],
    `CASE WHEN length(nu_a) = 4 OR (order_given = 'ymd' AND length(nu_c) <= 2)
            THEN coalesce(assay_ymd(nu_a, nu_b, nu_c, pivot_given), assay_ymd(nu_a, nu_c, nu_b, pivot_given))
          WHEN order_given = 'dmy' OR (order_given <> 'mdy' AND contains(text_given, '.'))
            THEN coalesce(assay_ymd(nu_c, nu_b, nu_a, pivot_given), assay_ymd(nu_c, nu_a, nu_b, pivot_given))
          ELSE coalesce(assay_ymd(nu_c, nu_a, nu_b, pivot_given), assay_ymd(nu_c, nu_b, nu_a, pivot_given)) END`,
  ),
};

const CLOCK = [
  '[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)? ?(?:[AP]M)? ?(?:(?:GMT|UTC)?[+-][0-9]{2}:?[0-9]{2}\\b)?',
  '\\b[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]+ ?[AP]M',
  '\\(.*\\)',
].join('|');

/** A month in letters: the number over 31 or of four digits is the year, else the last one. */
const fromMonthName: Macro = {
  name: 'assay_date_month',
  params: ['text_given', 'pivot_given'],
  body: bindAll(
    [
      ['mo_m', monthNumber(captured('text_given', MONTH))],
      ['mo_n', `regexp_extract_all(${replaced('text_given', CLOCK, ' ')}, '[0-9]+')`],
    ],
    `CASE WHEN len(mo_n) < 2 THEN NULL WHEN length(mo_n[1]) = 4 THEN assay_ymd(mo_n[1], mo_m, mo_n[2], pivot_given)
          ELSE assay_ymd(mo_n[2], mo_m, mo_n[1], pivot_given) END`,
  ),
};

/** `assay_date(x, order, pivot)`, order '' where it is not known: DATE of a cell in any of the known forms, its date as written whatever the time zone. */
const anyDate: Macro = {
  name: 'assay_date',
  params: ['given', 'order_given', 'pivot_given'],
  body: `coalesce(
    CASE WHEN length(given) = 10 AND given[5] = '-' AND given[8] = '-' THEN try_cast(given AS DATE) END,
    ${bindAll(
      [['d2', replaced('assay_clean(given)', '^[^0-9A-Z]*(?:ISODATE\\(|\\$DATE)[":\\s]*', '')]],
      `CASE WHEN d2 IS NULL THEN NULL
            WHEN ${matches('d2', '-?[0-9]+(?:\\.[0-9]*)?')} THEN assay_date_digits(split_part(d2, '.', 1), order_given, pivot_given)
            WHEN ${matches('d2', '[0-9]{1,4}[-/. ]+[0-9]{1,2}[-/. ]+[0-9]{1,4}(?:[^0-9].*)?')} THEN assay_date_numbers(d2, order_given, pivot_given)
            WHEN ${matches('d2', '-?[0-9](?:\\.[0-9]+)?E\\+?[0-9]{1,2}')} THEN ${bind('d3', 'try_cast(try_cast(d2 AS DOUBLE) AS BIGINT)::VARCHAR', 'assay_epoch(d3)')}
            WHEN regexp_matches(d2, 'DATE\\(|NUMBERLONG') THEN ${bind('d4', captured('d2', '(-?[0-9]{6,})'), 'assay_epoch(d4)')}
            WHEN regexp_matches(d2, '${MONTH}') THEN assay_date_month(d2, pivot_given) END`,
    )})`,
};

const dated = (pivot: number, body: string): string =>
  bindAll([['dt', `assay_date(given, order_given, ${pivot})`]], body);

const KNOWN = `dt IS NOT NULL AND dt::VARCHAR NOT IN ${literals(NEVER)}`;

export const dateMacros: readonly Macro[] = [
  fromParts,
  fromDays,
  fromEpoch,
  fromDigits,
  fromNumbers,
  fromMonthName,
  anyDate,
  {
    name: 'assay_day',
    params: ['given', 'order_given'],
    body: dated(DATE_PIVOT, `CASE WHEN ${KNOWN} AND dt BETWEEN DATE '1880-01-01' AND DATE '2200-12-31' THEN dt END`),
  },
  {
    name: 'assay_birth',
    params: ['given', 'order_given'],
    body: bindAll(
      [
        [
          'bd',
          dated(
            BIRTH_PIVOT,
            `CASE WHEN year(dt) BETWEEN ${2000 + BIRTH_PIVOT + 1} AND 2099 THEN (dt - INTERVAL 100 YEAR)::DATE WHEN ${KNOWN} THEN dt END`,
          ),
        ],
      ],
      `CASE WHEN bd BETWEEN DATE '1880-01-01' AND DATE '${2000 + BIRTH_PIVOT}-12-31' THEN bd::VARCHAR END`,
    ),
  },
];
