import type { CommonFlags } from './flags.js';

export type CheckFlags = CommonFlags & {
  readonly budget?: string;
  readonly hours?: string;
  readonly plant?: string;
  readonly training?: readonly string[];
  readonly state?: string;
  readonly sector?: string;
  readonly wayIn?: readonly string[];
  readonly asOf?: string;
  readonly feeds?: string;
  readonly all: boolean;
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
