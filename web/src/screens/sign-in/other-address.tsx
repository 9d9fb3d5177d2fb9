import { useTitle } from '../../ui/title.js';
import { queries, SESSION_KEY } from '../../app/queries.js';

/** Whoever sits at the machine is let in by the address that the server printed, not here. */
export function OtherAddress({ hasEnded }: { readonly hasEnded: boolean }) {
  useTitle('Not signed in');
  const look = (): void => void queries.invalidateQueries({ queryKey: SESSION_KEY });
  return (
    <>
      <h1>{hasEnded ? 'Your session has ended' : 'This browser is not signed in'}</h1>
      <div role="alert">
        <p>
          Open the address that <code>assay serve</code> printed last, with its token. A session ends after 12 hours,
          and with its server.
        </p>
        {hasEnded ? (
          <p>
            Open it in another tab of this browser, then come back to this one: what you typed is still here. What was
            being sent when the session ended was not kept.
          </p>
        ) : null}
      </div>
      <button type="button" className="plain" onClick={look}>
        I have opened it
      </button>
    </>
  );
}
