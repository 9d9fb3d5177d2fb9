import { z } from 'zod';
import { readData } from '../../../base/data.js';
import { percent, reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { shareOf } from '../sample.js';

const formats = z.array(z.string()).default([]);
const licencesSchema = z.object({
  states: z.record(z.string(), z.object({ current: formats, old: formats, state_id: formats })),
});

const LAST4: Rule = { clean: 'compact', pattern: '[0-9A-Z]{4}' };
const MASKED: Rule = { clean: 'compact', pattern: '[A-Z]{0,2}[X*#•]{3,14}[0-9A-Z]{3,4}' };
const LETTERED: Rule = { clean: 'compact', pattern: '[A-Z].*[0-9].*|[0-9]+[A-Z].*' };

let byState: ReadonlyMap<string, Rule> | undefined;
let anyState: Rule | undefined;

/** The formats that a state gives or gave, by its code. */
export function licenceRules(): ReadonlyMap<string, Rule> {
  byState ??= new Map(
    Object.entries(readData('licence-formats', licencesSchema).states).map(([code, { current, old }]) => [
      code,
      { clean: 'compact', pattern: [...current, ...old].join('|') },
    ]),
  );
  return byState;
}

function anyRule(): Rule {
  const all = Object.values(readData('licence-formats', licencesSchema).states);
  const patterns = new Set(all.flatMap(({ current, old, state_id: card }) => [...current, ...old, ...card]));
  anyState ??= { clean: 'compact', pattern: [...patterns].toSorted().join('|') };
  return anyState;
}

export const licence: Recogniser = {
  id: 'licence',
  recognise(column) {
    const rule = anyRule();
    const share = shareOf(column, rule);
    const masked = shareOf(column, MASKED);
    const lettered = shareOf(column, LETTERED);
    const unique = column.filled > 20 && column.distinct < column.filled * 0.8 ? -2 : 0;
    const text = `${percent(share)} of the values have the form of some state's licence`;
    // Many states give plain digits, so the form alone proves nothing: name, state or reference must speak.
    const weight = share < 0.5 ? -12 : lettered > 0.1 ? 0 : -1.5;
    const short = shareOf(column, LAST4);
    return [
      reading('drivers_license', rule, weight + unique, text),
      reading('state_id', rule, weight + unique - 0.5, text),
      reading('drivers_license', MASKED, masked > 0.8 ? 0 : -12, `${percent(masked)} of the values are masked`, {
        shape: 'masked',
        part: 'license_last4',
      }),
      reading('drivers_license', LAST4, short > 0.8 ? -2.5 : -12, 'the values have four characters', {
        shape: 'truncated',
        part: 'license_last4',
      }),
    ];
  },
};
