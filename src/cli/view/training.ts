import { inertText } from '../../base/text.js';
import type { Finding } from '../../model/finding.js';
import type { Training } from '../../model/training.js';
import { dueRules, licenceWords, recordWords, trainingSummary } from '../../report/words/training.js';
import { wrap } from '../terminal/width.js';
import type { Page } from './page.js';

type Names = ReadonlyMap<string, string>;

/** For a terminal of 80 columns: what is due first, then what was found, who had what, what cannot be told. Names as the plant's own file has them. */
export function viewTraining(training: Training, names: Names, page: Page): string {
  const { people, due, findings, warnings, cannot_tell: open, as_of: asOf, notice } = training;
  const sections = [
    wrap(trainingSummary(training), page.width),
    warnings.flatMap((warning) => hanging(`! ${inertText(warning, 300)}`, 2, page)),
    section(
      'Due',
      due.flatMap((each) =>
        hanging(`  ${dayWords(each.due, asOf)}  ${whoOf(each.who, names)}: ${inertText(each.what, 200)}`, 4, page),
      ),
      page,
    ),
    section(
      'What is wrong',
      of(findings, 'yes').flatMap((each) => findingLines(each, page)),
      page,
    ),
    section(
      'What cannot be told',
      [
        ...of(findings, 'cannot_tell').flatMap((each) => findingLines(each, page)),
        ...open.flatMap((line) => hanging(`  - ${inertText(line, 300)}`, 4, page)),
      ],
      page,
    ),
    section(
      'What is in order',
      of(findings, 'no').flatMap((each) => findingLines(each, page)),
      page,
    ),
    section(
      'People',
      people.flatMap((person) => personLines(person, names, page)),
      page,
    ),
    section('Rules', ruleLines(due, page), page),
    wrap(`As of ${asOf}. ${notice}`, page.width).map((line) => page.ink(line, 'dim')),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[], page: Page): string[] {
  return lines.length === 0 ? [] : [page.ink(title, 'bold'), ...lines];
}

function dayWords(day: string, asOf: string): string {
  return day <= asOf ? 'now       ' : day;
}

/** What a finding rests on in files of the plant; the rules stand together below. */
function findingLines({ title, because, fix, evidence, reference }: Finding, page: Page): string[] {
  const own = evidence.filter(({ where }) => /:\d+$/u.test(where)).map(({ text, where }) => `${text} (${where})`);
  const rests = [...own, ...(reference === null ? [] : [`By: ${reference}`])];
  return [
    ...hanging(`  ${inertText(title, 300)}`, 4, page),
    ...(because === null ? [] : hanging(`    ${inertText(because, 400)}`, 4, page)),
    ...(fix === null ? [] : hanging(`    Do: ${inertText(fix, 300)}`, 4, page)),
    ...rests.flatMap((line) => hanging(`    ${inertText(line, 300)}`, 4, page)).map((line) => page.ink(line, 'dim')),
  ];
}

function ruleLines(due: Training['due'], page: Page): string[] {
  return dueRules(due).flatMap(({ words, doubts, source }) => [
    ...hanging(`  ${words}`, 4, page),
    ...doubts.flatMap((doubt) => hanging(`    ${doubt}`, 4, page)),
    ...hanging(`    ${source}`, 4, page).map((line) => page.ink(line, 'dim')),
  ]);
}

function personLines(person: Training['people'][number], names: Names, page: Page): string[] {
  return [
    ...hanging(`  ${whoOf([person.id], names)}: ${recordWords(person)}`, 4, page),
    ...person.hours.flatMap((hours) => hanging(`    ${licenceWords(hours)}`, 4, page)),
  ];
}

function whoOf(ids: readonly string[], names: Names): string {
  return ids
    .map((id) => {
      const name = names.get(id);
      return name === undefined ? id : `${id} ${inertText(name, 60)}`;
    })
    .join(', ');
}

function of(findings: readonly Finding[], answer: Finding['answer']): Finding[] {
  return findings.filter((finding) => finding.answer === answer);
}

function hanging(text: string, by: number, page: Page): string[] {
  const lead = /^ */u.exec(text)?.[0] ?? '';
  return wrap(text.slice(lead.length), page.width - Math.max(by, lead.length)).map(
    (line, at) => `${at === 0 ? lead : ' '.repeat(by)}${line}`,
  );
}
