import type { Report, ReportField } from '../../model/report.js';

/** An earlier draft of the same report, and the digest of the file it was read from. */
export type Earlier = { readonly report: Report; readonly sha256: string };

type Change = NonNullable<Report['supplement']>['changes'][number];

/** What a supplement changes: every field whose answer is another than it was, with both. What only tells of changes is left out. */
export function changesSince(earlier: readonly ReportField[], now: readonly ReportField[]): Change[] {
  const before = new Map(earlier.map((field) => [field.id, field]));
  const after = new Map(now.map((field) => [field.id, field]));
  const all = [...now, ...earlier.filter(({ id }) => !after.has(id))];
  return all.flatMap(({ id, label }) => {
    const [old, current] = [textOf(before.get(id)), textOf(after.get(id))];
    return old === current ? [] : [{ field: id, label, old, new: current }];
  });
}

export function changesInWords(changes: readonly Change[]): string | null {
  if (changes.length === 0) return null;
  return changes.map(({ label, old, new: now }) => `${label}: ${old ?? 'unknown'} -> ${now ?? 'unknown'}`).join('\n');
}

/** The answers of a field as one text; null where there are none. */
function textOf(field: ReportField | undefined): string | null {
  const own = (field?.answers ?? []).filter(({ fact }) => !fact.startsWith('report.'));
  return own.length === 0 ? null : own.map(({ text }) => text).join('\n');
}
