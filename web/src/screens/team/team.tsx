import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation as InvitationDocument } from '../../../../src/model/team.js';
import { focusMain } from '../../ui/focus.js';
import { useIsIn } from '../../app/session.js';
import { Loaded } from '../../ui/loaded.js';
import { useTitle } from '../../ui/title.js';
import { Words } from '../../ui/words.js';
import { Accounts } from './accounts.js';
import { AddAccount } from './add-account.js';
import { Invited } from './invited.js';
import { Log } from './log.js';
import { teamQuery } from './queries.js';
import './team.css';

/** Who may sign in, as what, and who did. */
export function TeamScreen() {
  useTitle('Team');
  const query = useQuery(teamQuery);
  const [invitation, setInvitation] = useState<InvitationDocument | null>(null);
  const done = (): void => {
    setInvitation(null);
    focusMain();
  };
  if (!useIsIn() && invitation !== null) setInvitation(null); // it must not outlast the session
  return (
    <>
      <h1>Team</h1>
      <Loaded query={query}>
        {({ accounts }) => (
          <>
            {invitation === null ? null : <Invited key={invitation.code} invitation={invitation} onDone={done} />}
            <Accounts accounts={accounts} onInvited={setInvitation} />
            <AddAccount onInvited={setInvitation} />
            <Log />
            <Words ids={['lead', 'counsel', 'reader']} />
          </>
        )}
      </Loaded>
    </>
  );
}
