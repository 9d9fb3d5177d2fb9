import { logSum10, sumOf } from '../../base/numbers.js';
import { ROW_CLASSES, type RowClass } from '../../model/verdict.js';
import type { Weighing } from '../../model/weighing.js';
import { classesOf, type Hypothesis } from './hypotheses.js';
import { posteriorsUnder, type Fitted } from './learn.js';
import type { Origin } from './likelihood.js';

/** Hypotheses of less probability than this change no figure that is shown. */
const NEGLIGIBLE = 1e-4;

/**
 * Rows judged under every hypothesis of the whole leak, and the judgements weighted by how probable each is. Rows that two classes
 * explain alike get the class of the leak that they stand in, as far as that is known; shares and rows then say the same as the verdict.
 */
export function blend(
  fitted: Fitted,
  hypotheses: readonly Hypothesis[],
  mixture: Hypothesis<'mixed'>,
  invented: number,
): Pick<Weighing, 'patterns' | 'shareParts'> {
  const all = logSum10([...hypotheses, mixture].map(({ log10 }) => log10));
  const parts = [...hypotheses, mixture]
    .map(({ class: name, log10 }) => ({ name, weight: 10 ** (log10 - all) }))
    .filter(({ weight }) => weight >= NEGLIGIBLE)
    .map(({ name, weight }) => ({ weight, rows: judgeUnder(fitted, name, invented) }));
  const whole = sumOf(parts.map(({ weight }) => weight));
  const { patterns } = fitted.judge.match;
  return {
    patterns: patterns.map((pattern, at) => {
      const posterior = byClass((name) =>
        sumOf(parts.map(({ weight, rows }) => (weight * (rows[at]?.[name] ?? 0)) / whole)),
      );
      return { id: pattern.id, class: likeliest(posterior), posterior };
    }),
    shareParts: parts.map(({ weight, rows }) => ({
      weight: weight / whole,
      units: byClass((name) => sumOf(patterns.map((pattern, at) => pattern.units * (rows[at]?.[name] ?? 0)))),
    })),
  };
}

/** Class probabilities of every pattern if the leak is of one kind, give or take odd rows, or a mixture. */
function judgeUnder(fitted: Fitted, name: RowClass | 'mixed', invented: number): Record<RowClass, number>[] {
  if (name === 'mixed') return fitted.posteriors.map((row) => classesOf(fitted.origins, row, invented));
  const made = name === 'fabricated' ? 1 : name === 'not_ours' ? 0 : invented;
  return posteriorsUnder(fitted, (origin) => isOf(origin, name)).map((row) => classesOf(fitted.origins, row, made));
}

function isOf(origin: Origin, name: RowClass): boolean {
  if (typeof origin === 'object') return name === 'recycled';
  switch (name) {
    case 'authentic':
      return origin === 'ours';
    case 'not_ours':
      return origin === 'stranger' || origin === 'joint';
    case 'fabricated':
      return origin === 'stranger';
    default:
      return origin === name;
  }
}

function byClass(of: (name: RowClass) => number): Record<RowClass, number> {
  return {
    authentic: of('authentic'),
    recycled: of('recycled'),
    scraped: of('scraped'),
    stitched: of('stitched'),
    fabricated: of('fabricated'),
    not_ours: of('not_ours'),
  };
}

function likeliest(posterior: Readonly<Record<RowClass, number>>): RowClass {
  return ROW_CLASSES.reduce((left, right) => (posterior[right] > posterior[left] ? right : left));
}
