import type { ReactNode } from 'react';
import type { Right } from '../../../src/model/team.js';
import { useMay } from '../app/session.js';

type Props = {
  readonly right: Right;
  readonly children: ReactNode;
  /** What stands there for all others. */
  readonly otherwise?: string;
};

/** What only those see who have the right to use it. */
export function For({ right, children, otherwise }: Props) {
  if (useMay(right)) return children;
  return otherwise === undefined ? null : <p>{otherwise}</p>;
}
