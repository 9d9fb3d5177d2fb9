import type { CommonFlags } from './flags.js';

/** What every command that checks a posture takes. */
export type CheckedFlags = CommonFlags & {
  readonly budget?: string;
  readonly hours?: string;
  readonly plant?: string;
  readonly training?: readonly string[];
  readonly state?: string;
  readonly sector?: string;
  readonly wayIn?: readonly string[];
  readonly case?: string;
  readonly asOf?: string;
  readonly feeds?: string;
  readonly mail?: readonly string[];
  readonly askMail: boolean;
  readonly server?: string;
};

export type CheckFlags = CheckedFlags & {
  readonly all: boolean;
  readonly by?: string;
  readonly json: boolean;
  readonly html?: string;
  readonly board?: string;
  readonly cyclonedx?: string;
};

export type AskFlags = CommonFlags & {
  readonly inventory?: readonly string[];
  readonly all: boolean;
  readonly again: boolean;
};

export type TrainingFlags = CommonFlags & {
  readonly training?: readonly string[];
  readonly asOf?: string;
  readonly ics?: string;
  readonly json: boolean;
};

export type MailFlags = CommonFlags & {
  readonly selector?: readonly string[];
  readonly server?: string;
  readonly lookAlikes: boolean;
  readonly reports?: readonly string[];
  readonly json: boolean;
};

export type ExportFlags = CheckedFlags & {
  readonly out?: string;
  readonly mailHost?: string;
  readonly trainingHours?: string;
  readonly incidentReported?: string;
  readonly served?: string;
  readonly withNames: boolean;
  readonly allProducts: boolean;
  readonly yes: boolean;
};

export type KeyFlags = CommonFlags;

type FolderFlags = CommonFlags & { readonly json: boolean };

export type OversightImportFlags = FolderFlags & { readonly into?: string; readonly acceptKey: boolean };

export type OversightOverviewFlags = FolderFlags & {
  readonly from?: string;
  readonly html?: string;
  readonly asOf?: string;
  readonly small?: string;
  readonly clear: boolean;
};

export type OversightAdviseFlags = FolderFlags & {
  readonly from?: string;
  readonly asOf?: string;
  readonly letters?: string;
};
