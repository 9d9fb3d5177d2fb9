import { areaY, axisX, axisY, lineY, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import type { Verdict } from '../../../model/verdict.js';
import type { Markup } from '../markup.js';
import { INK, draw } from './draw.js';

type Curve = Verdict['detail']['as_of_curve'];
type Span = { readonly low: string; readonly high: string; readonly estimate: string };

const DAY = 86_400_000;

/** How probable each day is as the day the rows were taken, and the shortest span that holds 95% of it. */
export function drawAsOf(curve: Curve, { low, high, estimate }: Span): Markup {
  const points = inView(curve, low, high).map(({ date, density }) => ({ day: dayOf(date), density }));
  const top = Math.max(...points.map(({ density }) => density)) || 1;
  const span = [{ from: dayOf(low), to: new Date(dayOf(high).getTime() + DAY), top: top * 1.12 }];
  const middle = new Date(dayOf(estimate).getTime() + DAY / 2);
  const label = `Probability by day on which the rows were taken: highest about ${estimate}, 95% between ${low} and ${high}.`;
  return draw(label, {
    height: 240,
    marginLeft: 20,
    marginRight: 20,
    marginTop: 30,
    marginBottom: 42,
    x: { type: 'utc', label: null },
    y: { domain: [0, top * 1.12], axis: null },
    marks: [
      rectY(span, { x1: 'from', x2: 'to', y1: 0, y2: 'top', fill: INK.span }),
      areaY(points, { x: 'day', y: 'density', fill: INK.support, fillOpacity: 0.25, curve: 'step-after' }),
      lineY(points, { x: 'day', y: 'density', stroke: INK.support, strokeWidth: 1.5, curve: 'step-after' }),
      ruleX([middle], { stroke: INK.text, strokeDasharray: '3 3' }),
      text([{ day: middle }], {
        x: 'day',
        text: () => estimate,
        frameAnchor: 'top',
        dy: -18,
        fill: INK.text,
        fontWeight: 600,
      }),
      axisX({ color: INK.muted, ticks: 6, tickSize: 4 }),
      axisY({ ticks: [] }),
      ruleY([0], { stroke: INK.muted }),
    ],
  });
}

/** The days around the span: as many again on either side, and whatever else has weight. */
function inView(curve: Curve, low: string, high: string): Curve {
  const width = Math.max(14 * DAY, dayOf(high).getTime() - dayOf(low).getTime());
  const top = Math.max(...curve.map(({ density }) => density));
  const heavy = curve.filter(({ density }) => density > top / 200).map(({ date }) => dayOf(date).getTime());
  const from = Math.min(dayOf(low).getTime() - width, ...heavy);
  const to = Math.max(dayOf(high).getTime() + width, ...heavy);
  return curve.filter(({ date }) => dayOf(date).getTime() >= from && dayOf(date).getTime() <= to);
}

function dayOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
