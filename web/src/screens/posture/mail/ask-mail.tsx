import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../../../app/client.js';
import { queries } from '../../../app/queries.js';
import { sessionQuery } from '../../../app/session.js';
import { Field } from '../../../ui/field.js';
import { Problem } from '../../../ui/problem.js';

/** The only place of the page that makes the server ask somebody on the network, and only when the button is pressed. */
export function AskMail({ domains }: { readonly domains: readonly string[] }) {
  const isTeam = useQuery(sessionQuery).data?.team ?? true;
  const [domain, setDomain] = useState(domains[0] ?? '');
  const [server, setServer] = useState('');
  const [selectors, setSelectors] = useState('');
  const [lookAlikes, setLookAlikes] = useState(false);
  const check = useMutation({
    mutationFn: () =>
      ask(
        api.posture.mail.$post({
          json: {
            domain,
            server: server.trim() === '' ? null : server.trim(),
            selectors: selectors.split(/[\s,]+/u).filter((selector) => selector !== ''),
            look_alikes: lookAlikes,
          },
        }),
      ),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['posture'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    check.mutate();
  };
  return (
    <form className="panel" onSubmit={submit}>
      <p>
        <strong>This asks on the network:</strong> a name server, for the records of this domain, and the web server of
        its MTA-STS policy where it has one. No mail is sent, and nothing of yours but the name of the domain. Without
        this button nothing is asked.
      </p>
      <div className="row">
        <Field label="Domain" help="What stands behind the @ of your addresses.">
          {(given) => (
            <input
              {...given}
              required
              maxLength={300}
              value={domain}
              onChange={(event) => setDomain(event.target.value)}
            />
          )}
        </Field>
        {isTeam ? null : (
          <Field label="Name server" help="Its IP address. Empty: that of this machine.">
            {(given) => (
              <input
                {...given}
                maxLength={100}
                placeholder="192.0.2.53"
                value={server}
                onChange={(event) => setServer(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label="DKIM selectors" help="s= in a mail that you sent.">
          {(given) => (
            <input
              {...given}
              maxLength={400}
              value={selectors}
              onChange={(event) => setSelectors(event.target.value)}
            />
          )}
        </Field>
      </div>
      <p>
        <label>
          <input type="checkbox" checked={lookAlikes} onChange={(event) => setLookAlikes(event.target.checked)} /> Ask
          for some dozens of names that look like it, too
        </label>
      </p>
      <button type="submit" disabled={check.isPending}>
        Ask the name server
      </button>
      {check.isPending ? (
        <p role="status" className="waiting">
          Asking. A name server that does not answer is waited for up to a minute…
        </p>
      ) : null}
      <Problem error={check.error} />
    </form>
  );
}
