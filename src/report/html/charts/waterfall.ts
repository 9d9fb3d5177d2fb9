import { axisX, axisY, barX, gridX, ruleX, text } from '@observablehq/plot';
import type { EvidenceLine } from '../../../model/verdict.js';
import { formatLog10 } from '../../words/numbers.js';
import { evidenceName } from '../../words/evidence.js';
import type { Markup } from '../markup.js';
import { INK, WIDTH, axisText, draw } from './draw.js';

const ROW = 34;

/** Each line of evidence begins where the one before it ended; the last bar is what they come to. */
export function drawWaterfall(lines: readonly EvidenceLine[], total: number): Markup {
  const steps = runningSteps(lines, total);
  const label = `Waterfall of evidence in log10: ${steps.map((step) => `${step.name} ${formatLog10(step.value)}`).join('; ')}.`;
  const reach = Math.max(1, ...steps.flatMap(({ from, to }) => [Math.abs(from), Math.abs(to)]));
  const low = Math.min(0, ...steps.flatMap(({ from, to }) => [from, to]));
  return draw(label, {
    height: steps.length * ROW + 50,
    marginLeft: 200,
    marginRight: 20,
    x: { domain: [low - (low < 0 ? reach * 0.08 : 0), reach * 1.12], label: null },
    y: { domain: steps.map(({ key }) => key), padding: 0.35, label: null },
    marks: [
      gridX({ stroke: INK.line, strokeOpacity: 1 }),
      axisX({ ticks: WIDTH / 120, tickSize: 0, color: INK.muted }),
      axisY({ tickSize: 0, color: INK.text, tickFormat: (key: string) => nameOf(steps, key), label: null }),
      barX(steps, { y: 'key', x1: 'from', x2: 'to', fill: 'colour', rx: 2 }),
      text(steps, {
        y: 'key',
        x: (step: Step) => Math.max(step.from, step.to),
        text: (step: Step) => formatLog10(step.value),
        dx: 6,
        textAnchor: 'start',
        fill: INK.text,
        fontVariant: 'tabular-nums',
      }),
      ruleX([0], { stroke: INK.muted }),
    ],
  });
}

type Step = {
  readonly key: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly colour: string;
};

function runningSteps(lines: readonly EvidenceLine[], total: number): Step[] {
  let reached = 0;
  const steps = lines.map((line, index) => {
    const { log10 } = line;
    const from = reached;
    reached += log10;
    const colour = log10 < 0 ? INK.against : INK.support;
    return { key: String(index), name: axisText(evidenceName(line, 'short')), from, to: reached, value: log10, colour };
  });
  return [...steps, { key: 'total', name: 'together', from: 0, to: total, value: total, colour: INK.total }];
}

function nameOf(steps: readonly Step[], key: string): string {
  return steps.find((step) => step.key === key)?.name ?? '';
}
