/** What one record says of one program. `why`: part of a sentence. */
export type RecordAnswer<Entry> = {
  readonly entry: Entry;
  readonly answer: 'yes' | 'no' | 'cannot_tell';
  readonly why: string;
};

/** Answers of several things that a program may be: one answer where they agree, else it cannot be told. */
export function agreed<Entry>(answers: readonly (RecordAnswer<Entry> | null)[]): RecordAnswer<Entry> | null {
  const told = answers.filter((each) => each !== null);
  const [first] = told;
  if (first === undefined) return null;
  const same = told.length === answers.length && told.every(({ answer }) => answer === first.answer);
  if (same || told.every(({ answer }) => answer === 'no')) return first;
  return { entry: first.entry, answer: 'cannot_tell', why: 'it depends on which product this is' };
}

/** A `yes` about something that is not surely what is meant is none. */
export function doubted<Entry>(given: RecordAnswer<Entry>, doubt: string | null): RecordAnswer<Entry> {
  return doubt === null || given.answer !== 'yes' ? given : { ...given, answer: 'cannot_tell', why: doubt };
}
