import { inertText } from '../../base/text.js';
import type { CheckedStatement, Difference, Statements } from '../../model/statement-check.js';
import { countOf } from '../words/numbers.js';
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
} from '../words/statements.js';
import { dataTable, list, paragraph, type Section } from './blocks.js';
import { html, type Markup, type Part } from './markup.js';
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
    <p class="note">${placeOf(statement)}</p>
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

function placeOf({ id, channel, form, basis, source }: CheckedStatement): string {
  const parts = [
    id,
    ...(channel === null ? [] : [inertText(channel, 160)]),
    ...(form === null ? [] : [`form ${form}`]),
    basis.length === 0 ? 'rests on nothing named' : `rests on ${basis.map((each) => each.id).join(', ')}`,
    ...(source === null ? [] : [inertText(source, 300)]),
  ];
  return parts.join(' · ');
}

function contradictions(statement: CheckedStatement): Markup | null {
  const own = statement.differences.filter(({ kind }) => kind === 'contradicts' || kind === 'cannot_tell');
  if (own.length === 0) return null;
  const rows = own.map((each): Part[] => [
    topicName(each),
    html`<span class="whole">${inertText(each.said ?? '', 120)}</span>`,
    html`<span class="whole">${inertText(each.known, 160)}</span> ${knownBy(each)}`,
    `${timeWords(each.since.at)} (${inertText(each.since.id, 64)})`,
    toldSentences(each).join('; '),
  ]);
  const headers = ['Matter', 'Said', 'Known now', 'Otherwise since', 'Whom it was told to'].map((text) => ({ text }));
  return dataTable(`What is known otherwise than ${statement.id} said`, headers, rows);
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
    body: [
      dataTable(
        countOf(findings.length, 'finding'),
        ['Finding', 'When', 'What', 'On what basis'].map((text) => ({ text })),
        findings.map(({ id, at, says, basis, doubts }): Part[] => [
          id,
          timeWords(at),
          saidLines(says).join('; '),
          [inertText(basis ?? 'not said', 300), ...doubts.map((doubt) => `doubt: ${inertText(doubt, 300)}`)].join('; '),
        ]),
      ),
    ],
  };
  const claimed: Section = {
    id: 'claims',
    title: 'What others claim',
    body: claims.flatMap(({ id, at, by, source, beside }) => [
      paragraph(
        `${timeWords(at)}, ${inertText(by, 120)} (${id})${source === null ? '' : `: ${inertText(source, 300)}`}`,
      ),
      list(besideLines(beside)),
    ]),
  };
  return [...(findings.length === 0 ? [] : [known]), ...(claims.length === 0 ? [] : [claimed])];
}
