import type { Verdict } from '../../model/verdict.js';
export type ReportOptions = { readonly organisation: string; readonly version: string; readonly writtenOn: Date };
export function verdictReport(verdict: Verdict, _options: ReportOptions): string {
  return verdict.verdict;
}
