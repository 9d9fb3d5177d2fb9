import { useEffect, useRef } from 'react';
import { Problem } from './problem.js';

/** What was refused, where the form is all that the screen is for: reading goes on there. */
export function Told({ error }: { readonly error: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [error]);
  if (error === null) return null;
  return (
    <div ref={place} tabIndex={-1}>
      <Problem error={error} code={false} />
    </div>
  );
}
