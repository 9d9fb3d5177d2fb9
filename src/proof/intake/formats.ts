import type { ArchiveReader, StructuredReader } from './source.js';

export type StructuredFormat = 'json' | 'jsonl' | 'sql' | 'xlsx';

/** The readers of formats that are not lines of cells, loaded when first needed. To add one: a line here and in detect.ts. */
export const STRUCTURED_READERS: Readonly<Partial<Record<StructuredFormat, () => Promise<StructuredReader>>>> = {
  json: async () => (await import('./structured/json.js')).readJson,
  jsonl: async () => (await import('./structured/jsonl.js')).readJsonl,
};

export const openArchive: ArchiveReader = async (source, limits) => {
  const { openZip } = await import('./archive/zip.js');
  return openZip(source, limits);
};
