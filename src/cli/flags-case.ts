import type { CommonFlags } from './flags.js';

export type CaseFlags = CommonFlags & { readonly json: boolean };
/** Flags of what writes into a case. */
export type EntryFlags = CaseFlags & { readonly by?: string; readonly basis?: readonly string[] };

export type CaseNewFlags = CaseFlags & { readonly by?: string; readonly id?: string };
export type CaseVerifyFlags = CaseFlags & { readonly head?: readonly string[]; readonly ca?: readonly string[] };
export type CaseHeadFlags = CaseFlags & { readonly tsq?: string };

export type AddEvidenceFlags = EntryFlags & {
  readonly reference: boolean;
  readonly from?: string;
  readonly when?: string;
  readonly how?: string;
  readonly type?: string;
};
export type AddStampFlags = EntryFlags & { readonly ca?: readonly string[] };
export type AddAnchorFlags = EntryFlags & { readonly why?: string };
export type AddFactsFlags = EntryFlags & { readonly set?: readonly string[]; readonly unset?: readonly string[] };
export type AddDoneFlags = EntryFlags & { readonly how?: string };
export type AddMeasureFlags = EntryFlags & { readonly planned: boolean; readonly on?: string };
export type AddEarlierFlags = EntryFlags & {
  readonly on?: string;
  readonly case?: string;
  readonly what?: string;
  readonly elements?: string;
  readonly people?: string;
};
export type AddCorrectionFlags = EntryFlags & { readonly why?: string; readonly with?: string };

export type CaseSayFlags = EntryFlags & {
  readonly to?: readonly string[];
  readonly at?: string;
  readonly speaker?: string;
  readonly channel?: string;
  readonly status?: string;
  readonly people?: string;
  readonly confirmed?: string;
  readonly ruledOut?: string;
  readonly possible?: string;
  readonly restates?: string;
};
export type CaseDecideFlags = EntryFlags & { readonly why?: string; readonly at?: string };
export type CaseTimelineFlags = CaseFlags & { readonly asOf?: string; readonly html?: string };
