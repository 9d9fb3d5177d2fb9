import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../app/session.js';
import { WideTable } from '../../ui/table.js';
import { When } from '../../ui/when.js';
import { AccountActions, type OnInvited } from './account-actions.js';
import type { ShownAccount } from './queries.js';

type Props = { readonly accounts: readonly ShownAccount[] } & OnInvited;

/** Every account that there was: a name is given once, for it stands beside what it wrote. */
export function Accounts({ accounts, onInvited }: Props) {
  const user = useQuery(sessionQuery).data?.user;
  return (
    <WideTable label="Accounts" className="accounts">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">State</th>
          <th scope="col">Added</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.name}>
            <th scope="row">
              {account.name}
              {account.name === user ? <span className="quiet"> (you)</span> : null}
            </th>
            <td data-label="Role">{account.role}</td>
            <td data-label="State">
              {account.state_words}
              {account.invitation_words === null ? null : <span className="quiet">; {account.invitation_words}</span>}
            </td>
            <td data-label="Added">
              <When at={account.added_at} />
            </td>
            <td>
              <AccountActions account={account} onInvited={onInvited} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
