import { FeedError } from '../error.js';
import { readAdvisory } from '../read/csaf.js';
import { notTheFeed } from '../read/json.js';
import type { Asking, Collected } from './collected.js';
import { fromManyDocuments, type Wanted } from './many.js';

const DOCUMENT = /(?:^|\/)(?<file>\d{4}\/[a-z0-9+_-][a-z0-9+_.-]*\.json)$/iu;

/** Advisories of a CSAF provider, by its `changes.csv`: lines of path and moment of the last change. */
export async function fromChanges(asking: Asking): Promise<Collected | 'unchanged'> {
  const { url, getter, limits, before } = asking;
  const known = before?.manifest.list;
  const got = await getter.get(url, { most: limits.list, ...(known ? { mark: known } : {}) });
  if (got === 'unchanged') return 'unchanged';
  const wanted = wantedOf(got.bytes.toString('utf8'), url, limits.documents);
  const version =
    wanted
      .map(({ changed }) => changed ?? '')
      .sort()
      .at(-1)
      ?.slice(0, 10) ?? null;
  return fromManyDocuments(asking, {
    wanted,
    list: got.mark,
    version,
    missing: 'the publisher lists it and does not have it',
    read: (bytes) => readAdvisory(bytes),
  });
}

/**
 * Documents lie in folders of years beside the list (CSAF 2.0, section 7.1.11). CISA writes their paths from the top of its
 * repository: the last two steps of a path count, whatever stands before them.
 */
function wantedOf(text: string, list: URL, most: number): Wanted[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const wanted = new Map<string, Wanted>();
  for (const line of lines) {
    const [path = '', changed = ''] = line.split(',').map((cell) => cell.trim().replaceAll(/^"|"$/gu, ''));
    const file = DOCUMENT.exec(path)?.groups?.['file'];
    if (file === undefined || wanted.has(file)) continue;
    const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/u.test(changed) ? changed : null;
    wanted.set(file, { file, url: new URL(file, list), changed: moment });
  }
  if (wanted.size === 0 || wanted.size < lines.length / 2) throw notTheFeed('it is no list of CSAF documents');
  if (wanted.size > most) {
    throw new FeedError('too_many', `the list names ${wanted.size} documents`, { hint: 'Check the address.' });
  }
  return [...wanted.values()];
}
