import { inertText } from '../../base/text.js';
import type { Claim, ClaimStory, Span } from '../../model/claim.js';
import { claimGroups, confidenceOf, evidenceOf, leafWords, words, type AnyLeaf } from '../words/claim.js';
import { formatCount } from '../words/numbers.js';
import { list } from './blocks.js';
import { CLAIM_STYLE } from './claim-style.js';
import { html, inline, type Markup } from './markup.js';
import { dateOf, documentOf } from './page.js';
import { STYLE } from './style.js';

export type ClaimPageOptions = { readonly subject: string; readonly version: string; readonly writtenOn: Date };

/** More of a text is not shown beside what was read from it. */
const MOST_SHOWN = 60_000;
const MOST_MARKS = 2_000;

/** A claim as one HTML file that stands alone: what was read, beside the text with the words it was read from marked. All of it inert. */
export function claimPage(
  read: { readonly claim: Claim; readonly text: string },
  { subject, version, writtenOn }: ClaimPageOptions,
): string {
  const { claim, text } = read;
  const on = dateOf(writtenOn);
  const stories: ClaimStory[] = [claim, ...claim.further_stories];
  const name = inertText(subject, 120);
  const main = html`<header class="head">
      <h1>What does it claim? ${name}</h1>
      <p>${claim.date === null ? 'no day given for relative dates' : `relative dates read against ${claim.date}`}</p>
    </header>
    ${stories.map((story, at) => storyMarkup(story, text, stories.length > 1 ? `Story ${at + 1} of ${stories.length}` : null))}
    <footer>
      <p>
        Read by rules by Assay ${version} on ${on}; nothing was looked up. What is not listed the text does not say, as
        far as the rules see. A claim is not a fact. SHA-256 of the text: ${claim.text_sha256}.
      </p>
    </footer>`;
  return documentOf(`What ${name} claims`, main, STYLE + CLAIM_STYLE);
}

function storyMarkup(story: ClaimStory, text: string, title: string | null): Markup {
  const groups = claimGroups(story);
  return html`${title === null ? null : html`<h2>${title}</h2>`}
    <div class="two">
      <div>
        ${groups.map(
          (group) =>
            html`<h3>${group.title}</h3>
              <dl class="read">
                ${group.rows.map(
                  ({ label, value, leaves }) =>
                    html`<div>
                      <dt>${label}</dt>
                      <dd>
                        ${value}
                        <small>${evidenceOf(text, leaves)} ${confidenceOf(leaves)}</small>
                      </dd>
                    </div>`,
                )}
              </dl>`,
        )}
        ${groups.length === 0 ? html`<p>Nothing was read.</p>` : null} ${doubts(story, text)}
      </div>
      <div class="source" role="region" aria-label="The text, with what was read from it" tabindex="0">
        ${source(story, text)}
      </div>
    </div>`;
}

function doubts({ contradictions, cannot_tell: untold }: ClaimStory, text: string): Markup | null {
  const against = contradictions.map(
    ({ field, values, why }) => `${field}: ${values.map(leafWords).join(' / ')}; ${why}`,
  );
  const open = untold.map(({ why, span }) => (span === null ? why : `“${words(text.slice(...span))}”: ${why}`));
  if (against.length + open.length === 0) return null;
  return html`${against.length === 0 ? null : html`<h3>Contradicts itself</h3>`}
  ${against.length === 0 ? null : list(against)} ${open.length === 0 ? null : html`<h3>Cannot tell</h3>`}
  ${open.length === 0 ? null : list(open)}`;
}

type Mark = { readonly span: Span; readonly label: string };

/** The story's part of the text, line by line, with marks where something was read. */
function source(story: ClaimStory, text: string): Markup {
  const [from, end] = story.span;
  const to = Math.min(end, from + MOST_SHOWN);
  const marks = marksOf(story);
  const lines: Markup[] = [];
  let start = from;
  for (const line of text.slice(from, to).split('\n')) {
    const stop = start + line.length;
    if (line.trim() !== '') lines.push(html`<p>${inline(marked(text, [start, stop], marks))}</p>`);
    start = stop + 1;
  }
  const more = end > to ? html`<p class="note">${formatCount(end - to)} more characters are not shown.</p>` : null;
  return html`${lines} ${more}`;
}

/** Where something was read, each place once, with all that was read there. */
function marksOf(story: ClaimStory): Mark[] {
  const all = claimGroups(story).flatMap(({ rows }) =>
    rows.flatMap(({ label, leaves }) => leaves.map(({ span }: AnyLeaf) => ({ span, label }))),
  );
  const sorted = all.toSorted((left, right) => left.span[0] - right.span[0] || right.span[1] - left.span[1]);
  const kept: { span: Span; labels: string[] }[] = [];
  for (const { span, label } of sorted) {
    const last = kept.at(-1);
    if (last === undefined || span[0] >= last.span[1]) kept.push({ span, labels: [label] });
    else if (!last.labels.includes(label)) last.labels.push(label);
  }
  return kept
    .slice(0, MOST_MARKS)
    .map(({ span, labels }) => ({ span, label: labels.slice(0, 3).join(', ').toLowerCase() }));
}

const PIECE = 5_000;

function marked(text: string, [from, to]: Span, marks: readonly Mark[]): Markup[] {
  const pieces: Markup[] = [];
  let at = from;
  for (const { span, label } of marks) {
    const [start, end] = [Math.max(span[0], from), Math.min(span[1], to)];
    if (start >= end || start < at) continue;
    pieces.push(...plain(text.slice(at, start)));
    const last = span[1] <= to;
    pieces.push(
      html`<mark>${inline(plain(text.slice(start, end)))}${last ? html`<small>${label}</small>` : null}</mark>`,
    );
    at = end;
  }
  return [...pieces, ...plain(text.slice(at, to))];
}

/** In pieces that are escaped whole. */
function plain(text: string): Markup[] {
  const pieces: Markup[] = [];
  for (let at = 0; at < text.length; at += PIECE)
    pieces.push(
      html`${text
        .slice(at, at + PIECE)
        .replaceAll('\t', ' ')
        .replaceAll('\r', '')}`,
    );
  return pieces;
}
