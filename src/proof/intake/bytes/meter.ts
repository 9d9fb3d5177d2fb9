import { IntakeError } from '../error.js';
import type { Limits } from '../limits.js';

/** Counts what all files of an intake come to, decoded. */
export type Meter = {
  /** Adds decoded bytes of one file; fails where the sum passes the limit. */
  readonly add: (path: string, bytes: number) => void;
};

export function createMeter(limits: Limits): Meter {
  let total = 0;
  return {
    add(path, bytes) {
      total += bytes;
      if (total > limits.maxDecodedBytes) {
        throw new IntakeError('limit', `the files hold more than ${limits.maxDecodedBytes} bytes once unpacked`, {
          where: { file: path },
          hint: 'Give fewer files at a time, or raise the limit.',
          exit: 2,
        });
      }
    },
  };
}
