import { percent, reading, type Recogniser } from '../reading.js';
import { ANYTHING, type Rule } from '../rule.js';
import { shareOf, shareWhere } from '../sample.js';

const PIN: Rule = { clean: 'compact', pattern: '[0-9]{3,10}' };
const USERNAME: Rule = { clean: 'text', pattern: '[^ ,;]{2,40}' };
const PASSWORD: Rule = { clean: 'text', pattern: '.{3,128}' };
const IP: Rule = {
  clean: 'text',
  pattern:
    '(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?::[0-9]{1,5}|/[0-9]{1,2})?|[0-9A-F]{0,4}(?::[0-9A-F]{0,4}){2,7}',
  not: '^[0-9]{1,2}:[0-9]{2}:[0-9]{2}$',
};

export const secrets: Recogniser = {
  id: 'secrets',
  recognise(column) {
    const pin = shareOf(column, PIN);
    const ip = shareOf(column, IP);
    const username = shareOf(column, USERNAME);
    const mixed = shareWhere(
      column.texts,
      (text) => /[a-z]/iu.test(text) && /[\d!@#$%^&*?]/u.test(text) && !text.includes(' '),
    );
    return [
      reading('ip_address', IP, ip > 0.7 ? 9 : -12, `${percent(ip)} of the values are network addresses`),
      reading('pin', PIN, pin > 0.8 ? -1 : -8, `${percent(pin)} of the values are a few digits`),
      reading(
        'password',
        PASSWORD,
        mixed > 0.3 ? -1 : -2,
        `${percent(mixed)} of the values mix letters with digits or signs`,
      ),
      reading('username', USERNAME, username > 0.8 ? -1.5 : -5, `${percent(username)} of the values are one word`),
      reading('biometric', ANYTHING, -2, 'nothing is known of the form of biometric data'),
      reading('medical_record', ANYTHING, -1.5, 'medical record numbers have no form of their own'),
    ];
  },
};
