import { html, withPowers, type Markup, type Part } from './markup.js';

export type Section = { readonly id: string; readonly title: string; readonly body: readonly (Markup | null)[] };

export function paragraph(text: string): Markup {
  return html`<p>${text}</p>`;
}

export function list(items: readonly string[]): Markup {
  return html`<ul>
    ${items.map((item) => html`<li>${withPowers(item)}</li>`)}
  </ul>`;
}

export type Header = { readonly text: string; readonly numeric?: boolean };

/** A table with a caption; the first cell of each row is its header. */
export function dataTable(caption: string, headers: readonly Header[], rows: readonly (readonly Part[])[]): Markup {
  const kind = (index: number): string => (headers[index]?.numeric === true ? 'number' : 'text');
  const head = headers.map(({ text }, index) => html`<th scope="col" class="${kind(index)}">${text}</th>`);
  const body = rows.map((cells) => {
    const tags = cells
      .map(unbroken)
      .map((cell, index) =>
        index === 0 ? html`<th scope="row" class="text">${cell}</th>` : html`<td class="${kind(index)}">${cell}</td>`,
      );
    return html`<tr>
      ${tags}
    </tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

/** A number or a day that fills a cell stands in one line: long words may break anywhere, and a column would make it one. */
function unbroken(cell: Part): Part {
  return typeof cell === 'string' && /^[\d.,%+−–-]{1,16}$/u.test(cell)
    ? html`<span class="whole">${cell}</span>`
    : cell;
}

/** A drawing with its caption. The drawing carries its own text for those who cannot see it. */
export function figure(drawing: Markup, caption: string): Markup {
  return html`<figure tabindex="0">
    ${drawing}
    <figcaption>${caption}</figcaption>
  </figure>`;
}

/** Terms and what they are, side by side. */
export function facts(pairs: readonly (readonly [string, Part])[]): Markup {
  return html`<dl class="facts">
    ${pairs.map(
      ([term, value]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
