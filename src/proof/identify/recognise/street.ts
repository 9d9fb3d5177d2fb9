import { percent, reading, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { cleanedTexts, shareOf, shareWeight, shareWhere, type ColumnSample } from '../sample.js';
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

const ZIP_END: Rule = { clean: 'text', pattern: `.* ${ZIP}(?:,? (?:US|USA|UNITED STATES))?` };

let oneLine: Rule | undefined;
let words: ReadonlySet<string> | undefined;

export const street: Recogniser = {
  id: 'street',
  recognise(column) {
    const count = column.texts.length;
    const line = shareOf(column, LINE);
    const known = line < 0.3 ? 0 : shareWhere(cleanedTexts(column, 'text'), isStreet);
    const lineWeight = known > 0.5 ? shareWeight(known, count, 0.005, 9) : line > 0.7 ? -1 : -6;
    const text = `${percent(known)} of the values are a number and a street, or a box`;
    return [reading('street', LINE, lineWeight, text), whole(column), loose(column, line)];
  },
};

function isStreet(text: string): boolean {
  words ??= new Set([...tables().streetTypes, 'BROADWAY', 'HWY', 'HIGHWAY', 'CALLE']);
  if (!/\d/u.test(text)) return false;
  const list = text.split(/[ .,]+/u);
  return list.slice(1).some((word) => words?.has(word) === true) || /BOX|DRAWER|^RR|^HC/u.test(text);
}

function whole(column: ColumnSample): Reading {
  oneLine ??= {
    clean: 'text',
    pattern: `.*[0-9].*[ ,]+(?:${[...tables().states.keys()].join('|')})\\.?[ ,]+${ZIP}(?:,? (?:US|USA|UNITED STATES))?`,
  };
  const share = shareOf(column, ZIP_END) < 0.3 ? 0 : shareOf(column, oneLine);
  const text = `${percent(share)} of the values are whole addresses on one line`;
  return reading('address', oneLine, shareWeight(share, column.texts.length, 0.0005, 11), text);
}

function loose(column: ColumnSample, line: number): Reading {
  const weight = line > 0.7 ? -1.5 : shareOf(column, LOOSE) > 0.8 ? -4 : -12;
  return reading('address', LOOSE, weight, `${percent(line)} of the values begin as an address does`);
}
