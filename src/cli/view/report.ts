import { inertText } from '../../base/text.js';
import type { Report } from '../../model/report.js';
import type { Block, FieldRow, Run } from '../../report/draft/blocks.js';
import { composeDraft } from '../../report/draft/compose.js';
import { wrap } from '../terminal/width.js';
import { table, type Page } from './page.js';

/** The draft for a terminal of 80 columns: the same parts as on paper. */
export function viewReport(report: Report, page: Page): string {
  const draft = composeDraft(report);
  const figures = draft.figures.map(({ term, value, note }) => `${term}: ${value} (${note})`).join('. ');
  const lines = [
    ...wrap(draft.title, page.width).map((line) => page.ink(line, 'bold')),
    ...wrap(draft.line, page.width),
    ...wrap(draft.standing, page.width).map((line) => page.ink(line, 'yellow')),
    '',
    ...wrap(figures, page.width),
    ...draft.blocks.flatMap((block) => blockLines(block, page)),
    '',
    ...wrap(draft.footer, page.width).map((line) => page.ink(line, 'dim')),
  ];
  return `${lines.join('\n')}\n`;
}

type FormLine = { readonly id: string; readonly title: string; readonly fields: number; readonly toCheck: number };

/** All forms, each with its fields and how many of them a human must check. */
export function viewForms(forms: readonly FormLine[], page: Page): string {
  const rows = forms.map(({ id, title, fields, toCheck }) => [
    id,
    String(fields),
    String(toCheck),
    inertText(title, 200),
  ]);
  const columns = [
    { title: 'form', align: 'left', most: 20 },
    { title: 'fields', align: 'right' },
    { title: 'to check', align: 'right' },
    { title: 'what', align: 'left', most: Math.max(10, page.width - 42) },
  ] as const;
  return `${table(page, columns, rows).join('\n')}\n\nveris writes the incident in the vocabulary of VERIS, as JSON.\n`;
}

function blockLines(block: Block, page: Page): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', page.ink(block.level === 2 ? block.text.toUpperCase() : block.text, 'bold')];
    case 'paragraph': {
      const lines = wrap(textOf(block.runs), page.width);
      if (block.tone === undefined) return lines;
      return lines.map((line) => page.ink(line, block.tone === 'warning' ? 'red' : 'dim'));
    }
    case 'list':
      return block.items.flatMap((runs) => bullet(textOf(runs), page));
    case 'table':
      return block.rows.flatMap((cells) => hanging(cells.join(' | '), 4, page));
    case 'fields':
      return block.rows.flatMap((row) => fieldLines(row, page));
    default:
      return block.blocks.flatMap((inner) => blockLines(inner, page)).map((line) => `  ${line}`);
  }
}

function fieldLines({ label, marks, answers, missing }: FieldRow, page: Page): string[] {
  const open = answers.length + missing.length === 0 ? ['still unknown'] : [];
  return [
    ...hanging(`${label} (${marks.join(', ')})`, 4, page).map((line) => page.ink(line, 'bold')),
    ...answers.flatMap(({ lines, source }) => [
      ...lines.flatMap((line) => inset(line, page)),
      ...inset(source, page).map((line) => page.ink(line, 'dim')),
    ]),
    ...[...missing.map((each) => `still unknown: ${each}`), ...open].flatMap((line) =>
      inset(line, page).map((each) => page.ink(each, 'yellow')),
    ),
  ];
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

function bullet(text: string, page: Page): string[] {
  return wrap(text, page.width - 2).map((line, at) => (at === 0 ? '- ' : '  ') + line);
}

function inset(text: string, page: Page): string[] {
  return wrap(text, page.width - 4).map((line) => `    ${line}`);
}

function hanging(text: string, by: number, page: Page): string[] {
  return wrap(text, page.width - by).map((line, at) => (at === 0 ? line : ' '.repeat(by) + line));
}
