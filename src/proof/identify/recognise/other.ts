import { percent, reading, type Recogniser } from '../reading.js';
import { ANYTHING, type Rule } from '../rule.js';
import { shareOf, shareWhere } from '../sample.js';

const text = (pattern: string, not?: string): Rule => ({
  clean: 'text',
  pattern,
  ...(not === undefined ? {} : { not }),
});
/** What a spreadsheet or a data frame makes of a whole number. */
const FLOAT = '^[0-9]+\\.0$';

/** What tables hold besides data of a person that can be compared. */
const KINDS: readonly {
  readonly name: string;
  readonly rule: Rule;
  readonly weight: number;
  readonly fewerThan?: number;
}[] = [
  { name: 'yes or no', rule: text('Y|N|YES|NO|T|F|TRUE|FALSE|0|1|ON|OFF'), weight: 4, fewerThan: 4 },
  { name: 'a sex or gender', rule: text('M|F|U|X|MALE|FEMALE|OTHER|NONBINARY|NON-BINARY'), weight: 4, fewerThan: 7 },
  {
    name: 'a status',
    rule: text(
      'ACTIVE|INACTIVE|OPEN|CLOSED|PENDING|SUSPENDED|CANCELL?ED|DELIVERED|SHIPPED|NEW|PAID|UNPAID|PROCESSING|COMPLETED?|FAILED|TERMINATED|APPROVED|DENIED|DECLINED|REFUNDED|RETURNED|ENABLED|DISABLED',
    ),
    weight: 4,
    fewerThan: 20,
  },
  {
    name: 'an amount',
    rule: text(
      '-?\\(?[$€£]? ?-?[0-9]{1,3}(?:,[0-9]{3})*\\.[0-9]{1,2}\\)?|-?[$€£] ?[0-9]+(?:\\.[0-9]+)?|-?[0-9]{1,9}\\.[0-9]{1,2}',
      FLOAT,
    ),
    weight: 5,
  },
  { name: 'a coordinate or a measure', rule: text('-?[0-9]{1,9}\\.[0-9]{3,}'), weight: 6 },
  { name: 'a small number', rule: text('-?[0-9]{1,3}'), weight: 3 },
  { name: 'a web address', rule: text('(?:HTTPS?|FTP)://.*|WWW\\..*|/[A-Z0-9_./-]+'), weight: 6 },
  { name: 'a time of day', rule: text('[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AP]M)?'), weight: 5 },
  { name: 'a hardware address', rule: text('(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}'), weight: 6 },
];

export const other: Recogniser = {
  id: 'other',
  recognise(column) {
    const found = KINDS.filter(({ fewerThan }) => fewerThan === undefined || column.distinct < fewerThan)
      .map((kind) => ({ kind, share: shareOf(column, kind.rule) }))
      .filter(({ share }) => share > 0.85)
      .map(({ kind, share }) =>
        reading('ignore', kind.rule, kind.weight, `${percent(share)} of the values are ${kind.name}`),
      );
    const prose = shareWhere(column.texts, (value) => value.split(/\s+/u).length > 6 && !/\d/u.test(value.slice(0, 4)));
    return [
      ...found,
      ...(prose > 0.5 ? [reading('ignore', ANYTHING, 4, `${percent(prose)} of the values are sentences`)] : []),
      reading('ignore', ANYTHING, -1.5, 'any value can be something that is not compared'),
      reading('date', ANYTHING, -7, 'the values are not dates of a known form'),
    ];
  },
};
