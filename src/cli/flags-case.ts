import type { CommonFlags } from './flags.js';

export type CaseFlags = CommonFlags & { readonly json: boolean };
/** For what shows or writes words that are for counsel only. */
type CounselFlags = { readonly privileged: boolean };
/** Flags of what writes into a case. */
export type EntryFlags = CaseFlags & { readonly by?: string; readonly basis?: readonly string[] };

export type CaseNewFlags = CaseFlags & { readonly by?: string; readonly id?: string };
export type CaseShowFlags = CaseFlags & BundleFlags & CounselFlags;
export type CaseVerifyFlags = CaseFlags &
  BundleFlags & { readonly head?: readonly string[]; readonly ca?: readonly string[] };
export type CaseHeadFlags = CaseFlags & { readonly tsq?: string };

export type AddNoteFlags = EntryFlags & CounselFlags;
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
export type AddCorrectionFlags = EntryFlags & CounselFlags & { readonly why?: string; readonly with?: string };

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
export type CaseTimelineFlags = CaseFlags & CounselFlags & { readonly asOf?: string; readonly html?: string };

/** For commands that read a bundle in place of the store. */
type BundleFlags = KeyFlags & { readonly bundle?: string };
export type KeyFlags = { readonly identity?: readonly string[]; readonly passphraseFile?: string };
export type PassFlags = CaseFlags & {
  readonly to?: string;
  readonly tlp?: string;
  readonly recipient?: readonly string[];
  readonly recipientsFile?: readonly string[];
  readonly passphraseFile?: string;
  readonly clear: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly by?: string;
  readonly for?: string;
};
export type CaseExportFlags = PassFlags & CounselFlags & { readonly format?: string; readonly withEvidence: boolean };
export type CaseRedactFlags = PassFlags & {
  readonly withhold?: readonly string[];
  readonly withholdEvent?: readonly string[];
  readonly giveEvent?: readonly string[];
};
export type CaseImportFlags = CaseFlags & KeyFlags & { readonly head?: readonly string[] };
