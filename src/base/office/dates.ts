/** What a number format shows of a serial number. */
export type DateKind = 'date' | 'time' | 'date-time';

// ECMA-376 Part 1, 18.8.30: built-in formats, with those of the East Asian versions.
const DATES = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47]);
const BOTH = 22;

/** Kind of a built-in format. */
export function builtInKind(id: number): DateKind | null {
  if (id === BOTH) return 'date-time';
  if (DATES.has(id)) return 'date';
  return TIMES.has(id) ? 'time' : null;
}

/** Kind of a format by its code: what letters are left when quoted text, escapes and [..] are gone. */
export function codeKind(code: string): DateKind | null {
  const [shown = ''] = code.split(';');
  const letters = shown
    .replace(/"[^"]*"|\\.|_.|\*./gu, '')
    .replace(/\[(?:h+|m+|s+)\]/giu, 'h')
    .replace(/\[[^\]]*\]/gu, '')
    .replace(/am\/pm|a\/p/giu, 'h')
    .toLowerCase();
  if (/general|[0#?]/u.test(letters.replace(/[s.]0+/gu, 's'))) return null;
  const time = /[hs]/u.test(letters);
  const date = /[yd]/u.test(letters) || (!time && letters.includes('m'));
  if (date) return time ? 'date-time' : 'date';
  return time ? 'time' : null;
}

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_SERIAL = 2_958_465;

/** A serial number as a date, or null where it is none. Times are to the second. */
export function serialToText(written: string, kind: DateKind, mode1904: boolean): string | null {
  const serial = Number(written);
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST_SERIAL + 1) return null;
  // The 1900 system counts a 29 February 1900 that never was.
  const days = !mode1904 && serial < 60 ? serial + 1 : serial;
  if (!mode1904 && serial >= 60 && serial < 61) return null;
  const ms = Math.round((days * DAY_MS) / 1000) * 1000;
  const date = new Date((mode1904 ? EPOCH_1904 : EPOCH_1900) + ms);
  if (date.getUTCFullYear() > 9999) return null;
  const iso = date.toISOString();
  const time = iso.slice(11, 19);
  if (kind === 'time' && serial < 1) return time;
  const whole = kind === 'date' || (kind === 'date-time' && Number.isInteger(serial));
  return whole ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
