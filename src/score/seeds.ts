/**
 * The worlds that verdicts are scored in. Whoever changes the model looks at `tuning` as often as they like; `test` is what
 * docs/score.md shows and nothing may be fitted to it: when their failures have been looked at, they are renewed (2026-11-25: three times). The two share no seed; a case never moves from one list to the other.
 */
export type WorldSeed = {
  readonly seed: string;
  readonly people: number;
  readonly purged?: boolean;
  readonly oneAddress?: boolean;
};

export const SEEDS = {
  tuning: [
    { seed: 'tuning-quince', people: 6000 },
    { seed: 'tuning-medlar', people: 20_000 },
    { seed: 'tuning-bullace', people: 4000, purged: true },
    { seed: 'tuning-sloe', people: 300, oneAddress: true },
    { seed: 'tuning-haw', people: 10 },
  ],
  test: [
    { seed: 'test-agrimony', people: 6000 },
    { seed: 'test-fennel', people: 20_000 },
    { seed: 'test-hyssop', people: 4000, purged: true },
    { seed: 'test-lovage', people: 300, oneAddress: true },
    { seed: 'test-rue', people: 10 },
  ],
  /** One small world for `test/score.test.ts`. */
  short: [{ seed: 'short-woodruff', people: 3000 }],
} satisfies Record<string, readonly WorldSeed[]>;

export type SeedList = keyof typeof SEEDS;
