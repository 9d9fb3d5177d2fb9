import type { ReactNode } from 'react';
import type { Right } from '../../../src/model/team.js';
import { useMay } from '../app/session.js';

/** What only those see who have the right to use it. */
export function For({ right, children }: { readonly right: Right; readonly children: ReactNode }) {
  return useMay(right) ? children : null;
}
