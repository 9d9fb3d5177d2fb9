import { inertText } from '../../base/text.js';
import type { Verdict } from '../../model/verdict.js';
import { changeSentences, filesSentence } from '../../report/words/changes.js';
import { columnLabel, elementName } from '../../report/words/elements.js';
import { ledgerSentence } from '../../report/words/ledger.js';
import { countOf, formatChance, formatCount, formatSeconds, formatShare } from '../../report/words/numbers.js';
import {
  CLASS_LABELS,
  VERDICT_MEANING,
  asOfSentence,
  estimateSentence,
  extentSentence,
  peopleSentence,
  rivalName,
  sentence,
  supportSentence,
} from '../../report/words/verdict.js';
import { clip, padEnd, padStart, wrap } from '../terminal/width.js';
import { banner } from './banner.js';
import { bar, bullets, field, table, type Column, type Page } from './page.js';

/** A verdict at a glance: the word, what it means, what carries it, and what it cannot say. */
export function viewVerdict(verdict: Verdict, page: Page): string {
  const sections = [
    banner(verdict.verdict, VERDICT_MEANING[verdict.verdict], page),
    warnings(verdict, page),
    changes(verdict, page),
    [...support(verdict, page), ...field(page, 'People', peopleSentence(verdict))],
    shares(verdict, page),
    elements(verdict, page),
    origin(verdict, page),
    bullets(
      page,
      'Cannot tell',
      verdict.cannot_tell.map((line) => inertText(line, 600)),
    ),
    [...ledger(verdict, page), ...foot(verdict, page)],
  ];
  const shown = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

function support(verdict: Verdict, page: Page): string[] {
  const { log10_bayes_factor: log10, against } = verdict.support;
  const figure = against === null ? [] : [`log10 ${log10} against ${rivalName(against)}, words after ENFSI`];
  return field(page, 'Support', [supportSentence(verdict), ...figure]);
}

function shares(verdict: Verdict, page: Page): string[] {
  const width = Math.max(8, page.width - 13 - 13 - 26);
  const heading = page.ink('Rows by kind, with 95% credible intervals', 'dim');
  const lines = verdict.shares.map((share) => {
    const label = padEnd(CLASS_LABELS[share.class], 12);
    const interval = `${formatShare(share.low)} to ${formatShare(share.high)}`;
    const line = `${label} ${bar(share, width)}  ${padStart(formatShare(share.share), 6)}  ${interval}`;
    return share.low > 0 ? line : page.ink(line, 'dim');
  });
  return verdict.sample.rows === 0 ? [] : [heading, ...lines];
}

const ELEMENT_COLUMNS: readonly Column[] = [
  { title: 'Element', align: 'left', most: 22 },
  { title: 'rows', align: 'right' },
  { title: 'agrees', align: 'right' },
  { title: 'partly', align: 'right' },
  { title: 'differs', align: 'right' },
  { title: 'known', align: 'right' },
  { title: 'by chance', align: 'right' },
];

function elements({ elements: lines }: Verdict, page: Page): string[] {
  if (lines.length === 0) return [];
  const rows = lines.map((line) => {
    const name = `${elementName(line.element)}${line.public ? '*' : ''}`;
    if (line.known === null) return [name, formatCount(line.cells), '', '', '', '', 'not in any system'];
    const share = (count: number): string => (line.rows === 0 ? '-' : formatShare(count / line.rows));
    const known = line.cells === 0 ? '-' : formatShare(line.known / line.cells);
    const counts = [line.agree, line.partial, line.differ].map(share);
    return [name, formatCount(line.rows), ...counts, known, formatChance(line.chance_agreement)];
  });
  const paint = (cell: string, index: number): string => (index === 2 ? page.ink(cell, 'bold') : cell);
  const notes = [
    ...wrap('rows: those that fit your records; known: values that stand anywhere in your systems', page.width),
    ...(lines.some((line) => line.public) ? ['* anyone can look it up'] : []),
  ];
  return [...table(page, ELEMENT_COLUMNS, rows, paint), ...notes.map((note) => page.ink(note, 'dim'))];
}

function origin(verdict: Verdict, page: Page): string[] {
  const systems = verdict.systems.map(
    ({ system, probability, matched_rows: rows, columns_unexplained: odd }) =>
      `${inertText(system, 60)} ${formatShare(probability)} (${countOf(rows, 'row')})` +
      (odd.length === 0 ? '' : `; does not explain ${odd.map(columnLabel).join(', ')}`),
  );
  const priors = verdict.prior_leaks.map(
    (leak) =>
      `${inertText(leak.name, 60)}: ${leak.overlap_rows === 0 ? 'no rows' : `${countOf(leak.overlap_rows, 'row')}, ${formatShare(leak.share)}`}`,
  );
  const planted = verdict.canaries.map(
    ({ canary_id: id, system, planted_on: on, row }) =>
      `${inertText(id, 60)} in row ${formatCount(row)}` +
      (system === null ? '' : `, from ${inertText(system, 60)}`) +
      (on === null ? '' : `, planted ${on}`),
  );
  const { extent } = verdict;
  const reckoned = extent?.estimates.filter(({ method }) => method !== 'uniform_draw') ?? [];
  const basis =
    extent === null ? [] : [sentence(extent.covers), sentence(extent.basis), ...reckoned.map(estimateSentence)];
  return [
    ...(systems.length === 0 ? [] : field(page, 'Source', systems)),
    ...field(page, 'As of', asOfSentence(verdict)),
    ...(priors.length === 0 ? [] : field(page, 'Prior leaks', priors)),
    ...(planted.length === 0 ? [] : field(page, 'Canaries', planted.slice(0, 5))),
    ...field(page, 'Extent', [extentSentence(verdict), ...basis]),
  ];
}

function ledger(verdict: Verdict, page: Page): string[] {
  const { files, repeated_rows: repeated } = verdict.sample;
  const lines = files.slice(0, 6).map((file) => `${inertText(file.path, 120)}: ${ledgerSentence(file)}`);
  if (files.length > 6) lines.push(`and ${countOf(files.length - 6, 'more file')}`);
  if (repeated > 0) lines.push(`${countOf(repeated, 'row')} repeat an earlier row and count once`);
  return field(page, 'Read', lines);
}

function foot({ reference, engine, seconds }: Verdict, page: Page): string[] {
  const built = `${reference.built_at.slice(0, 10)}, ${countOf(reference.people, 'person', 'people')}`;
  return field(page, 'Held against', `reference of ${built}; ${inertText(engine, 60)}; ${formatSeconds(seconds)}`);
}

function warnings(verdict: Verdict, page: Page): string[] {
  return verdict.warnings
    .flatMap((warning) =>
      wrap(inertText(warning, 600), page.width - 2).map((line, index) => (index === 0 ? '! ' : '  ') + line),
    )
    .map((line) => page.ink(line, 'yellow'));
}

/** What is otherwise than in the earlier verdict that was given. */
function changes({ changes: found }: Verdict, page: Page): string[] {
  if (found === undefined) return [];
  const lines = [filesSentence(found), ...changeSentences(found)];
  const shown = lines.flatMap((text) =>
    wrap(text, page.width - 2).map((line, index) => (index === 0 ? '- ' : '  ') + line),
  );
  return [page.ink(clip(`Since ${inertText(found.since.path, 200)}:`, page.width), 'dim'), ...shown];
}
