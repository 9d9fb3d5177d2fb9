import { html, trusted, type Markup } from './markup.js';
import type { Section } from './blocks.js';
import { STYLE } from './style.js';

export type ReportOptions = { readonly organisation: string; readonly version: string; readonly writtenOn: Date };

/** What a document says, for a page that has a frame of its own. */
export type ReportParts = { readonly summary: Markup; readonly sections: readonly Section[] };

/** The parts as markup, each by itself. */
export function markupOf({ summary, sections }: ReportParts): PartsMarkup {
  return {
    summary: summary.markup,
    sections: sections.map(({ id, title, body }) => ({ id, title, markup: bodyMarkup(body).markup })),
  };
}

export type PartsMarkup = {
  readonly summary: string;
  readonly sections: { readonly id: string; readonly title: string; readonly markup: string }[];
};

/** A page before it is one: its title, what stands at its head, the first screen, its parts and its last words. */
export type PageParts = {
  readonly title: string;
  readonly heading: string;
  readonly subject: string;
  readonly summary: Markup;
  readonly sections: readonly Section[];
  readonly footer: string;
  /** Where the page has one of its own. */
  readonly style?: string;
};

/** One HTML file that stands alone: no script, no request, light and dark, fit for paper. */
export function pageOf({ title, heading, subject, summary, sections, footer, style }: PageParts): string {
  return documentOf(
    title,
    html`<header class="head">
        <h1>${heading}</h1>
        <p>${subject}</p>
      </header>
      ${summary} ${contents(sections)} ${sections.map(sectionMarkup)}
      <footer>
        <p>${footer}</p>
      </footer>`,
    style,
  );
}

/** The frame of every page: what it may do, and its style. */
export function documentOf(title: string, main: Markup, style: string = STYLE): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html> `.markup;
}

/** What a page of ours may do: show its own style and drawings. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** ISO date of a moment, UTC. */
export function dateOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

function contents(sections: readonly Section[]): Markup {
  return html`<nav aria-label="Contents">
    <ol>
      ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ol>
  </nav>`;
}

function sectionMarkup({ id, title, body }: Section): Markup {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${bodyMarkup(body)}
  </section>`;
}

function bodyMarkup(body: Section['body']): Markup {
  return html`${body.filter((part) => part !== null)}`;
}
