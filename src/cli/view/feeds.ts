import { inertText } from '../../base/text.js';
import type { FeedName, Feeds } from '../../model/feeds.js';
import { countOf, formatCount } from '../../report/words/numbers.js';
import { bullets, table, type Column, type Page } from './page.js';

const NAMES: Readonly<Record<FeedName, string>> = {
  kev: 'kev: exploited (CISA KEV)',
  cve: 'cve: CVE records of these',
  lifecycle: 'lifecycle: ends of support',
  csaf: 'csaf: ICS advisories',
};

const COLUMNS: readonly Column[] = [
  { title: 'Feed', align: 'left' },
  { title: 'state', align: 'left', most: 16 },
  { title: 'entries', align: 'right' },
  { title: 'got', align: 'left' },
  { title: 'age', align: 'left' },
  { title: '', align: 'left' },
];

/** What stands of every feed, and what is wrong with it. */
export function viewFeeds({ as_of: asOf, feeds }: Feeds, page: Page): string {
  const rows = feeds.map(({ name, snapshot, age_days: age, update, code }) => [
    NAMES[name],
    snapshot === null ? 'none' : inertText(snapshot.version, 40),
    snapshot === null ? '' : formatCount(snapshot.entries),
    snapshot?.fetched_at.slice(0, 10) ?? '',
    age === null ? '' : age === 0 ? 'today' : countOf(age, 'day'),
    code === null ? (update ?? '') : `failed: ${code}`,
  ]);
  const sections = [
    [page.ink(`As of ${asOf}`, 'dim')],
    table(page, COLUMNS, rows),
    feeds.flatMap(({ name, warnings }) =>
      bullets(
        page,
        name,
        warnings.map((line) => inertText(line, 600)),
      ),
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
