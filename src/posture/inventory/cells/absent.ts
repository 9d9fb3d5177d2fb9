const ABSENT = new Set([
  '',
  '-',
  '--',
  '—',
  '–',
  '?',
  '??',
  '???',
  'n/a',
  'na',
  'n.a.',
  'none known',
  'not known',
  'unknown',
  'unkn',
  'unk',
  'unsure',
  'not sure',
  'dont know',
  "don't know",
  'don’t know',
  'no idea',
  'tbd',
  'tba',
  'null',
  'not applicable',
  'blank',
  '#n/a',
]);

/** Whether a cell says that nothing is known, or nothing at all. */
export function isAbsent(text: string): boolean {
  return ABSENT.has(text.trim().toLowerCase());
}
