import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type FormEvent } from 'react';
import { signIn } from '../../app/session.js';
import { Field } from '../../ui/field.js';
import { focusMain } from '../../ui/focus.js';
import { useTitle } from '../../ui/title.js';
import { Told } from '../../ui/told.js';
import { typedIn } from './typed-in.js';
import './sign-in.css';

/** In place of every screen, for whoever has an account. `ended`: whose session is over. */
export function SignIn({ ended }: { readonly ended: string | null }) {
  useTitle('Sign in');
  const form = useRef<HTMLFormElement>(null);
  const enter = useMutation({
    mutationFn: async (from: HTMLFormElement) => {
      const typed = typedIn(from);
      await signIn({ name: typed('username'), password: typed('password') });
    },
    gcTime: 0,
    onSuccess: focusMain,
  });
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>(ended === null ? '[name=username]' : '[name=password]')?.focus();
  }, [ended]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    enter.mutate(event.currentTarget); // what is kept of a mutation must not hold the password
  };
  return (
    <section className="entrance" aria-labelledby="sign-in">
      <h1 id="sign-in">Sign in</h1>
      {ended === null ? null : (
        <p className="warning" role="alert">
          The session of {ended} has ended. Sign in again and go on: what you typed is still here. What was being sent
          when it ended was not kept.
        </p>
      )}
      <Told error={enter.error} />
      <form ref={form} onSubmit={submit}>
        <Field label="Name">
          {(given) => (
            <input
              {...given}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={100}
              defaultValue={ended ?? ''}
            />
          )}
        </Field>
        <Field label="Password">
          {(given) => (
            <input
              {...given}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={1000}
            />
          )}
        </Field>
        <button type="submit" disabled={enter.isPending}>
          {enter.isPending ? 'One moment…' : 'Sign in'}
        </button>
      </form>
      <p className="quiet">
        No account yet, or the password forgotten? A lead of your team invites you.{' '}
        <Link to="/invitation">I have an invitation</Link>
      </p>
    </section>
  );
}
