import type { SetAside } from '../draft.js';

/** One machine as an address server knows it. */
export type Lease = {
  readonly where: string;
  readonly ip: string | null;
  readonly mac: string | null;
  readonly name: string | null;
  readonly note: string | null;
};

/** What a list of leases holds; `gone`: leases that ran out, whose machines may be gone. */
export type LeasesRead = {
  readonly leases: readonly Lease[];
  readonly gone: number;
  readonly set_aside: readonly SetAside[];
};

export type LeaseReader = (lines: readonly string[], path: string) => LeasesRead | null;
