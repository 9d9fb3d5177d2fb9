import type { Report } from '../../model/report.js';
import type { Block, FieldRow, Run } from '../draft/blocks.js';
import { composeDraft } from '../draft/compose.js';
import { dataTable, facts } from './blocks.js';
import { DRAFT_STYLE } from './draft-style.js';
import { html, inline, type Markup } from './markup.js';
import { documentOf } from './page.js';
import { STYLE } from './style.js';

/** A draft as one HTML file that stands alone: no script, no request, light and dark, fit for paper. Every value of a fact is inert text. */
export function draftHtml(report: Report, version: string): string {
  const page = composeDraft(report);
  const tone = report.form.status === 'proposed' ? 'warning loud' : 'warning';
  const main = html`<header>
      <h1 class="word">${page.title}</h1>
      <p class="line">${page.line}</p>
      <p class="${tone}" role="note">${page.standing}</p>
    </header>
    ${facts(page.figures.map(({ term, value, note }) => [term, html`${value}<small>${note}</small>`]))}
    ${page.blocks.map(blockMarkup)}
    <footer><p>${page.footer} Assay ${version}.</p></footer>`;
  return documentOf(page.title, main, STYLE + DRAFT_STYLE);
}

function blockMarkup(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`;
    case 'paragraph':
      return block.tone === 'warning'
        ? html`<p class="warning" role="note">${inline(block.runs.map(runMarkup))}</p>`
        : html`<p class="${block.tone === 'muted' ? 'note' : 'say'}">${inline(block.runs.map(runMarkup))}</p>`;
    case 'list':
      return html`<ul>
        ${block.items.map((runs) => html`<li>${inline(runs.map(runMarkup))}</li>`)}
      </ul>`;
    case 'table':
      return dataTable(
        block.caption,
        block.headers.map((text) => ({ text })),
        block.rows,
      );
    case 'fields':
      return html`<dl class="fields">${block.rows.map(fieldMarkup)}</dl>`;
    default:
      return html`<section class="sheet" aria-label="${block.title}">${block.blocks.map(blockMarkup)}</section>`;
  }
}

function runMarkup({ text, tone }: Run): Markup {
  if (tone === 'blank') return html`<mark>${text}</mark>`;
  return tone === undefined ? html`${text}` : html`<span class="${tone}">${text}</span>`;
}

function fieldMarkup({ label, marks, answers, missing, notes }: FieldRow): Markup {
  return html`<div class="field">
    <dt>
      ${label}
      <small>${marks.join(' · ')}</small>
    </dt>
    <dd>
      ${answers.map(({ lines, source }) => html`<p>${lines.map((line, at) => html`${at === 0 ? null : html`<br />`}${line}`)}<small>${source}</small></p>`)}
      ${missing.map((each) => html`<p><mark>still unknown: ${each}</mark></p>`)}
      ${answers.length + missing.length === 0 ? html`<p><mark>still unknown</mark></p>` : null}
      ${notes.map((note) => html`<p class="why-note">${note}</p>`)}
    </dd>
  </div>`;
}
