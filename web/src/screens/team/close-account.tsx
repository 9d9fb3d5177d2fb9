import { api, ask } from '../../app/client.js';
import { Problem } from '../../ui/problem.js';
import { useChange } from './use-change.js';

type Props = { readonly name: string; readonly onClosed: () => void; readonly onLeave: () => void };

/** Asks once more: whoever is signed in with the account is out at once. */
export function CloseAccount({ name, onClosed, onLeave }: Props) {
  const change = useChange(() => ask(api.team[':name'].close.$post({ param: { name } })), onClosed);
  return (
    <div className="change">
      <p>Whoever is signed in as {name} is out at once. What they wrote stays, under their name.</p>
      <Problem error={change.error} />
      <p className="actions">
        <button type="button" disabled={change.isPending} onClick={() => change.mutate(undefined)}>
          Close the account of {name}
        </button>
        <button type="button" className="link" onClick={onLeave}>
          Leave it
        </button>
      </p>
    </div>
  );
}
