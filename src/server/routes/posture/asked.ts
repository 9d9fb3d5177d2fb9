import { z } from '@hono/zod-openapi';
import { SHOWN_WAYS, type ShownWay } from '../../../model/shown-way.js';
import type { Desk, Limits, Seen } from '../../../app/posture/desk/seen.js';
import { ServerError } from '../../error.js';

export const dayQuery = z.object({ as_of: z.iso.date().optional() });
export const listParam = z.object({ name: z.string().min(1).max(300) });

const amount = z
  .string()
  .regex(/^\d{1,9}(?:\.\d{1,2})?$/u)
  .optional();

/** Dollars and hours; as much as it takes where they are left out. `shown`: ways in, with commas between. */
export const limitsQuery = dayQuery.extend({
  budget: amount,
  hours: amount,
  shown: z
    .string()
    .regex(/^[a-z_]+(?:,[a-z_]+)*$/u)
    .optional(),
  /** The plan at once, without how far it stands. */
  quick: z.literal('yes').optional(),
});

export function limitsIn({ budget, hours, shown, quick }: z.infer<typeof limitsQuery>): Limits {
  const numberIn = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  return {
    budget: numberIn(budget),
    hours: numberIn(hours),
    shown: [...new Set((shown?.split(',') ?? []).map(wayIn))],
    quick: quick === 'yes',
  };
}

function wayIn(text: string): ShownWay {
  const way = SHOWN_WAYS.find((each) => each === text);
  if (way !== undefined) return way;
  throw new ServerError('bad_request', 'this is no way in that is known here', {
    hint: `Say ${SHOWN_WAYS.join(', ')}.`,
  });
}

/** Throws `nothing_to_check`. */
export async function seenOn(desk: Desk, asOf: string | undefined): Promise<Seen> {
  const seen = await desk.see(desk.day(asOf));
  if (seen !== null) return seen;
  throw new ServerError('nothing_to_check', 'there is no list of machines and no answer here yet', {
    hint: 'Give a list, or answer the questions.',
  });
}

/** `If-Match: "DIGEST"`: the writer saw this state of plant.yaml. */
export const ifPlantMatch = z.object({
  'if-match': z
    .string()
    .regex(/^"[0-9a-f]{64}"$/u)
    .optional(),
});

export function digestIn({ 'if-match': match }: z.infer<typeof ifPlantMatch>): string | null {
  return match === undefined ? null : match.slice(1, -1);
}
