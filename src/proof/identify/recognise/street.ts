import { percent, reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { shareOf, shareWeight } from '../sample.js';
import { tables } from './tables.js';

const NUMBER = '(?:[NSEW] ?)?[0-9]+(?:[NSEW][0-9]+)?[A-Z]?(?:-[0-9A-Z]+)?(?: 1/2)?';
const BOX = '(?:P\\.? ?O\\.? ?BOX|POST OFFICE BOX|POB|BOX|LOCK ?BOX|DRAWER|PMB) ?#? ?[0-9A-Z-]+';
const RURAL =
  '(?:R\\.? ?R\\.?|RFD|RURAL ROUTE|RURAL RT|RTE?|ROUTE|HC|HCR|STAR ROUTE|PSC|UNIT|CMR) ?#? ?[0-9A-Z]+,? ?(?:BOX ?#? ?[0-9A-Z-]+)?';
const ZIP = '[0-9]{5}(?:-?[0-9]{4})?';
const LINE: Rule = {
  clean: 'text',
  pattern: `${NUMBER},? .*\\p{L}.*|${BOX}.*|${RURAL}.*|GENERAL DELIVERY|GEN DEL`,
  not: ` ${ZIP}(?:,? (?:US|USA|UNITED STATES))?$`,
};
const LOOSE: Rule = { clean: 'text', pattern: '.*\\p{L}.*' };

let typed: Rule | undefined;
let oneLine: Rule | undefined;

export const street: Recogniser = {
  id: 'street',
  recognise(column) {
    typed ??= {
      clean: 'text',
      pattern: `${NUMBER},? .* ?(?:${tables().streetTypes.join('|')}|BROADWAY|HWY|HIGHWAY|AVENUE)\\.?(?:[ ,].*)?|${BOX}.*|${RURAL}.*`,
      not: ` ${ZIP}(?:,? (?:US|USA|UNITED STATES))?$`,
    };
    oneLine ??= {
      clean: 'text',
      pattern: `.*[0-9].*[ ,]+(?:${[...tables().states.keys()].join('|')})\\.?[ ,]+${ZIP}(?:,? (?:US|USA|UNITED STATES))?`,
    };
    const count = column.texts.length;
    const line = shareOf(column, LINE);
    const known = shareOf(column, typed);
    const whole = shareOf(column, oneLine);
    return [
      reading(
        'street',
        LINE,
        known > 0.5 ? shareWeight(known, count, 0.005, 9) : line > 0.7 ? -1 : -6,
        `${percent(known)} of the values are a number and a street, or a box`,
      ),
      reading(
        'address',
        oneLine,
        shareWeight(whole, count, 0.0005, 11),
        `${percent(whole)} of the values are whole addresses on one line`,
      ),
      reading(
        'address',
        LOOSE,
        line > 0.7 ? -1.5 : shareOf(column, LOOSE) > 0.8 ? -4 : -12,
        `${percent(line)} of the values begin as an address does`,
      ),
    ];
  },
};
