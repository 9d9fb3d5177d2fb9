import { Document, Packer, Paragraph } from 'docx';
import type { Report } from '../../model/report.js';
import { composeDraft } from '../draft/compose.js';
import type { DraftPage } from '../draft/blocks.js';
import { blockParts, mutedParagraph, title, warningParagraph, type Part } from './parts.js';
import { coreProperties } from './properties.js';
import { fixZipTimes } from './zip-times.js';

/**
 * A draft as a Word document. The same draft gives the same bytes: the library's own times are replaced. Values of facts go in as
 * text of runs only; there is no field, link, macro or relation to anything outside.
 */
export async function draftDocx(report: Report, version: string): Promise<Uint8Array> {
  const page = composeDraft(report);
  const document = new Document({
    creator: 'Assay',
    title: page.title,
    styles: { default: { document: { run: { font: 'Calibri', size: 22 } } } },
    sections: [{ children: [...head(page), ...page.blocks.flatMap(blockParts), footer(page, version)] }],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(page.title, report.as_of.slice(0, 10)) };
  return fixZipTimes(await Packer.toBuffer(document, undefined, [core]));
}

function head(page: DraftPage): Part[] {
  const figures = page.figures.map(({ term, value, note }) => `${term}: ${value} (${note})`).join('. ');
  return [
    title(page.title),
    mutedParagraph(page.line),
    warningParagraph([{ text: page.standing }]),
    new Paragraph(figures),
  ];
}

function footer({ footer: text }: DraftPage, version: string): Part {
  return mutedParagraph(`${text} Assay ${version}.`);
}
