import type { Output } from '../host.js';

export const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  inverse: [7, 27],
} as const;
export type Style = keyof typeof STYLES;

/** Paints text, or leaves it alone where the stream shows no colour. What it paints must already be inert. */
export type Ink = (text: string, ...styles: readonly Style[]) => string;

export const plainInk: Ink = (text) => text;

export const colourInk: Ink = (text, ...styles) =>
  styles.reduce((inner, style) => `\u001b[${STYLES[style][0]}m${inner}\u001b[${STYLES[style][1]}m`, text);

/** Colour only on a terminal that has it; `NO_COLOR` and `TERM=dumb` say no (https://no-color.org). */
export function inkFor(stream: Output, env: Readonly<Record<string, string | undefined>>): Ink {
  if (stream.isTTY !== true || isDumb(env) || (env['NO_COLOR'] ?? '') !== '') return plainInk;
  return (stream.getColorDepth?.(env) ?? 1) >= 4 ? colourInk : plainInk;
}

export function isDumb(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['TERM'] === 'dumb';
}
