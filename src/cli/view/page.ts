import type { Ink } from '../terminal/ink.js';
import { clip, padEnd, padStart, widthOf, wrap } from '../terminal/width.js';

/** What a view is drawn on. Every text that reaches it is inert already. */
export type Page = { readonly width: number; readonly ink: Ink };

const LABEL = 13;

export function pageOf(columns: number | undefined, ink: Ink): Page {
  return { width: Math.max(40, Math.min(columns ?? 80, 80)), ink };
}

/** A label on the left and text beside it, wrapped. Several paragraphs are one below the other. */
export function field(page: Page, label: string, paragraphs: string | readonly string[]): string[] {
  const list = typeof paragraphs === 'string' ? [paragraphs] : paragraphs;
  const lines = list.flatMap((paragraph) => wrap(paragraph, page.width - LABEL));
  return lines.map((line, index) => page.ink(padEnd(index === 0 ? label : '', LABEL), 'dim') + line);
}

export function bullets(page: Page, label: string, items: readonly string[]): string[] {
  const lines = items.flatMap((item) =>
    wrap(item, page.width - LABEL - 2).map((line, index) => (index === 0 ? '- ' : '  ') + line),
  );
  return lines.map((line, index) => page.ink(padEnd(index === 0 ? label : '', LABEL), 'dim') + line);
}

export type Column = { readonly title: string; readonly align: 'left' | 'right'; readonly most?: number };

/**
 * A table whose columns are as wide as they need; the first gives way where all together are wider than the page. Cells are
 * unpainted; `paint` gets the padded cell.
 */
export function table(
  page: Page,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paint: (cell: string, column: number, row: number) => string = (cell) => cell,
): string[] {
  const needed = columns.map(({ title, most = 40 }, index) =>
    Math.min(most, Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index] ?? '')))),
  );
  const others = needed.slice(1).reduce((sum, width) => sum + width + 2, 0);
  const widths = needed.with(0, Math.max(6, Math.min(needed[0] ?? 0, page.width - others)));
  const layOut = (cells: readonly string[], style: (cell: string, column: number) => string): string =>
    columns
      .map(({ align }, index) => {
        const width = widths[index] ?? 0;
        const cell = clip(cells[index] ?? '', width);
        const last = index === columns.length - 1 && align === 'left';
        const padded = align === 'right' ? padStart(cell, width) : last ? cell : padEnd(cell, width);
        return cell === '' ? padded : style(padded, index);
      })
      .join('  ');
  return [
    layOut(
      columns.map(({ title }) => title),
      (cell) => page.ink(cell, 'dim'),
    ),
    ...rows.map((row, at) => layOut(row, (cell, index) => paint(cell, index, at))),
  ].map((line) => line.trimEnd());
}

/** A share as a bar: what is at least so, the interval, what is beyond it. */
export function bar(
  share: { readonly share: number; readonly low: number; readonly high: number },
  width: number,
): string {
  const cells = (value: number): number => Math.round(value * width);
  const low = cells(share.low);
  const high = Math.max(low, cells(share.high));
  return '█'.repeat(low) + '▒'.repeat(high - low) + '·'.repeat(width - high);
}
