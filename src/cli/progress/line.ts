import { inertText } from '../../base/text.js';
import type { Progress } from '../../model/progress.js';
import { formatBytes, formatCount, formatSeconds } from '../../report/words/numbers.js';

/** One line about a step: how far, how fast, how long still. `seconds` have gone by since `first` was reported. */
export function progressLine(first: Progress, last: Progress, seconds: number): string {
  const step = inertText(last.step, 60);
  const rate = seconds > 0 ? (last.done - first.done) / seconds : 0;
  const parts = [step];
  const { total } = last;
  const share = last.unit === 'steps' ? last.done - Math.floor(last.done) : 0;
  if (total !== null && last.unit === 'steps') {
    if (total > 1) parts.push(`${Math.min(Math.floor(last.done) + 1, total)} of ${total}`);
    if (share > 0) parts.push(`${Math.floor(share * 100)}%`);
  } else if (total !== null && total > 0) {
    parts.push(`${Math.floor((Math.min(last.done, total) / total) * 100)}%`);
  } else if (last.done > 0) {
    parts.push(last.unit === 'bytes' ? formatBytes(last.done) : `${formatCount(last.done)} ${last.unit}`);
  }
  if (rate > 0 && last.unit !== 'steps') parts.push(rateOf(rate, last.unit));
  const left = last.unit === 'steps' ? stepsLeft(first, last, share) : total === null ? null : total - last.done;
  const secondsLeft = left !== null && rate > 0 ? left / rate : 0;
  parts.push(secondsLeft > 0 ? `${formatSeconds(Math.ceil(secondsLeft))} left` : formatSeconds(Math.floor(seconds)));
  return parts.join('  ');
}

/** Steps of one name are of like length, and what is left of all can be told; of a step by itself only what is left of it. */
function stepsLeft(first: Progress, last: Progress, share: number): number | null {
  if (last.total !== null && last.done - first.done >= 1) return last.total - last.done;
  return share > 0 ? 1 - share : null;
}

function rateOf(rate: number, unit: Progress['unit']): string {
  return unit === 'bytes' ? `${(rate / 1e6).toFixed(1)} MB/s` : `${formatCount(rate)} rows/s`;
}
