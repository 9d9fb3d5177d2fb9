import type { ReportFault } from '../../../model/mail-reports.js';

/** That a file, or something in it, is no report that can be read. It ends the reading of that piece alone. */
export class ReportFaultError extends Error {
  readonly code: ReportFault;

  constructor(code: ReportFault, why: string) {
    super(why);
    this.code = code;
  }
}
