import { useQuery } from '@tanstack/react-query';
import { useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OtherAddress } from '../screens/sign-in/other-address.js';
import { SignIn } from '../screens/sign-in/sign-in.js';
import { Problem } from '../ui/problem.js';
import { nameOf, sessionQuery } from './session.js';

/**
 * The screen for whoever is signed in; for others the way in, at the same address. Where a session has ended, the screen stays behind
 * it with what was typed, out of sight and reach, until the same person is back.
 */
export function Entrance({ children }: { readonly children: ReactNode }) {
  const { data, error } = useQuery(sessionQuery);
  const isForAll = useMatchRoute()({ to: '/invitation' }) !== false;
  if (data === undefined) return <Problem error={error} />;
  if (isForAll) return children;
  const { team, user, whose } = data;
  return (
    <>
      {whose === null ? null : (
        <div key={nameOf(whose)} hidden={user === null}>
          {whose.rights.includes('write') ? null : <LooksOn role={whose.role} />}
          {children}
        </div>
      )}
      {user !== null ? null : team ? (
        <SignIn ended={whose?.user ?? null} />
      ) : (
        <OtherAddress hasEnded={whose !== null} />
      )}
    </>
  );
}

function LooksOn({ role }: { readonly role: string | null }) {
  return (
    <p className="note">
      You look on as a {role}: what would change something is not shown to you. A lead of your team gives roles.
    </p>
  );
}
