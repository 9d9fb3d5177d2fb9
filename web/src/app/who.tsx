import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Problem } from '../ui/problem.js';
import { leave, nameOf, type Seen } from './session.js';

/** As whom one is signed in, and the way out. */
export function Who({ of: { user, role } }: { readonly of: Seen }) {
  const navigate = useNavigate();
  const out = useMutation({
    mutationFn: async () => {
      await leave();
      await navigate({ to: '/' });
    },
  });
  return (
    <>
      <p className="who">
        {nameOf({ user: user ?? '', role })}{' '}
        <button type="button" className="link" disabled={out.isPending} onClick={() => out.mutate()}>
          Sign out
        </button>
      </p>
      <Problem error={out.error} />
    </>
  );
}
