import type { CommonFlags } from './flags.js';

export type CheckFlags = CommonFlags & {
  readonly budget?: string;
  readonly hours?: string;
  readonly plant?: string;
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

export type MailFlags = CommonFlags & {
  readonly selector?: readonly string[];
  readonly server?: string;
  readonly lookAlikes: boolean;
  readonly reports?: readonly string[];
  readonly json: boolean;
};
