import { anyOf, bind, bindAll, captured, replaced, textMacro, type Macro } from '../macro.js';
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

/** `assay_address(x)`: STRUCT(street, city, state, postal) of an address on one line, as far as its end can be told. */
export const addressMacros: readonly Macro[] = [
  textMacro(
    'assay_address',
    'ad',
    bindAll(
      [
        ['ad1', `replace(${replaced('assay_clean(ad)', '[\\r\\n|;]+', ', ')}, '  ', ' ')`],
        ['ad2', `rtrim(${replaced('ad1', COUNTRY, '')}, ' ,.')`],
        ['ad_zip', captured('ad2', ZIP)],
        ['ad3', `CASE WHEN ad_zip = '' THEN ad2 ELSE rtrim(${replaced('ad2', ZIP, '')}, ' ,.') END`],
        ['ad_state', captured('ad3', STATE)],
        ['ad4', `CASE WHEN ad_state = '' THEN ad3 ELSE rtrim(${replaced('ad3', STATE, '')}, ' ,.') END`],
        [
          'ad_comma',
          `CASE WHEN contains(ad4, ',') AND (ad_zip <> '' OR ad_state <> '') THEN ${captured('ad4', '^(.*),')}
                           WHEN ad_zip = '' AND ad_state = '' THEN ad4 ELSE ${captured('ad4', STREET)} END`,
        ],
      ],
      `CASE WHEN ad1 IS NOT NULL THEN {'street': assay_street(ad_comma),
              'city': CASE WHEN ad_comma <> '' AND length(ad_comma) < length(ad4) THEN ${bind('ad_b', 'substr(ad4, length(ad_comma) + 1)', 'assay_city(ad_b)')} END,
              'state': assay_state(ad_state), 'postal': assay_postal(ad_zip)} END`,
    ),
  ),
];
