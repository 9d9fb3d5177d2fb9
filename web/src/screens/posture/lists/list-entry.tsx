import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../../app/queries.js';
import { Problem } from '../../../ui/problem.js';

export type ListEntryProps = {
  readonly name: string;
  /** What was read of it. */
  readonly children: ReactNode;
  /** Lines of which nothing was made. */
  readonly aside: readonly { readonly where: string; readonly why: string }[];
  /** Takes it away; null where it stays. */
  readonly onRemove: (() => Promise<unknown>) | null;
};

/** A list that was given: what was read of it, what was set aside, and how to take it away. */
export function ListEntry({ name, children, aside, onRemove }: ListEntryProps) {
  const remove = useMutation({
    mutationFn: async () => onRemove?.(),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['posture'] }),
  });
  return (
    <li>
      <p>
        <strong>{name}</strong> {children}
      </p>
      {aside.length === 0 ? null : (
        <details>
          <summary>{aside.length} set aside</summary>
          <ul>
            {aside.map(({ where, why }) => (
              <li key={`${where} ${why}`}>
                {where}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {onRemove === null ? null : (
        <button type="button" className="link" disabled={remove.isPending} onClick={() => remove.mutate()}>
          Remove {name}
        </button>
      )}
      <Problem error={remove.error} />
    </li>
  );
}
