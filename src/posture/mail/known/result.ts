import type { MailCheck } from '../../../model/mail-check.js';

/** What name servers said of a domain; `age` in days. */
export type Result = {
  readonly check: MailCheck;
  readonly where: string;
  readonly askedOn: string;
  readonly age: number;
};

/**
 * A domain with its newest result. `told`: it says whether others can send mail in its name; `later`: there is one of a day that is
 * still to come.
 */
export type Row = {
  readonly domain: string;
  readonly result: Result | null;
  readonly told: boolean;
  readonly later: boolean;
};

/** Whoever keeps a domain may change its records any day: after a year nothing is said. A judgement. */
export const TOO_OLD = 365;
