import { VERDICTS, type Verdict } from '../model/verdict.js';
import type { CaseResult, Word } from './case.js';

// Pure: every figure of the score page from the results of the cases.

export type Confusion = { readonly truths: readonly Word[]; readonly counts: ReadonlyMap<string, number> };

export function confusionOf(results: readonly CaseResult[]): Confusion {
  const counts = new Map<string, number>();
  for (const { truth, verdict } of results) {
    const key = `${truth.verdict}>${verdict.verdict}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { truths: VERDICTS.filter((word) => results.some(({ truth }) => truth.verdict === word)), counts };
}

export type Band = {
  readonly cases: number;
  readonly right: number;
  readonly rightOrInconclusive: number;
  /** `authentic` said of a leak that is fabricated, stitched or scraped from first row to last. */
  readonly falseAuthentic: number;
};

export function bandOf(results: readonly CaseResult[]): Band {
  const right = results.filter(isRight).length;
  const open = results.filter((result) => !isRight(result) && result.verdict.verdict === 'inconclusive').length;
  return {
    cases: results.length,
    right,
    rightOrInconclusive: right + open,
    falseAuthentic: results.filter(isFalseAuthentic).length,
  };
}

export function isRight({ right, verdict }: CaseResult): boolean {
  return right.includes(verdict.verdict);
}

export function isFalseAuthentic({ truth, verdict }: CaseResult): boolean {
  return verdict.verdict === 'authentic' && ['fabricated', 'stitched', 'scraped'].includes(truth.verdict);
}

/** Rows and columns enough that an organisation would act on the answer; where both identify, nothing excuses a wrong one. */
export const BANDS: readonly { readonly name: string; readonly holds: (result: CaseResult) => boolean }[] = [
  {
    name: '5-12 rows, two identifying columns',
    holds: ({ truth, traits }) => truth.rows <= 12 && traits.identifying > 1,
  },
  {
    name: '13-49 rows, two identifying columns',
    holds: ({ truth, traits }) => truth.rows > 12 && truth.rows < 50 && traits.identifying > 1,
  },
  {
    name: '50+ rows, two identifying columns',
    holds: ({ truth, traits }) => truth.rows >= 50 && traits.identifying > 1,
  },
  { name: 'fewer than two identifying columns', holds: ({ traits }) => traits.identifying < 2 },
  { name: 'all', holds: () => true },
];

export type Reliability = {
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly cases: number;
    readonly stated: number;
    readonly right: number;
  }[];
  readonly brier: number | null;
  readonly derived: boolean;
};

const EDGES = [0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 1];

/** Verdicts that say something, by the probability stated for them. */
export function reliabilityOf(results: readonly CaseResult[]): Reliability {
  const said = results.filter(({ verdict }) => verdict.verdict !== 'inconclusive');
  const bins = EDGES.slice(1).map((to, at) => {
    const from = EDGES[at] ?? 0;
    const inside = said.filter(({ probability: p }) => p >= from && (p < to || to === 1));
    return {
      from,
      to,
      cases: inside.length,
      stated: meanOf(inside.map(({ probability }) => probability)) ?? 0,
      right: meanOf(inside.map((result) => (isRight(result) ? 1 : 0))) ?? 0,
    };
  });
  return {
    bins: bins.filter(({ cases }) => cases > 0),
    brier: meanOf(said.map((result) => (result.probability - (isRight(result) ? 1 : 0)) ** 2)),
    derived: said.some(({ derived }) => derived),
  };
}

/** The same of single rows and their classes, all cases together. */
export function rowReliabilityOf(
  results: readonly CaseResult[],
): { readonly rows: number; readonly stated: number; readonly right: number }[] {
  const size = results[0]?.rowBins.length ?? 0;
  return Array.from({ length: size }, (_, at) => {
    const sum = { rows: 0, stated: 0, right: 0 };
    for (const { rowBins } of results) {
      sum.rows += rowBins[at]?.rows ?? 0;
      sum.stated += rowBins[at]?.stated ?? 0;
      sum.right += rowBins[at]?.right ?? 0;
    }
    return sum;
  }).filter(({ rows }) => rows > 0);
}

export type Dating = {
  readonly cases: number;
  readonly dated: number;
  readonly median: number | null;
  readonly ninetieth: number | null;
  /** Share of the dated whose 95 % interval holds the truth. */
  readonly held: number | null;
  /** Median width of the interval in days. */
  readonly width: number | null;
};

const DAY = 86_400_000;

/** Authentic leaks of systems with dates. */
export function datable(results: readonly CaseResult[]): CaseResult[] {
  return results.filter(
    ({ truth }) => truth.kind === 'authentic' && truth.system !== 'prospects' && truth.as_of !== null,
  );
}

export function datingOf(results: readonly CaseResult[]): Dating {
  const dated = results.flatMap(({ truth, verdict }) => {
    const { estimate, low, high } = verdict.as_of;
    if (estimate === null || truth.as_of === null) return [];
    const day = Date.parse(truth.as_of);
    const [from, to] = [Date.parse(low ?? estimate), Date.parse(high ?? estimate)];
    return [
      {
        error: Math.abs(Date.parse(estimate) - day) / DAY,
        held: truth.extractions.some(({ as_of: taken }) => from <= Date.parse(taken) && Date.parse(taken) <= to),
        width: (to - from) / DAY,
      },
    ];
  });
  return {
    cases: results.length,
    dated: dated.length,
    median: quantileOf(
      dated.map(({ error }) => error),
      0.5,
    ),
    ninetieth: quantileOf(
      dated.map(({ error }) => error),
      0.9,
    ),
    held: meanOf(dated.map(({ held }) => (held ? 1 : 0))),
    width: quantileOf(
      dated.map(({ width }) => width),
      0.5,
    ),
  };
}

/** Leaks that were taken twice, and leaks that were not: whether two extractions are told, and hold their days. */
export function extractionRates(results: readonly CaseResult[]): Readonly<Record<string, Rate>> {
  const dated = results.filter(({ verdict }) => verdict.as_of.estimate !== null);
  const twice = dated.filter(({ truth }) => truth.extractions.length > 1);
  const once = dated.filter(({ truth }) => truth.extractions.length === 1);
  const told = twice.filter(({ verdict }) => verdict.as_of.extractions.length > 1);
  const days = told.flatMap(({ truth, verdict }) => {
    const earlierFirst = truth.extractions.toSorted((left, right) => left.as_of.localeCompare(right.as_of));
    return verdict.as_of.extractions.map(({ low, high }, at) => {
      const day = earlierFirst[at]?.as_of ?? '';
      return (low ?? '') <= day && day <= (high ?? '');
    });
  });
  return {
    'taken twice: two days are told': { cases: twice.length, holds: told.length },
    'of these, intervals that hold their day': { cases: days.length, holds: days.filter(Boolean).length },
    'taken once: one day is told': {
      cases: once.length,
      holds: once.filter(({ verdict }) => verdict.as_of.extractions.length < 2).length,
    },
  };
}

/** Sort of columns that change, alone or together: what an as-of date can be read from. */
export function changingOf({ truth }: CaseResult): string {
  const elements = new Set(truth.columns.filter(({ shape }) => shape !== 'mangled').map(({ element }) => element));
  const sorts = [
    ...(elements.has('imei') || elements.has('imsi') || elements.has('iccid') ? ['handset or SIM'] : []),
    ...(elements.has('phone') ? ['phone'] : []),
    ...(elements.has('street') || elements.has('address') ? ['address'] : []),
    ...(elements.has('plan') ? ['plan'] : []),
    ...(elements.has('email') ? ['e-mail'] : []),
  ];
  if (sorts.length === 0) return 'none of these';
  return sorts.length < 2 ? (sorts[0] ?? '') : sorts.length < 4 ? 'two or three of these' : 'four or five of these';
}

export const CHANGING = [
  'handset or SIM',
  'phone',
  'address',
  'plan',
  'e-mail',
  'two or three of these',
  'four or five of these',
  'none of these',
] as const;

const SIZES = [10, 30, 100, 300, 1000] as const;

/** The nearest of the sizes that the page shows, in steps of a half decade. */
export function sizeOf({ truth }: CaseResult): number {
  return SIZES.reduce((best, size) =>
    Math.abs(Math.log(size / truth.rows)) < Math.abs(Math.log(best / truth.rows)) ? size : best,
  );
}

export { SIZES };

export type Rate = { readonly cases: number; readonly holds: number };

/** The likeliest system is the true one, where rows of one system were said to be authentic. */
export function systemRates(results: readonly CaseResult[]): Readonly<Record<string, Rate>> {
  const told = results.filter(({ truth, verdict }) => truth.kind === 'authentic' && verdict.verdict === 'authentic');
  const is = ({ truth, verdict }: CaseResult): boolean => verdict.systems[0]?.system === truth.system;
  const rateOf = (some: readonly CaseResult[]): Rate => ({ cases: some.length, holds: some.filter(is).length });
  return {
    all: rateOf(told),
    'stated with 95 % and more': rateOf(told.filter(({ verdict }) => (verdict.systems[0]?.probability ?? 0) >= 0.95)),
    'stated with less': rateOf(told.filter(({ verdict }) => (verdict.systems[0]?.probability ?? 0) < 0.95)),
    ...Object.fromEntries(
      ['postpaid', 'prepaid', 'prospects'].map((name) => [
        name,
        rateOf(told.filter(({ truth }) => truth.system === name)),
      ]),
    ),
  };
}

/** Shares of classes: how often the interval holds the truth, for classes that are there, or are said to be, and for all. */
export function shareCoverage(results: readonly CaseResult[]): Readonly<Record<string, Rate>> {
  const lines = results.flatMap(({ truth, verdict }) =>
    verdict.shares.map(({ class: name, share: stated, low, high }) => {
      const share = truth.shares[name] ?? 0;
      return {
        there: share > 0 || stated > 0.005,
        decided: verdict.verdict !== 'inconclusive',
        // Shares are written with four digits.
        holds: low - 5e-5 <= share && share <= high + 5e-5,
      };
    }),
  );
  const rateOf = (some: typeof lines): Rate => ({
    cases: some.length,
    holds: some.filter(({ holds }) => holds).length,
  });
  return {
    'shares of classes that are there, or said to be': rateOf(lines.filter(({ there }) => there)),
    'the same where the verdict is not `inconclusive`': rateOf(lines.filter(({ there, decided }) => there && decided)),
    'shares of all classes': rateOf(lines),
  };
}

/** Extent of uniform draws: the interval holds the number of entries that could have been taken; and of uneven draws: none is estimated. */
export function extentRates(results: readonly CaseResult[]): Readonly<Record<string, Rate>> {
  const told = results.filter(({ truth, verdict }) => truth.kind === 'authentic' && verdict.verdict === 'authentic');
  const even = told.filter(({ truth }) => isEven(truth));
  const uneven = told.filter(({ truth }) => !isEven(truth));
  const people = (result: CaseResult): number => result.truth.eligible ?? 0;
  const rateOf = (some: readonly CaseResult[], holds: (result: CaseResult) => boolean): Rate => {
    return { cases: some.length, holds: some.filter(holds).length };
  };
  const estimated = even.filter(({ verdict }) => (verdict.extent?.people ?? null) !== null);
  return {
    'uniform draws: interval holds the truth': rateOf(even, (result) => {
      const extent = result.verdict.extent;
      return extent !== null && extent.low <= people(result) && people(result) <= (extent.high ?? Infinity);
    }),
    'uniform draws of 30 rows and more: an estimate is given': rateOf(
      even.filter(({ truth }) => truth.rows >= 30),
      ({ verdict }) => (verdict.extent?.people ?? null) !== null,
    ),
    'estimates within 5 % of the truth': rateOf(estimated, (result) => {
      return Math.abs((result.verdict.extent?.people ?? 0) / people(result) - 1) <= 0.05;
    }),
    ...Object.fromEntries(
      (['uniform_draw', 'two_samples', 'record_numbers'] as const).map((method) => [
        `${method} of people: interval holds the truth`,
        rateOf(
          even.filter(({ verdict }) => peopleBy(verdict, method) !== undefined),
          (result) => {
            const { low = 0, high = 0 } = peopleBy(result.verdict, method) ?? {};
            return low <= people(result) && people(result) <= high;
          },
        ),
      ]),
    ),
    'uneven draws: no estimate is given': rateOf(uneven, ({ verdict }) => (verdict.extent?.people ?? null) === null),
  };
}

type Estimate = NonNullable<Verdict['extent']>['estimates'][number];

function peopleBy({ extent }: Verdict, method: Estimate['method']): Estimate | undefined {
  return extent?.estimates.find((estimate) => estimate.method === method && estimate.of === 'people');
}

function isEven({ draw, partner }: CaseResult['truth']): boolean {
  return (draw === 'uniform' || draw === 'all') && partner !== 'insurer';
}

export type LinkFigures = {
  readonly about: number;
  readonly linked: number;
  readonly wrong: number;
  readonly nobody: number;
};

export function linksOf(results: readonly CaseResult[]): LinkFigures {
  const sum = { about: 0, linked: 0, wrong: 0, nobody: 0 };
  for (const { links } of results) {
    sum.about += links.about;
    sum.linked += links.linked;
    sum.wrong += links.wrong;
    sum.nobody += links.nobody;
  }
  return sum;
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Nearest rank: a value that was seen, never one between two. */
export function quantileOf(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
