import { anyOf, bind, bindAll, captured, matches, quick, replaced, textMacro, type Macro } from '../macro.js';
import { addressWords, stateCodes, stateNames } from './words.js';

const COUNTRY = '[\\s,]+(?:USA|US|U\\.S\\.A?\\.?|UNITED STATES(?: OF AMERICA)?)$';
const ZIP = '[\\s,]([0-9]{5})(?:[- ]?[0-9]{4})?$';

const spelled = [...stateCodes(), ...Object.keys(stateNames()), ...twoWordStates()];
const STATE = `[\\s,](${anyOf(spelled)})\\.?$`;

function twoWordStates(): string[] {
  const heads = ['NEW', 'NORTH', 'SOUTH', 'WEST', 'RHODE', 'PUERTO', 'DISTRICTOF', 'VIRGIN', 'AMERICAN'];
  return Object.keys(stateNames()).flatMap((name) => {
    const head = heads.find((word) => name.startsWith(word) && name !== word);
    return head === undefined ? [] : [`${head.replace('OF', ' OF')} ${name.slice(head.length)}`];
  });
}

/** Without commas the city begins behind the last suffix of a street, its direction and its unit. */
const suffixes = [...new Set([...Object.keys(addressWords()), ...Object.values(addressWords())])].filter((word) =>
  /^[A-Z]{2,}$/u.test(word),
);
const STREET = `^(.*\\s${anyOf(suffixes)}\\.?(?: (?:N|S|E|W|NE|NW|SE|SW))?(?: (?:APT|APARTMENT|UNIT|STE|SUITE|#) ?#? ?[0-9A-Z-]+| #[0-9A-Z-]+)?) [^0-9#]+$`;

/** Street, city, a state's two letters and a ZIP code, with a comma before the city: the four of them. */
const USUAL = '([^,\\r\\n|;]+(?:, [^,\\r\\n|;]+)?), ([A-Z][A-Z .]*),? ([A-Z]{2}),? ([0-9]{5}(?:-[0-9]{4})?)';

/** Tells most addresses without looking at them closely. */
export const usualAddress = (cell: string): string => matches(cell, `(?i)${USUAL}`);

const unusual: Macro = textMacro(
  'assay_address_unusual',
  'ad',
  bindAll(
    [
      ['ad1', `replace(${replaced('ad', '[\\r\\n|;]+', ', ')}, '  ', ' ')`],
      ['ad2', `rtrim(${replaced('ad1', COUNTRY, '')}, ' ,.')`],
      ['ad_zip', captured('ad2', ZIP)],
      ['ad3', `CASE WHEN ad_zip = '' THEN ad2 ELSE rtrim(${replaced('ad2', ZIP, '')}, ' ,.') END`],
      ['ad_state', captured('ad3', STATE)],
      ['ad4', `CASE WHEN ad_state = '' THEN ad3 ELSE rtrim(${replaced('ad3', STATE, '')}, ' ,.') END`],
      [
        'ad_street',
        `CASE WHEN ad_zip = '' AND ad_state = '' THEN ad4 WHEN contains(ad4, ',') THEN ${captured('ad4', '^(.*),')}
              ELSE ${captured('ad4', STREET)} END`,
      ],
      ['ad_city', `CASE WHEN ad_street <> '' THEN substr(ad4, length(ad_street) + 1) END`],
    ],
    `{'street': ad_street, 'city': ad_city, 'state': ad_state, 'postal': ad_zip}`,
  ),
);

/** `assay_address(x)`: STRUCT(street, city, state, postal) of an address on one line, as far as its end can be told, as written. */
export const addressMacros: readonly Macro[] = [
  unusual,
  textMacro(
    'assay_address',
    'aw',
    quick(
      'aw',
      usualAddress('aw'),
      `regexp_extract(aw, '(?i)^${USUAL}$', ['street', 'city', 'state', 'postal'])`,
      bind('av', 'assay_clean(aw)', `CASE WHEN av IS NOT NULL THEN assay_address_unusual(av) END`),
    ),
  ),
];
