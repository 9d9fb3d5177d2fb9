/** Bytes of a file as it is given, of one thing unpacked, and of everything unpacked from one file. */
export const MOST_FILE_BYTES = 25_000_000;
export const MOST_UNPACKED = 100_000_000;
export const MOST_UNPACKED_IN_ALL = 200_000_000;
/** Entries of an archive, attachments of a mail. */
export const MOST_ENTRIES = 200;
/** A mail that holds an archive that holds a report is two deep. */
export const MOST_DEPTH = 4;
export const MOST_RECORDS = 300_000;
/** Characters of one value, and levels of elements. */
export const MOST_TEXT = 4_000;
export const MOST_LEVELS = 20;
