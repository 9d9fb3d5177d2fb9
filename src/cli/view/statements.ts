import { inertText } from '../../base/text.js';
import {
  DIFFERENCE_KINDS,
  type CheckedStatement,
  type Difference,
  type Statements,
} from '../../model/statement-check.js';
import {
  HOLDS_WORDS,
  KIND_WORDS,
  besideLines,
  joinedDifferences,
  owedSentence,
  saidLines,
  statementsSummary,
  timeWords,
  placeWords,
} from '../../report/words/statements.js';
import type { Style } from '../terminal/ink.js';
import { wrap } from '../terminal/width.js';
import type { Page } from './page.js';

/** The ladder for a terminal of 80 columns: what was said, step by step, and what became of it; then whom to correct. */
export function viewStatements(answer: Statements, page: Page): string {
  const sections = [
    wrap(statementsSummary(answer), page.width),
    answer.warnings.flatMap((warning) => hanging(`! ${inertText(warning, 300)}`, 2, page)),
    ...answer.statements.map((statement) => step(statement, page)),
    owed(answer, page),
    claims(answer, page),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const TONES: Readonly<Record<CheckedStatement['holds'], Style>> = { yes: 'green', no: 'red', open: 'yellow' };
const KIND_TONES: Readonly<Record<Difference['kind'], Style>> = {
  contradicts: 'red',
  cannot_tell: 'yellow',
  adds: 'cyan',
  narrows: 'cyan',
};

function step(statement: CheckedStatement, page: Page): string[] {
  const { at, by, to, holds, sum, doubts, confidence } = statement;
  const head = `${timeWords(at)} · ${inertText(by, 80)} to ${to.map((each) => inertText(each, 80)).join(', ')}`;
  return [
    ...hanging(head, 4, page).map((line) => page.ink(line, 'bold')),
    ...inset(placeWords(statement), page).map((line) => page.ink(line, 'dim')),
    `    ${page.ink(HOLDS_WORDS[holds].toUpperCase(), TONES[holds], 'bold')}`,
    ...(statement.says.length === 0 ? inset('Said: nothing that is compared', page) : []),
    ...saidLines(statement.says).flatMap((line, index) => said(line, index, page)),
    ...DIFFERENCE_KINDS.flatMap((kind) => differences(statement, kind, page)),
    ...(sum === null ? [] : inset(`Sum: ${inertText(sum.says, 600)}`, page)),
    ...(confidence === 'high' ? [] : inset(`Confidence: ${confidence}`, page)),
    ...doubts.flatMap((doubt) => inset(`Doubt: ${inertText(doubt, 600)}`, page)).map((line) => page.ink(line, 'dim')),
  ];
}

/** The first line after its label, those of the groups set in below it. */
function said(line: string, index: number, page: Page): string[] {
  const lines = wrap(index === 0 ? `Said: ${line}` : line, page.width - (index === 0 ? 4 : 8));
  return lines.map((each) => `${index === 0 ? '    ' : '        '}${each}`);
}

function differences(statement: CheckedStatement, kind: Difference['kind'], page: Page): string[] {
  return joinedDifferences(statement, kind).flatMap(({ says, told }) => {
    const [first = '', ...rest] = inset(`${KIND_WORDS[kind]}: ${says}`, page);
    return [
      page.ink(first, KIND_TONES[kind]),
      ...rest.map((line) => page.ink(line, KIND_TONES[kind])),
      ...told.flatMap((line) => wrap(line, page.width - 8).map((each) => `        ${each}`)),
    ];
  });
}

function owed({ owed: lines }: Statements, page: Page): string[] {
  if (lines.length === 0) return [];
  const audiences = [...new Set(lines.map(({ to }) => to))];
  return [
    page.ink(`WHOM TO CORRECT (${lines.length})`, 'red', 'bold'),
    ...audiences.flatMap((to) => [
      inertText(to, 80),
      ...lines.filter((line) => line.to === to).flatMap((line) => inset(owedSentence(line), page)),
    ]),
  ];
}

function claims({ claims: items }: Statements, page: Page): string[] {
  if (items.length === 0) return [];
  return [
    page.ink(`CLAIMED BY OTHERS (${items.length}), no statements of yours`, 'bold'),
    ...items.flatMap(({ id, at, by, beside, source }) => [
      ...hanging(`${timeWords(at)} · ${inertText(by, 120)}`, 4, page),
      ...inset([id, ...(source === null ? [] : [inertText(source, 300)])].join(' · '), page).map((line) =>
        page.ink(line, 'dim'),
      ),
      ...besideLines(beside).flatMap((line) => inset(line, page)),
    ]),
  ];
}

function inset(text: string, page: Page): string[] {
  return wrap(text, page.width - 4).map((line) => `    ${line}`);
}

function hanging(text: string, by: number, page: Page): string[] {
  return wrap(text, page.width - by).map((line, at) => (at === 0 ? line : ' '.repeat(by) + line));
}
