/** The database that stands, read only. */
export const STANDING = 'standing';
/** In memory: the affected people as they stand. */
export const WAS = 'was';
/** The copy of the standing database that becomes the next one. */
export const PATCHED = 'patched';
