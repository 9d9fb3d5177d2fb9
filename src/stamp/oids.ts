export const SHA256 = '2.16.840.1.101.3.4.2.1';
/** RFC 3161: the content of a time-stamp token. */
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
export const EXTENDED_KEY_USAGE = '2.5.29.37';
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
export const COMMON_NAME = '2.5.4.3';
export const ORGANISATION = '2.5.4.10';
