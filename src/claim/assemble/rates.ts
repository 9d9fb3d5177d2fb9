import { z } from 'zod';
import type { NumberLeaf, TextLeaf } from '../../model/claim.js';
import { ClaimError } from '../decode/error.js';

const schema = z
  .object({
    as_of: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u),
    source: z.string().max(200).optional(),
    usd: z.record(z.string().regex(/^[A-Z]{2,5}$/u), z.number().positive()),
  })
  .strict();

/** What one unit of a currency was worth in dollars on a day, as the user gives it. */
export type Rates = z.infer<typeof schema>;

/** A table of rates from its parsed YAML. Throws `ClaimError` where it is none. */
export function readRates(value: unknown, file: string): Rates {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ClaimError(
    'bad_rates',
    `the table of rates is not one${issue === undefined ? '' : `: ${issue.path.join('.') || 'its keys'}`}`,
    {
      where: { file },
      hint: 'Write it as { as_of: 2021-08-15, usd: { BTC: 46000, EUR: 1.18 } }: dollars for one unit.',
    },
  );
}

/** What an amount is worth in dollars: as the text says, as it stands where it is in dollars, else by the table. */
export function worthOf(
  amount: NumberLeaf | null,
  currency: TextLeaf | null,
  stated: NumberLeaf | null,
  rates: Rates | null,
): NumberLeaf | null {
  if (stated !== null || amount === null || currency === null) return stated;
  if (currency.value === 'USD') return amount;
  const rate = rates?.usd[currency.value];
  if (rates === null || rate === undefined) return null;
  const worth = (value: number): number => Math.round(value * rate);
  return {
    ...amount,
    value: worth(amount.value),
    ...(amount.high === undefined ? {} : { high: worth(amount.high) }),
    confidence: Math.min(amount.confidence, currency.confidence),
    basis: `1 ${currency.value} = ${rate} USD on ${rates.as_of}, as given`,
  };
}
