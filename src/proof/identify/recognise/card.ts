import { reading, percent, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { shareOf, shareWeight } from '../sample.js';

// Issuer ranges: Visa 4; Mastercard 51-55, 2221-2720; American Express 34, 37; Discover 6011, 644-649, 65; Diners 300-305, 36, 38; JCB 3528-3589.
const ISSUED =
  '4[0-9]{12}|4[0-9]{15}|4[0-9]{18}|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}|3[47][0-9]{13}|(?:6011|64[4-9][0-9]|65[0-9]{2})[0-9]{12}|3(?:0[0-5]|[68][0-9])[0-9]{11}|35(?:2[89]|[3-8][0-9])[0-9]{12}';
const PLAIN: Rule = { clean: 'compact', pattern: ISSUED, luhn: true };
const LENGTH: Rule = { clean: 'compact', pattern: '[0-9]{13,19}' };
const MASK = '[X*#•]';
const MASKED: Rule = { clean: 'compact', pattern: `(?:[0-9]{0,6}${MASK}{6,12}|${MASK}{12})[0-9]{4}` };
const LAST4: Rule = { clean: 'compact', pattern: '[0-9]{4}' };

export const card: Recogniser = {
  id: 'card',
  recognise(column) {
    const plain = shareOf(column, PLAIN);
    const masked = shareOf(column, MASKED);
    const last4 = shareOf(column, LAST4);
    const count = column.texts.length;
    const weight = shareOf(column, LENGTH) > 0.8 && plain < 0.5 ? -4 : shareWeight(plain, count, 0.03, 10);
    return [
      reading(
        'card_number',
        PLAIN,
        weight,
        `${percent(plain)} of the values have an issuer's prefix and the right check digit of a payment card`,
      ),
      reading(
        'card_number',
        MASKED,
        shareWeight(masked, count, 0.005, 7),
        `${percent(masked)} of the values are card numbers masked down to the last four digits`,
        {
          shape: 'masked',
          part: 'card_last4',
        },
      ),
      reading('card_number', LAST4, last4 > 0.8 ? -2 : -12, `${percent(last4)} of the values have four digits`, {
        shape: 'truncated',
        part: 'card_last4',
      }),
    ];
  },
};
