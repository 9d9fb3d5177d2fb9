import { percent, reading, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { cleanedTexts, shareOf, shareWeight, shareWhere, type ColumnSample } from '../sample.js';
import { tables } from './tables.js';

const COUNTRIES =
  'US|USA|U.S.|U.S.A.|UNITED STATES|UNITED STATES OF AMERICA|CA|CAN|CANADA|MX|MEX|MEXICO|GB|GBR|UK|UNITED KINGDOM|GREAT BRITAIN|ENGLAND|DE|DEU|GERMANY|FR|FRA|FRANCE|ES|ESP|SPAIN|IT|ITA|ITALY|IN|IND|INDIA|CN|CHN|CHINA|JP|JPN|JAPAN|BR|BRA|BRAZIL|AU|AUS|AUSTRALIA|NZ|NZL|NEW ZEALAND|IE|IRL|IRELAND|NL|NLD|NETHERLANDS|BE|BEL|BELGIUM|CH|CHE|SWITZERLAND|AT|AUT|AUSTRIA|SE|SWE|SWEDEN|NO|NOR|NORWAY|DK|DNK|DENMARK|FI|FIN|FINLAND|PL|POL|POLAND|PT|PRT|PORTUGAL|RU|RUS|RUSSIA|KR|KOR|SOUTH KOREA|PH|PHL|PHILIPPINES|VN|VNM|VIETNAM|PR|PRI|PUERTO RICO|CO|COL|COLOMBIA|AR|ARG|ARGENTINA|CL|CHL|CHILE|PE|PER|PERU|VE|VEN|VENEZUELA|ZA|ZAF|SOUTH AFRICA|NG|NGA|NIGERIA|IL|ISR|ISRAEL|TR|TUR|TURKEY|SA|SAU|AE|ARE|SG|SGP|SINGAPORE|HK|HKG|TW|TWN|TAIWAN|TH|THA|THAILAND|ID|IDN|INDONESIA|PK|PAK|PAKISTAN|BD|BGD|BANGLADESH|UA|UKR|UKRAINE|RO|ROU|CZ|CZE|GR|GRC|GREECE|HU|HUN|CU|CUB|CUBA|DO|DOM|GT|GTM|HN|HND|SV|SLV|HT|HTI|JM|JAM|JAMAICA';
const COUNTRY: Rule = { clean: 'text', pattern: COUNTRIES.replaceAll('.', '\\.') };
const WORDS = "[\\p{L}][\\p{L}\\p{M}.'’ -]*";
export const CITY: Rule = { clean: 'text', pattern: WORDS };
const HEADS =
  /^(?:SAN|SANTA|SANTO|LOS|LAS|EL|LA|FORT|FT|SAINT|ST|MOUNT|MT|NEW|NORTH|SOUTH|EAST|WEST|LAKE|PORT|GRAND|PALM|CEDAR|GLEN|BEL|BIG|LITTLE|OLD|UPPER|LOWER)\.? /u;
const TAILS =
  /(?: (?:CITY|SPRINGS?|BEACH|FALLS|PARK|HILLS?|HEIGHTS|VALLEY|GROVE|LAKE|ISLAND|HARBOR|RIVER|ROCK|BAY|CREEK|POINT|JUNCTION|RAPIDS|VILLAGE|TOWNSHIP|GARDENS?|PLAINS|MILLS)|VILLE|BURG|BURGH|TOWN|FIELD|BOROUGH|BURY|MOUTH|SHIRE|CHESTER|PORT|VIEW|SIDE|HAVEN|WOOD|DALE|FORD|TON|LAND|HAM|STAD|LEY)$/u;

let stateForm: Rule | undefined;

export const places: Recogniser = {
  id: 'places',
  recognise(column) {
    return [state(column), country(column), city(column)];
  },
};

function state(column: ColumnSample): Reading {
  stateForm ??= { clean: 'text', pattern: [...tables().states.keys()].join('|') };
  const share = shareOf(column, stateForm);
  const count = Math.min(column.texts.length, 60);
  const chance = column.maxLength > 2 ? 0.01 : 0.09;
  const many = column.texts.length > 120 ? -4 : 0;
  return reading(
    'state',
    stateForm,
    shareWeight(share, count, chance, 8) + many,
    `${percent(share)} of the distinct values are states`,
  );
}

function country(column: ColumnSample): Reading {
  const share = shareOf(column, COUNTRY);
  const usual = column.texts.some((text) => /^U\.?S\.?A?\.?$|^UNITED STATES/iu.test(text)) ? 2.5 : -2.5;
  const weight = share < 0.6 ? -6 : usual + shareWeight(share, Math.min(column.texts.length, 5), 0.15, 4);
  return reading(
    'country',
    share < 0.6 ? CITY : COUNTRY,
    weight,
    `${percent(share)} of the distinct values are countries`,
  );
}

function city(column: ColumnSample): Reading {
  const form = shareOf(column, CITY);
  const { cities } = tables();
  const names = cleanedTexts(column, 'text').map((text) => text.replaceAll(/[.'’]/gu, ''));
  const known = shareWhere(names, (name) => cities.has(name));
  const like = shareWhere(names, (name) => !cities.has(name) && (HEADS.test(name) || TAILS.test(name)));
  const text = `${percent(known)} of the distinct values are names of larger cities`;
  if (form < 0.8) return reading('city', CITY, -12, text);
  const { firstNames, surnames } = tables();
  const people = shareWhere(names, (name) => (firstNames.has(name) || surnames.has(name)) && !cities.has(name));
  const signal = 9 * known + 5 * like - 14 * people - 2.2;
  const trust = Math.min(1, column.texts.length / 12);
  return reading('city', CITY, Math.max(-3.5, Math.min(5, signal * trust)), text);
}
