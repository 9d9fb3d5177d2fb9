import type { Report, Span } from '../../model/report.js';
import { heading, inertLines, listOf, say, type Block, type Run } from './blocks.js';

/** The text that is read out or printed, where the form has one. */
export function textBlocks({ text, holds }: Report): Block[] {
  if (text.length === 0) return [];
  const blocks = text.flatMap(({ heading: title, spans }): Block[] => [
    ...(title === null ? [] : [heading(title, 3)]),
    ...paragraphs(spans),
  ]);
  const wait = holds.length === 0 ? '' : ' Something above must come first: do not publish it yet.';
  return [
    heading('Text'),
    say(`What stands in brackets is still unknown.${wait}`, 'muted'),
    { kind: 'sheet', title: 'Draft text', blocks },
  ];
}

/** The letter as it goes out, then what the state wants of it besides its text. */
export function letterBlocks({ letter }: Report): Block[] {
  if (letter === null) return [];
  const sheet = letter.parts.flatMap(({ place, heading: title, paragraphs: own }): Block[] => [
    ...(title === null ? [] : [heading(title, 3)]),
    ...own.flatMap(({ spans }) => (place === 'title' ? titleOf(spans) : paragraphs(spans))),
  ]);
  const general = letter.general_knowledge.map((each) => `For a human to check, from general knowledge: ${each}`);
  return [
    heading(`Letter for ${letter.name}`),
    say(
      `${letter.citation}. ${PRESCRIBED[letter.prescribed]} Text as of ${letter.text_as_of}; confidence ${letter.confidence}.`,
    ),
    say('What stands in brackets must be filled in by hand or is still unknown.', 'muted'),
    { kind: 'sheet', title: 'Draft letter', blocks: sheet },
    ...titled(
      'Left out of this letter',
      letter.left_out.map(({ item, why }) => `${item}: ${why}`),
    ),
    ...titled('Contacts to print', letter.print),
    ...titled('Service', letter.monitoring === null ? [] : [letter.monitoring]),
    ...titled('Form and language', letter.format),
    ...titled('Ways to deliver it', letter.delivery),
    ...titled('Notes and doubts', [...letter.notes, ...general]),
  ];
}

const PRESCRIBED = {
  list: 'The statute lists what the letter must hold.',
  none: 'The statute prescribes no content; the letter follows what other states want.',
  only_services: 'The statute prescribes only what is said of services.',
  only_credentials: 'The statute prescribes content only where log-in data was taken.',
} as const;

function titleOf(spans: readonly Span[]): Block[] {
  return [heading(spans.map(({ text }) => text).join(''), 3)];
}

/** Spans as paragraphs: a line feed within a fact begins the next. */
function paragraphs(spans: readonly Span[]): Block[] {
  const lines: Run[][] = [[]];
  for (const { kind, text } of spans) {
    if (kind === 'blank') {
      lines.at(-1)?.push({ text: `[${inertLines(text).join(' ')}]`, tone: 'blank' });
      continue;
    }
    for (const [at, line] of inertLines(text).entries()) {
      if (at > 0) lines.push([]);
      lines.at(-1)?.push({ text: line });
    }
  }
  return lines.filter((runs) => runs.length > 0).map((runs) => ({ kind: 'paragraph', runs }));
}

function titled(title: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [heading(title, 3), listOf(items)];
}
