/** 48211 -> `48,211`. */
export function formatCount(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/gu, ',');
}

/** Hours of work, to a tenth at the most: `1,200`, `2.5`. */
export function formatHours(hours: number): string {
  const tenths = Math.round(hours * 10) / 10;
  return Number.isInteger(tenths)
    ? formatCount(tenths)
    : `${formatCount(Math.floor(tenths))}.${Math.round((tenths % 1) * 10)}`;
}

/** A count with its noun: `1 row`, `300 rows`, `2 people`. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** A share as a percentage that never rounds a part to nothing or to all. */
export function formatShare(share: number): string {
  if (share <= 0) return '0%';
  if (share >= 1) return '100%';
  if (share < 0.001) return '<0.1%';
  if (share > 0.999) return '>99.9%';
  const percent = share * 100;
  return `${percent >= 95 || percent < 10 ? trimZero(percent.toFixed(1)) : Math.round(percent)}%`;
}

/** The probability of something rare: `1 in 320,000`; of something common: a percentage. */
export function formatChance(probability: number): string {
  if (probability <= 0) return 'nil';
  if (probability >= 0.1) return formatShare(probability);
  return `1 in ${formatLarge(1 / probability)}`;
}

/** A Bayes factor given by its log10: `25 times`, `1.3 million times`, `10^812 times`. */
export function formatFactor(log10: number): string {
  if (log10 >= 12) return `10^${Math.floor(log10)} times`;
  return log10 < 1 ? `${trimZero((10 ** log10).toFixed(1))} times` : `${formatLarge(10 ** log10)} times`;
}

const SCALES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

function formatLarge(value: number): string {
  if (value >= 1e15) return `10^${Math.floor(Math.log10(value))}`;
  const rounded = Number(value.toPrecision(2));
  for (const [size, name] of SCALES) if (rounded >= size) return `${trimZero((rounded / size).toFixed(1))} ${name}`;
  return rounded < 10 ? trimZero(rounded.toFixed(1)) : formatCount(rounded);
}

export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : trimZero(value.toFixed(1))} ${units[unit] ?? ''}`;
}

export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${trimZero(seconds.toFixed(1))} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${trimZero((seconds / 3600).toFixed(1))} h`;
}

/** Signed, one decimal, with a real minus sign. */
export function formatLog10(value: number): string {
  const rounded = Math.abs(value) < 0.05 ? 0 : value;
  const [whole = '', tenth = ''] = Math.abs(rounded).toFixed(1).split('.');
  return `${rounded < 0 ? '−' : '+'}${formatCount(Number(whole))}.${tenth}`;
}

function trimZero(text: string): string {
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}
