import type { ArchiveReader, StructuredReader } from './source.js';

export type StructuredFormat = 'json' | 'jsonl' | 'sql' | 'xlsx';

/** The readers of formats that are not lines of cells, loaded when first needed. To add one: a line here and in detect.ts. */
export const STRUCTURED_READERS: Readonly<Record<StructuredFormat, () => Promise<StructuredReader>>> = {
  json: async () => (await import('./structured/structured.js')).readJson,
  jsonl: async () => (await import('./structured/structured.js')).readJsonLines,
  sql: async () => (await import('./structured/structured.js')).readSqlDump,
  xlsx: async () => (await import('./structured/structured.js')).readXlsx,
};

export const openArchive: ArchiveReader = async (source, limits) => {
  const { openZip } = await import('./archive/zip.js');
  return openZip(source, limits);
};
