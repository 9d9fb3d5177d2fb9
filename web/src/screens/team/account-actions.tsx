import { useState } from 'react';
import type { Invitation } from '../../../../src/model/team.js';
import { api, ask } from '../../app/client.js';
import { focusOn } from '../../ui/focus.js';
import { Problem } from '../../ui/problem.js';
import { CloseAccount } from './close-account.js';
import { GiveRole } from './give-role.js';
import type { ShownAccount } from './queries.js';
import { useChange } from './use-change.js';

export type OnInvited = { readonly onInvited: (invitation: Invitation) => void };
type Props = { readonly account: ShownAccount } & OnInvited;
type Opened = 'role' | 'close' | null;
type Did = 'invite' | 'role' | 'close';

/** What can be done with one account. */
export function AccountActions({ account, onInvited }: Props) {
  const { name, state } = account;
  const [opened, setOpened] = useState<Opened>(null);
  const of = { param: { name } };
  const invite = useChange(
    () => (state === 'closed' ? ask(api.team[':name'].open.$post(of)) : ask(api.team[':name'].invitation.$post(of))),
    onInvited,
  );
  const again = state === 'closed' ? 'Open again' : 'Invite anew';
  const turn = (to: Opened): void => setOpened(opened === to ? null : to);
  const close = (to: Did): void => {
    setOpened(null);
    focusOn(placeOf(to, name));
  };
  return (
    <>
      <p className="actions">
        <Action
          does="invite"
          label={again}
          name={name}
          pending={invite.isPending}
          onClick={() => invite.mutate(undefined)}
        />
        {state === 'closed' ? null : (
          <>
            <Action does="role" label="Role" name={name} expanded={opened === 'role'} onClick={() => turn('role')} />
            <Action
              does="close"
              label="Close"
              name={name}
              expanded={opened === 'close'}
              onClick={() => turn('close')}
            />
          </>
        )}
      </p>
      <Problem error={invite.error} />
      {opened === 'role' ? <GiveRole account={account} close={() => close('role')} /> : null}
      {opened === 'close' ? (
        <CloseAccount name={name} onClosed={() => close('invite')} onLeave={() => close('close')} />
      ) : null}
    </>
  );
}

function placeOf(does: Did, name: string): string {
  return `${does}-${name}`;
}

type ActionProps = {
  readonly does: Did;
  readonly label: string;
  readonly name: string;
  readonly pending?: boolean;
  readonly expanded?: boolean;
  readonly onClick: () => void;
};

function Action({ does, label, name, pending = false, expanded, onClick }: ActionProps) {
  return (
    <button
      id={placeOf(does, name)}
      type="button"
      className="link"
      disabled={pending}
      aria-expanded={expanded}
      aria-label={`${label}: ${name}`}
      onClick={onClick}
    >
      {label}
    </button>
  );
}
