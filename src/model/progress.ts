/** Told by long steps to whoever shows it. `done` and `total` are in `unit`; `total` is null where it cannot be known; a step can be done in part. */
export type Progress = {
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'bytes' | 'rows' | 'steps';
};
export type OnProgress = (progress: Progress) => void;
