import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import type { Located } from '../../base/yaml/positions.js';
import { keysAt } from '../../base/yaml/shape.js';
import type { AsOf, Clock } from '../../model/clock.js';
import { factsSchema, type Facts } from '../../model/facts.js';
import { FactsError } from './error.js';

/** The facts as they stood on a day, and which were left out because they were established, or happened, later. */
export type KnownFacts = { readonly facts: Facts; readonly later: readonly string[] };

/** Events that start no clock, but have not happened before their time either. */
const ENDS = ['incident.ended', 'incident.contained', 'incident.resolved'] as const;

/** Every path of `known` must be that of a fact. */
export function checkKnown({ known }: Facts, located: Located): void {
  for (const path of Object.keys(known ?? {})) {
    const steps = path.split('.');
    const keys = keysAt(factsSchema, steps.slice(0, -1));
    const isThere = keys.includes(steps.at(-1) ?? '') || (keys.length === 0 && located.has(steps));
    if (isThere && path !== 'known') continue;
    const meant = nearest(steps.at(-1) ?? '', keys);
    throw new FactsError('unknown_fact', `\`known\` speaks of no fact: ${inertText(path, 80)}`, {
      where: located.keyAt(['known', path]),
      hint:
        meant === null
          ? 'Write the path of a fact, for example exposure.people.total.'
          : `Did you mean \`${[...steps.slice(0, -1), meant].join('.')}\`?`,
    });
  }
}

/** Leaves out what nobody knew yet as of then, by `known`, and ends that had not come. What does not say when, counts. */
export function knownBy(facts: Facts, asOf: AsOf, clock: Clock): KnownFacts {
  const late = Object.entries(facts.known ?? {}).filter(
    ([path, { at }]) => path !== 'organisation.name' && !clock.hasCome(at, asOf),
  );
  const ends = ENDS.flatMap((path) => {
    const at = facts.incident[ENDS_KEY[path]];
    return at !== undefined && !clock.hasCome(at, asOf) ? [path] : [];
  });
  const paths = [...late.map(([path]) => path), ...ends];
  return {
    facts: paths.reduce((known, path) => strip(known, path.split('.')), facts),
    later: [
      ...late.map(([path, { at }]) => `${path} was established later (${at}) and is not counted`),
      ...ends.map((path) => `${path} lies after the day asked for and is not counted`),
    ],
  };
}

/** Facts without one; where its room cannot do without it, without the room. The organisation's name is always known. */
function strip(facts: Facts, steps: readonly string[]): Facts {
  if (steps.length === 0) return facts;
  const parsed = factsSchema.safeParse(without(facts, steps));
  return parsed.success ? parsed.data : strip(facts, steps.slice(0, -1));
}

const ENDS_KEY = {
  'incident.ended': 'ended',
  'incident.contained': 'contained',
  'incident.resolved': 'resolved',
} as const;

/** Data without what stands at a path. */
function without(data: unknown, [step = '', ...rest]: readonly string[]): unknown {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
      if (key !== step) return [[key, value]];
      return rest.length === 0 ? [] : [[key, without(value, rest)]];
    }),
  );
}
