import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLook } from './queries.js';

/** The way to where facts are set, for the same day. */
export function ToFacts({ children }: { readonly children: ReactNode }) {
  const { id, asOf } = useLook();
  return (
    <Link to="/cases/$case/duties/facts" params={{ case: id }} search={asOf === undefined ? {} : { as_of: asOf }}>
      {children}
    </Link>
  );
}
