import { reading, percent, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { shareOf, shareWeight } from '../sample.js';

const DOMAIN = '[A-Z0-9_-]+(?:\\.[A-Z0-9_-]+)+\\.?';
const PLAIN: Rule = { clean: 'text', pattern: `[^ @,;<>"*]{1,64}@${DOMAIN}` };
const MASKED: Rule = { clean: 'text', pattern: `[^ @*•]{0,3}[*•]+[^ @]{0,3}@${DOMAIN}` };
const HIDDEN: Rule = { clean: 'text', pattern: '[^ @]{0,3}[*•X#]{2,}[^ @]{0,3}@[^ @]*[*•X#]{2,}[^ @]*' };
const CHANCE = 0.001;

export const email: Recogniser = {
  id: 'email',
  recognise(column) {
    const plain = shareOf(column, PLAIN);
    const masked = shareOf(column, MASKED);
    const hidden = shareOf(column, HIDDEN);
    const weigh = (share: number): number => shareWeight(share, column.texts.length, CHANCE, 14);
    return [
      reading('email', PLAIN, weigh(plain), `${percent(plain)} of the values are e-mail addresses`),
      reading(
        'email',
        MASKED,
        weigh(masked),
        `${percent(masked)} of the values are e-mail addresses with the name masked`,
        {
          shape: 'masked',
          part: 'email_hint',
        },
      ),
      reading(
        'email',
        HIDDEN,
        weigh(hidden),
        `${percent(hidden)} of the values are e-mail addresses masked on both sides`,
        {
          shape: 'masked',
          part: 'none',
        },
      ),
    ];
  },
};
