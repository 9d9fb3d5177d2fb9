import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { sessionQuery, takeInvitation } from '../../app/session.js';
import { Field } from '../../ui/field.js';
import { useTitle } from '../../ui/title.js';
import { Told } from '../../ui/told.js';
import { NewPassword } from './new-password.js';
import { typedIn } from './typed-in.js';
import './sign-in.css';

/** Whoever was invited chooses a password, and is in. */
export function Invitation() {
  useTitle('Invitation');
  const session = useQuery(sessionQuery).data;
  const [differ, setDiffer] = useState(false);
  const navigate = useNavigate();
  const take = useMutation({
    // What is kept of a mutation must not hold what was typed: it is read from the form.
    mutationFn: async (from: HTMLFormElement) => {
      const typed = typedIn(from);
      await takeInvitation({ code: codeIn(typed('code')), password: typed('password') });
    },
    gcTime: 0,
    onSuccess: () => navigate({ to: '/' }),
  });
  const [code, setCode] = useCode(take.reset);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    take.reset();
    const typed = typedIn(event.currentTarget);
    const isSame = typed('password') === typed('again');
    setDiffer(!isSame);
    if (isSame) take.mutate(event.currentTarget);
  };
  if (session?.team === false) return <NoTeam />;
  return (
    <section className="entrance" aria-labelledby="invitation">
      <h1 id="invitation">You are invited</h1>
      <p>Choose a password. From then on you sign in with your name and with it.</p>
      {session?.user ? (
        <p className="warning">
          You are signed in as {session.user}. Whoever takes up an invitation here is signed in as somebody else.
        </p>
      ) : null}
      <Told error={take.error} />
      <form onSubmit={submit}>
        <Field label="Code of the invitation" help="It holds once, for 72 hours.">
          {(given) => (
            <input
              {...given}
              name="code"
              value={code}
              required
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                take.reset();
                setCode(event.target.value);
              }}
            />
          )}
        </Field>
        <NewPassword account={/^([a-z0-9._-]+):/u.exec(codeIn(code))?.[1] ?? ''} differ={differ} />
        <button type="submit" disabled={take.isPending}>
          {take.isPending ? 'One moment…' : 'Keep it and sign in'}
        </button>
      </form>
    </section>
  );
}

function NoTeam() {
  return (
    <>
      <h1>There are no accounts here</h1>
      <p>
        This page is of whoever sits at its machine. A team is served by <code>assay serve --team</code>.
      </p>
      <p>
        <Link to="/">To the cases</Link>
      </p>
    </>
  );
}

/** The code behind the `#` of the address, told when it is another one, which is sent to nobody; from there it is taken away, so that it stays in no history. */
function useCode(onOther: () => void): readonly [string, (code: string) => void] {
  const fragment = useLocation({ select: ({ hash }) => hash });
  const [code, setCode] = useState(fragment);
  useEffect(() => {
    if (fragment === '') return;
    setCode(fragment);
    onOther();
    history.replaceState(history.state, '', location.pathname);
  }, [fragment, onOther]);
  return [code, setCode];
}

/** The code alone, also of a whole address that was pasted. */
function codeIn(pasted: string): string {
  return pasted.slice(pasted.lastIndexOf('#') + 1).trim();
}
