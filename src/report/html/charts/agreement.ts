import { axisX, axisY, dot, gridX, link, text, tickX } from '@observablehq/plot';
import type { Verdict } from '../../../model/verdict.js';
import { elementName } from '../../words/elements.js';
import { formatChance, formatShare } from '../../words/numbers.js';
import type { Markup } from '../markup.js';
import { INK, draw } from './draw.js';

type Line = {
  readonly name: string;
  readonly agree: number;
  readonly chance: number;
  readonly shown: number;
  readonly floor: number;
};

const ROW = 34;

/** Per element the share of filled cells that agree with the person the row fits, beside what chance alone would give. */
export function drawAgreement(elements: Verdict['elements']): Markup | null {
  const compared = elements.filter(
    ({ known, cells, chance_agreement: chance }) => known !== null && cells > 0 && chance > 0,
  );
  if (compared.length === 0) return null;
  const chances = compared.map(({ chance_agreement: chance }) => chance);
  const smallest = compared.map(({ cells }) => 1 / cells);
  const least = 10 ** (Math.floor(Math.log10(Math.min(...chances, ...smallest))) - 1);
  const lines = compared.map((line): Line => {
    const agree = line.agree / line.cells;
    const chance = line.chance_agreement;
    return {
      name: elementName(line.element),
      agree,
      chance,
      shown: Math.max(agree, least),
      floor: Math.max(chance, least),
    };
  });
  const label = `Agreement against chance: ${lines.map((line) => `${line.name} ${formatShare(line.agree)}, by chance ${formatChance(line.chance)}`).join('; ')}.`;
  return draw(label, {
    height: lines.length * ROW + 50,
    marginLeft: 160,
    marginRight: 70,
    x: { type: 'log', domain: [least, 1], label: null },
    y: { type: 'band', domain: lines.map(({ name }) => name), label: null, padding: 0.35 },
    marks: marksOf(lines, powersFrom(least)),
  });
}

/** At most six powers of ten up to 1. */
function powersFrom(least: number): number[] {
  const depth = Math.round(-Math.log10(least));
  const step = Math.ceil(depth / 5);
  return Array.from({ length: Math.floor(depth / step) + 1 }, (_, index) => 10 ** (-index * step));
}

function marksOf(lines: readonly Line[], ticks: readonly number[]) {
  const colour = (line: Line): string => (line.agree > line.chance ? INK.support : INK.against);
  return [
    gridX({ stroke: INK.line, strokeOpacity: 1, ticks }),
    axisX({
      ticks,
      tickSize: 0,
      color: INK.muted,
      tickFormat: (value: number) => (value === 1 ? '100%' : formatChance(value)),
    }),
    axisY({ tickSize: 0, color: INK.text, label: null }),
    link(lines, {
      y1: 'name',
      y2: 'name',
      x1: 'floor',
      x2: 'shown',
      stroke: colour,
      strokeOpacity: 0.45,
      strokeWidth: 3,
    }),
    tickX(lines, { y: 'name', x: 'floor', stroke: INK.muted, strokeWidth: 2 }),
    dot(lines, { y: 'name', x: 'shown', r: 6, fill: colour }),
    text(lines, {
      y: 'name',
      x: 1,
      text: (line: Line) => formatShare(line.agree),
      dx: 14,
      textAnchor: 'start',
      fill: INK.text,
    }),
  ];
}
