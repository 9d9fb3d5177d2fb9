import {
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, FieldRow, Run } from '../draft/blocks.js';

export type Part = Paragraph | Table;

const MUTED = '59636E';
const OPEN = 'A11D1D';
const LINE = 'DDE2E7';

export function blockParts(block: Block): Part[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 280, after: 100 },
          children: [new TextRun(block.text)],
        }),
      ];
    case 'paragraph':
      if (block.tone === 'warning') return [warningParagraph(block.runs)];
      return [paragraph(block.runs, block.tone === 'muted' ? MUTED : undefined)];
    case 'list':
      return block.items.map(
        (runs) => new Paragraph({ bullet: { level: 0 }, children: runs.map((run) => textRun(run)) }),
      );
    case 'table':
      return [table(block.headers, block.rows), new Paragraph('')];
    case 'fields':
      return [fields(block.rows), new Paragraph('')];
    default:
      return [newPage(), ...block.blocks.flatMap(blockParts), newPage()];
  }
}

/** Text that goes out stands on pages of its own. */
function newPage(): Paragraph {
  return new Paragraph({ pageBreakBefore: true });
}

export function title(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(text)] });
}

export function mutedParagraph(text: string): Paragraph {
  return paragraph([{ text }], MUTED);
}

export function warningParagraph(runs: readonly Run[]): Paragraph {
  return new Paragraph({
    spacing: { before: 80, after: 80 },
    border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: OPEN } },
    children: runs.map((run) => textRun({ ...run, tone: 'strong' })),
  });
}

function paragraph(runs: readonly Run[], color?: string): Paragraph {
  return new Paragraph({ spacing: { after: 120 }, children: runs.map((run) => textRun(run, color)) });
}

function textRun({ text, tone }: Run, color?: string): TextRun {
  if (tone === 'blank') return blank(text);
  return new TextRun({ text, ...(tone === 'strong' ? { bold: true } : {}), ...(color === undefined ? {} : { color }) });
}

/** What is still unknown: red, bold and underlined by shading, also where colours are not printed it stands in brackets. */
function blank(text: string): TextRun {
  return new TextRun({ text, bold: true, color: OPEN, shading: { type: ShadingType.CLEAR, fill: 'FBEAEA' } });
}

function small(text: string): TextRun {
  return new TextRun({ text, color: MUTED, size: 17 });
}

function fields(rows: readonly FieldRow[]): Table {
  return grid(
    rows.map((row) => [fieldLabel(row), fieldAnswer(row)]),
    [3200, 6400],
  );
}

function fieldLabel({ label, marks }: FieldRow): Paragraph[] {
  return [
    new Paragraph({ children: [new TextRun({ text: label, bold: true })] }),
    new Paragraph({ children: [small(marks.join(' · '))] }),
  ];
}

function fieldAnswer({ answers, missing, notes }: FieldRow): Paragraph[] {
  const open = answers.length + missing.length === 0;
  return [
    ...answers.flatMap(({ lines, source }) => [
      ...lines.map((line) => new Paragraph({ children: [new TextRun(line)] })),
      new Paragraph({ children: [small(source)] }),
    ]),
    ...missing.map((each) => new Paragraph({ children: [blank(`[still unknown: ${each}]`)] })),
    ...(open ? [new Paragraph({ children: [blank('[still unknown]')] })] : []),
    ...notes.map((note) => new Paragraph({ children: [small(note)] })),
  ];
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): Table {
  const head = headers.map((text) => [new Paragraph({ children: [new TextRun({ text, bold: true, color: MUTED })] })]);
  const body = rows.map((cells) => cells.map((text) => [new Paragraph({ children: [new TextRun(text)] })]));
  const width = Math.floor(9600 / headers.length);
  return grid(
    [head, ...body],
    headers.map(() => width),
  );
}

function grid(rows: readonly (readonly Paragraph[][])[], widths: readonly number[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  return new Table({
    width: { size: 9600, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                width: { size: widths[at] ?? 3200, type: WidthType.DXA },
                margins: { top: 60, bottom: 60, left: 100, right: 100 },
                children: children.length === 0 ? [new Paragraph('')] : children,
              }),
          ),
        }),
    ),
  });
}
