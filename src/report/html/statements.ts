import { inertText } from '../../base/text.js';
import type { CheckedStatement, Difference, Statements } from '../../model/statement-check.js';
import {
  HOLDS_WORDS,
  KIND_WORDS,
  besideLines,
  joinedDifferences,
  owedSentence,
  saidLines,
  statementsSummary,
  timeWords,
  toldSentences,
  topicName,
  placeWords,
} from '../words/statements.js';
import { dataTable, list, type Section } from './blocks.js';
import { html, inline, type Markup, type Part } from './markup.js';
import { dateOf, pageOf } from './page.js';

/** The ladder of statements as one HTML file that stands alone. Every text of the file is inert. */
export function statementsReport(
  answer: Statements,
  { version, writtenOn }: { readonly version: string; readonly writtenOn: Date },
): string {
  const on = dateOf(writtenOn);
  const organisation = inertText(answer.organisation, 120);
  return pageOf({
    title: `What ${organisation} said, as of ${answer.as_of}`,
    heading: 'What was said, and does it hold?',
    subject: `${organisation}, as of ${answer.as_of}`,
    summary: summary(answer),
    sections: [ladder(answer), ...optional(answer)],
    footer: `Written by Assay ${version} on ${on} from a file of statements and findings; the file was not changed. A statement of others is shown beside what is known and contradicts nothing. What was told to one audience is not taken for told to another. Not legal advice.`,
  });
}

function summary(answer: Statements): Markup {
  const broken = answer.statements.filter(({ holds }) => holds === 'no').length;
  const open = answer.statements.filter(({ holds }) => holds === 'open').length;
  const tone = answer.owed.length > 0 ? 'ours' : broken + open > 0 ? 'partly' : 'other';
  const word = answer.owed.length > 0 ? 'Corrections owed' : broken > 0 ? 'All restated' : 'Nothing to correct';
  return html`<section class="tone-${tone}" aria-labelledby="word">
    <div class="verdict">
      <h2 class="word" id="word">${word}</h2>
      <p class="meaning">${statementsSummary(answer)}</p>
    </div>
    ${answer.warnings.map((warning) => html`<p class="warning" role="note">${inertText(warning, 300)}</p>`)}
    ${owedList(answer)}
  </section>`;
}

function owedList({ owed }: Statements): Markup | null {
  if (owed.length === 0) return null;
  const audiences = [...new Set(owed.map(({ to }) => to))];
  return html`<h3>Whom to correct</h3>
    ${audiences.map(
      (to) =>
        html`<p><strong>${inertText(to, 80)}</strong></p>
          ${list(owed.filter((each) => each.to === to).map(owedSentence))}`,
    )}`;
}

function ladder({ statements }: Statements): Section {
  return { id: 'ladder', title: 'What was said, step by step', body: statements.map(step) };
}

function step(statement: CheckedStatement): Markup {
  const { at, by, to, holds, sum, doubts, confidence } = statement;
  return html`<h3>${timeWords(at)}: ${inertText(by, 80)} to ${to.map((each) => inertText(each, 80)).join(', ')}</h3>
    <p class="note">${placeWords(statement)}</p>
    <p><strong>${HOLDS_WORDS[holds].toUpperCase()}.</strong> What was said:</p>
    ${list(saidLines(statement.says))} ${contradictions(statement)}
    ${list([
      ...(['adds', 'narrows'] as const).flatMap((kind) =>
        joinedDifferences(statement, kind).map(({ says, told }) => `${KIND_WORDS[kind]}: ${says}; ${told.join('; ')}.`),
      ),
      ...(sum === null ? [] : [`Sum: ${inertText(sum.says, 600)}.`]),
      ...(confidence === 'high' ? [] : [`Confidence: ${confidence}.`]),
      ...doubts.map((doubt) => `Doubt: ${inertText(doubt, 600)}`),
    ])}`;
}

function contradictions(statement: CheckedStatement): Markup | null {
  const own = statement.differences.filter(({ kind }) => kind === 'contradicts' || kind === 'cannot_tell');
  if (own.length === 0) return null;
  const rows = own.map((each): Part[] => [
    topicName(each),
    inline(valueParts(each.said ?? '')),
    html`${inline(valueParts(each.known))} ${knownBy(each)}`,
    html`<span class="whole">${timeWords(each.since.at)}</span> (${inertText(each.since.id, 64)})`,
    inline(valueParts(toldSentences(each).join('; '))),
  ]);
  const headers = ['Matter', 'Said', 'Known now', 'Otherwise since', 'Whom it was told to'].map((text) => ({ text }));
  return dataTable(`What is known otherwise than ${statement.id} said`, headers, rows);
}

/** A text with its numbers and days unbroken. */
function valueParts(text: string): Markup[] {
  return inertText(text, 600)
    .split(/(\d[\d,]*(?:-\d{2}-\d{2})?)/u)
    .map((part, at) => (at % 2 === 1 ? html`<span class="whole">${part}</span>` : html`${part}`));
}

function knownBy({ by, kind, because }: Difference): string {
  const word = by.what === 'statement' ? 'said by' : 'by';
  const sure = by.confidence === 'high' ? '' : `, confidence ${by.confidence}`;
  const open = kind === 'cannot_tell' ? `. Cannot tell, because ${inertText(because ?? '', 400)}` : '';
  return `(${word} ${inertText(by.id, 64)}, ${timeWords(by.at)}${sure})${open}`;
}

function optional({ claims, findings }: Statements): Section[] {
  const known: Section = {
    id: 'findings',
    title: 'What was found',
    body: findings.flatMap(({ id, at, says, basis, doubts, source }) => [
      html`<h3>${timeWords(at)}: ${id}</h3>`,
      html`<p class="note">
        On what basis: ${inertText(basis ?? 'not said', 300)}${source === null ? '' : ` · ${inertText(source, 300)}`}
      </p>`,
      list([...saidLines(says), ...doubts.map((doubt) => `Doubt: ${inertText(doubt, 300)}`)]),
    ]),
  };
  const claimed: Section = {
    id: 'claims',
    title: 'What others claim',
    body: claims.flatMap(({ id, at, by, source, beside }) => [
      html`<h3>${timeWords(at)}: ${inertText(by, 120)}</h3>`,
      html`<p class="note">${id}${source === null ? '' : ` · ${inertText(source, 300)}`}</p>`,
      list(besideLines(beside)),
    ]),
  };
  return [...(findings.length === 0 ? [] : [known]), ...(claims.length === 0 ? [] : [claimed])];
}
