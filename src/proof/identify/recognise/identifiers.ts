import { percent, reading, type Reading, type Recogniser } from '../reading.js';
import { ANYTHING, type Rule } from '../rule.js';
import { isSequence, shareOf, type ColumnSample } from '../sample.js';

const UUID: Rule = { clean: 'text', pattern: '\\{?[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}\\}?' };
const TOKEN: Rule = { clean: 'text', pattern: '[0-9A-Z][0-9A-Z_#/.:-]{0,39}', not: '^[A-Z]+$' };
const DIGITS: Rule = { clean: 'compact', pattern: '[0-9]{4,20}' };
const FOUR: Rule = { clean: 'compact', pattern: '[0-9]{4}' };
const NUMBER: Rule = { clean: 'text', pattern: '[0-9]+' };
const MASKED: Rule = { clean: 'compact', pattern: '[X*#•]{3,20}[0-9]{4}' };
// UPS, USPS (impb and international), and what FedEx and other carriers begin their labels with.
const TRACKING: Rule = {
  clean: 'compact',
  pattern: '1Z[0-9A-Z]{16}|9[1-5][0-9]{18,20}|[A-Z]{2}[0-9]{9}US|TBA[0-9]{12}',
};

export const identifiers: Recogniser = {
  id: 'identifiers',
  recognise(column) {
    return [record(column), ...account(column), ...tracking(column)];
  },
};

function record(column: ColumnSample): Reading {
  const uuid = shareOf(column, UUID);
  if (uuid > 0.8) return reading('record_id', UUID, 5, `${percent(uuid)} of the values are UUIDs`);
  const token = shareOf(column, TOKEN);
  const unique = column.distinct === column.filled && column.filled >= 4;
  if (token < 0.8) return reading('record_id', ANYTHING, -5, 'the values do not look like identifiers');
  const digits = shareOf(column, DIGITS) > 0.9 || shareOf(column, NUMBER) > 0.9;
  if (unique && digits && isSequence(column))
    return reading('record_id', TOKEN, 4, 'each value stands once, and they count upwards');
  const constant = column.minLength === column.maxLength;
  const weight = unique ? (constant ? 0.6 : 0) + (column.filled >= 30 ? 0.4 : -0.6) : -1.5;
  return reading('record_id', TOKEN, weight, unique ? 'each value stands once' : 'values stand more than once');
}

function account(column: ColumnSample): readonly Reading[] {
  const token = shareOf(column, TOKEN);
  const masked = shareOf(column, MASKED);
  const short = shareOf(column, FOUR);
  const weight = token < 0.8 ? -5 : -1;
  return [
    reading('account_number', TOKEN, weight, 'the values have the form of account numbers'),
    reading(
      'account_number',
      MASKED,
      masked > 0.8 ? -1 : -12,
      `${percent(masked)} of the values are masked to four digits`,
      {
        shape: 'masked',
        part: 'account_last4',
      },
    ),
    reading('account_number', FOUR, short > 0.8 ? -2 : -12, 'the values have four digits', {
      shape: 'truncated',
      part: 'account_last4',
    }),
  ];
}

function tracking(column: ColumnSample): readonly Reading[] {
  const share = shareOf(column, TRACKING);
  return share < 0.7
    ? []
    : [
        reading(
          'record_id',
          TRACKING,
          4,
          `${percent(share)} of the values have the form of a parcel's tracking number`,
        ),
      ];
}
