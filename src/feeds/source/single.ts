import { sha256Of } from '../keep/snapshots.js';
import { readSingle } from '../read/single.js';
import type { Asking, Collected } from './collected.js';

/** A feed that is one document. */
export async function fromOneDocument(asking: Asking): Promise<Collected | 'unchanged'> {
  const { name, url, getter, limits, draft, before, fetchedOn } = asking;
  const kept = before?.manifest.documents[0];
  const mark = kept === undefined ? {} : { mark: { etag: kept.etag, modified: kept.modified } };
  const got = await getter.get(url, { most: limits.document[name], ...mark });
  if (got === 'unchanged') return 'unchanged';
  const sha256 = sha256Of(got.bytes);
  if (sha256 === kept?.sha256) return 'unchanged';
  const read = readSingle(name, got.bytes, fetchedOn);
  const file = `${name}.json`;
  draft.write(file, got.bytes);
  const document = {
    file,
    sha256,
    bytes: got.bytes.length,
    etag: got.mark.etag,
    modified: got.mark.modified,
    changed: null,
  };
  return { ...read, list: null, documents: [document] };
}
