import { axisX, axisY, barX, gridX, ruleY, text, tickX } from '@observablehq/plot';
import type { Verdict } from '../../../model/verdict.js';
import { formatShare } from '../../words/numbers.js';
import { CLASS_LABELS } from '../../words/verdict.js';
import type { Markup } from '../markup.js';
import { INK, draw } from './draw.js';

type Share = Verdict['shares'][number];

const ROW = 30;

/** Share of the rows of each kind, the line beside it the 95% credible interval. */
export function drawShares(shares: Verdict['shares']): Markup {
  const name = (share: Share): string => CLASS_LABELS[share.class];
  const label = `Shares of rows by kind: ${shares.map((share) => `${name(share)} ${formatShare(share.share)}, ${formatShare(share.low)} to ${formatShare(share.high)}`).join('; ')}.`;
  return draw(label, {
    height: shares.length * ROW + 50,
    marginLeft: 110,
    marginRight: 70,
    x: { domain: [0, 1], label: null },
    y: { domain: shares.map(name), padding: 0.4, label: null },
    marks: [
      gridX({ stroke: INK.line, strokeOpacity: 1 }),
      axisX({ ticks: 5, tickSize: 0, color: INK.muted, tickFormat: (value: number) => `${Math.round(value * 100)}%` }),
      axisY({ tickSize: 0, color: INK.text, label: null }),
      barX(shares, { y: name, x: 'share', fill: INK.support, fillOpacity: 0.6, rx: 2 }),
      ruleY(shares, { y: name, x1: 'low', x2: 'high', stroke: INK.text, strokeWidth: 1.5 }),
      tickX(shares, { y: name, x: 'low', stroke: INK.text, strokeWidth: 1.5 }),
      tickX(shares, { y: name, x: 'high', stroke: INK.text, strokeWidth: 1.5 }),
      text(shares, {
        y: name,
        x: 1,
        text: (share: Share) => formatShare(share.share),
        dx: 12,
        textAnchor: 'start',
        fill: INK.text,
      }),
    ],
  });
}
