import { percent, reading, type Recogniser } from '../reading.js';
import { ANYTHING } from '../rule.js';
import { shareWhere } from '../sample.js';

const WORDS =
  /\b(?:plan|unlimited|prepaid|postpaid|pay as you go|talk|text|data|family|essentials?|premium|basic|standard|plus|starter|value|choice|max|elite|saver|connect|mobile|share|gb|\d+ ?gb|lines?|senior|military|55\+|hotspot|gold|silver|bronze|platinum|tier|flex|simple|one plan)\b/iu;

export const plan: Recogniser = {
  id: 'plan',
  recognise(column) {
    const words = shareWhere(column.texts, (text) => WORDS.test(text));
    const few = column.distinct <= 60 && column.filled >= 2 * column.distinct;
    const weight = words > 0.5 ? (few ? 2.2 : 0.3) : few || column.filled < 12 ? -1 : -2.5;
    return [reading('plan', ANYTHING, weight, `${percent(words)} of the distinct values hold words of tariffs`)];
  },
};
