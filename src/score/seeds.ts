/**
 * The worlds that verdicts are scored in. Whoever changes the model looks at `tuning` as often as they like; `test` is what
 * docs/score.md shows and nothing may be fitted to it. The two share no seed; a case never moves from one list to the other.
 */
export type WorldSeed = { readonly seed: string; readonly people: number };

export const SEEDS = {
  tuning: [
    { seed: 'tuning-quince', people: 6000 },
    { seed: 'tuning-medlar', people: 20_000 },
  ],
  test: [
    { seed: 'test-sorrel', people: 6000 },
    { seed: 'test-tansy', people: 20_000 },
  ],
  /** One small world for `test/score.test.ts`. */
  short: [{ seed: 'short-woodruff', people: 5000 }],
} as const satisfies Record<string, readonly WorldSeed[]>;

export type SeedList = keyof typeof SEEDS;
