export type DutiesSearch = {
  /** The day that is asked for; now where it is left out. */
  readonly as_of?: string;
  /** The fact that is to be set, by its path. */
  readonly fact?: string;
};

export function dutiesSearch({ as_of: asOf, fact }: Readonly<Record<string, unknown>>): DutiesSearch {
  return {
    ...(typeof asOf === 'string' && /^\d{4}-\d\d-\d\d/u.test(asOf) ? { as_of: asOf } : {}),
    ...(typeof fact === 'string' && fact !== '' ? { fact } : {}),
  };
}
