import type { Report, ReportField } from '../../model/report.js';
import { instantWords } from '../words/duties.js';
import { STANDING, dutyLine, marksOf, openOf, sourceOf } from '../words/report.js';
import { heading, inertLine, inertLines, listOf, say, type Block, type DraftPage, type FieldRow } from './blocks.js';
import { letterBlocks, textBlocks } from './letter.js';
import { severityBlocks } from './severity.js';

/** A draft as a page: first what a reader must not overlook, then the text or the fields, then where all of it comes from. */
export function composeDraft(report: Report): DraftPage {
  const { form, organisation, version, state, counts } = report;
  const of = state === null ? '' : `, ${state}`;
  return {
    title: inertLine(`Draft: ${form.title}${of}`),
    line: inertLine(`${organisation}, as of ${instantWords(report.as_of)}, version ${version}`),
    standing: `${STANDING[form.status]}. Nothing is sent by this program.`,
    figures: [
      {
        term: 'Answered',
        value: `${counts.answered} of ${counts.fields - counts.not_asked}`,
        note: `${counts.in_part} more in part`,
      },
      {
        term: 'Still unknown',
        value: String(counts.unknown),
        note: `required and open: ${counts.required_unknown}`,
      },
      { term: 'For a human to check', value: String(counts.to_check), note: 'known from general knowledge only' },
    ],
    blocks: [
      ...cautions(report),
      ...supplementBlocks(report),
      ...textBlocks(report),
      ...letterBlocks(report),
      ...fieldBlocks(report),
      ...severityBlocks(report),
      ...dutyBlocks(report),
      ...aboutBlocks(report),
    ],
    footer: inertLine(
      `${report.notice} The form was looked into to ${form.reviewed}, the law to ${report.law_reviewed_to}. Written by Assay on the organisation’s own machine from a facts file.`,
    ),
  };
}

function cautions({ notice, law_reviewed_to: law, form, warnings, contradictions, holds }: Report): Block[] {
  return [
    say(`${notice} The form was looked into to ${form.reviewed}, the law to ${law}.`, 'muted'),
    ...holds.map((duty) => say(`Not yet: ${dutyLine(duty)}`, 'warning')),
    ...contradictions.map(({ facts, says }) => say(`Contradiction: ${says} (${facts.join(', ')})`, 'warning')),
    ...warnings.map((warning) => say(warning.charAt(0).toUpperCase() + warning.slice(1), 'warning')),
  ];
}

function supplementBlocks({ supplement, version }: Report): Block[] {
  if (supplement === null) return [];
  const { changes } = supplement;
  const intro = `Version ${version} supplements version ${supplement.version} of ${instantWords(supplement.as_of)} (SHA-256 ${supplement.sha256}).`;
  if (changes.length === 0) return [heading('What this supplement changes'), say(`${intro} No answer has changed.`)];
  const rows = changes.map(({ label, old, new: now }) =>
    [label, old ?? 'unknown', now ?? 'unknown'].map((text) => inertLines(text).join('; ')),
  );
  return [
    heading('What this supplement changes'),
    say(intro),
    { kind: 'table', caption: 'Answers that have changed', headers: ['Field', 'Was', 'Is'], rows },
  ];
}

function fieldBlocks({ fields, letter }: Report): Block[] {
  const title = letter === null ? 'Fields' : 'What the letter must hold, and what it holds';
  const asked = fields.filter(({ state }) => state !== 'not_asked');
  const sections = [...new Set(asked.map(({ section }) => section))];
  return [
    heading(title),
    ...sections.flatMap((section): Block[] => [
      ...(section === null ? [] : [heading(section.charAt(0).toUpperCase() + section.slice(1), 3)]),
      { kind: 'fields', rows: asked.filter((field) => field.section === section).map(rowOf) },
    ]),
    ...notAsked(fields),
  ];
}

function notAsked(fields: readonly ReportField[]): Block[] {
  const lines = fields
    .filter(({ state }) => state === 'not_asked')
    .map(({ label, notes }) => `${label}: ${notes.join('; ')}`);
  return titled('Not asked for here', lines);
}

function rowOf(field: ReportField): FieldRow {
  return {
    label: inertLine(field.label),
    marks: marksOf(field).map(inertLine),
    answers: answersOf(field),
    missing: openOf(field).map(inertLine),
    notes: [...(field.help === null ? [] : [field.help]), ...field.notes].map(inertLine),
  };
}

/** An item of a letter can stand in it without any fact, in words of ours. */
function answersOf({ answers, state }: ReportField): FieldRow['answers'] {
  if (state === 'answered' && answers.length === 0)
    return [{ lines: ['It is in the text.'], source: 'words of our own' }];
  return answers.map((answer) => ({ lines: inertLines(answer.text), source: inertLine(sourceOf(answer)) }));
}

function dutyBlocks({ duties }: Report): Block[] {
  if (duties.length === 0)
    return [heading('Duties'), say('On these facts no duty of the researched law asks for this form.')];
  const lines = duties.map(
    (duty) => dutyLine(duty) + (duty.protection === null ? '' : `. Protection: ${duty.protection}`),
  );
  return [heading('Duties that it answers to'), listOf(lines)];
}

function aboutBlocks({ form }: Report): Block[] {
  return [
    heading('About this form'),
    {
      kind: 'table',
      caption: 'What is known of the form',
      headers: ['What', 'Known'],
      rows: [
        ['Recipient', form.recipient],
        ['Legal basis', form.legal_basis],
        ['When', form.when],
        ['How', form.channel],
        ['Public or not', form.public],
        ['Supplements', form.supplements],
        ['Form or rule as of', form.text_as_of],
        ['Confidence of the research', form.confidence],
      ].map((row) => row.map(inertLine)),
    },
    ...titled('To be left out', form.leave_out),
    ...titled('Doubts', form.doubts),
    ...titled('Sources', form.sources),
  ];
}

function titled(title: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [heading(title, 3), listOf(items)];
}
