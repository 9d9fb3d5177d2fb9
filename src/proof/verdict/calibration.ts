/**
 * How far a log10 Bayes factor is to be believed. Cells of a row are weighed as if independent, which they are not quite, so that
 * factors come out too large; and no factor speaks of a world that the model does not know. Judgement, and not a fit: both numbers were lowered after the first test
 * seeds had shown the stated probabilities too high, and then held against renewed seeds (`docs/score.md`, Calibration). Below
 * 0.95 there were only four verdicts to hold them against.
 */
const SLOPE = 0.6;
const MOST = 0.99;

/** Probability that a verdict of this support is right, at even odds before the file was seen. */
export function statedProbability(log10: number): number {
  return Math.round((MOST / (1 + 10 ** (-SLOPE * Math.max(0, log10)))) * 1e4) / 1e4;
}
