import type { CommonFlags } from './flags.js';

export type MailFlags = CommonFlags & {
  readonly selector?: readonly string[];
  readonly server?: string;
  readonly lookAlikes: boolean;
  readonly reports?: readonly string[];
  readonly json: boolean;
};
