import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { html, trusted, type Markup } from '../markup.js';

/** Colours by role. The style sheet gives them values for light, dark and paper. */
export const INK = {
  text: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  support: 'var(--support)',
  against: 'var(--against)',
  total: 'var(--ink)',
  span: 'var(--span)',
} as const;

export const WIDTH = 760;

/**
 * Draws with a document of its own: the same picture on every machine. `label` says in words what it shows. The drawing brings no style
 * along: where the page allows none but its own, it looks the same.
 */
export function draw(label: string, options: PlotOptions): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg: unknown = plot({ width: WIDTH, ...options, document });
  const text = svg !== null && typeof svg === 'object' && 'outerHTML' in svg ? String(svg.outerHTML) : '';
  if (!text.startsWith('<svg ')) throw new TypeError('the drawing is no SVG');
  const plain = text
    .slice('<svg '.length)
    .replace(/<style>[^<]*<\/style>/u, '')
    .replace('font-size="10"', 'font-size="13"')
    .replaceAll(/ aria-[a-z]+="[^"]*"/gu, ''); // the label says it all; its parts are no elements of their own
  return html`<svg role="img" aria-label="${label}" ${trusted(plain)}`;
}

/** Text beside an axis: cut where it would run out of its margin. */
export function axisText(text: string, limit = 30): string {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}
