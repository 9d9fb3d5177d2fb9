import type { Exploited } from '../../model/vulnerability.js';
import { FeedError } from '../error.js';
import { readCve } from '../read/cve.js';
import type { Asking, Collected } from './collected.js';
import { fromManyDocuments } from './many.js';

/** CVE records of what is known to be exploited, and no others: one by one, as the CVE List keeps them. */
export async function fromCveList(asking: Asking, exploited: readonly Exploited[]): Promise<Collected | 'unchanged'> {
  if (exploited.length === 0) {
    throw new FeedError('needs_kev', 'there is no catalogue that says which CVE records are needed', {
      hint: 'Update the feed kev first.',
    });
  }
  const wanted = exploited.map(({ cve }) => ({
    file: `${cve}.json`,
    url: new URL(pathOf(cve), asking.url),
    changed: null,
  }));
  return fromManyDocuments(asking, {
    wanted,
    list: null,
    version: null,
    missing: null,
    read: (bytes, file) => readCve(bytes, file.slice(0, -'.json'.length)),
  });
}

/** `CVE-2023-6448` lies at `2023/6xxx/CVE-2023-6448.json`. */
function pathOf(cve: string): string {
  const [, year = '', number = ''] = cve.split('-');
  return `${year}/${number.slice(0, -3)}xxx/${cve}.json`;
}
