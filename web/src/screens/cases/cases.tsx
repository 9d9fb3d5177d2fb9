import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../../app/client.js';
import { casesQuery, queries, workspaceQuery } from '../../app/queries.js';
import { sessionQuery } from '../../app/session.js';
import { IndexWork } from '../../evidence/index-work.js';
import { Empty } from '../../ui/empty.js';
import { OpenExample } from '../../ui/example.js';
import { Field } from '../../ui/field.js';
import { Loaded } from '../../ui/loaded.js';
import { Problem } from '../../ui/problem.js';
import { WideTable } from '../../ui/table.js';
import { useTitle } from '../../ui/title.js';
import { When } from '../../ui/when.js';
import { For } from '../../ui/for.js';

export function Cases() {
  useTitle('Cases');
  const cases = useQuery(casesQuery);
  const isExample = useQuery(workspaceQuery).data?.example ?? false;
  const isTeam = useQuery(sessionQuery).data?.team ?? false;
  return (
    <>
      <h1>Cases</h1>
      {isExample ? <Carrier /> : null}
      <Loaded query={cases}>
        {({ cases: all }) =>
          all.length === 0 ? (
            <For right="write" otherwise="There is no case yet.">
              <First offersExample={!isExample && !isTeam} />
            </For>
          ) : (
            <CaseTable cases={all} />
          )
        }
      </Loaded>
      <IndexWork />
      <For right="write">
        <Begin />
      </For>
    </>
  );
}

type CaseLine = {
  readonly case: string;
  readonly name: string;
  readonly opened_at: string;
  readonly events: number;
  readonly last_at: string;
};

function CaseTable({ cases }: { readonly cases: readonly CaseLine[] }) {
  const newest = cases.toSorted((one, other) => (one.last_at < other.last_at ? 1 : -1));
  return (
    <WideTable label="Cases">
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Opened</th>
          <th scope="col">Last event</th>
          <th scope="col" className="number">
            Events
          </th>
        </tr>
      </thead>
      <tbody>
        {newest.map((one) => (
          <tr key={one.case}>
            <th scope="row">
              <Link to="/cases/$case" params={{ case: one.case }}>
                {one.name}
              </Link>
            </th>
            <td>
              <When at={one.opened_at} />
            </td>
            <td>
              <When at={one.last_at} />
            </td>
            <td className="number">{one.events.toLocaleString('en-US')}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** What the example is, and what its story is told with. */
function Carrier() {
  return (
    <div className="warning">
      <p>
        <strong>Example.</strong> This carrier, its customers and what is said of it are invented. Nothing of it is
        yours.
      </p>
      <p>
        Begin a case, paste{' '}
        <a href="/api/example/claim.txt" target="_blank" rel="noreferrer">
          the post
        </a>{' '}
        into it, and give it{' '}
        <a href="/api/example/sample.csv" download>
          the sample
        </a>
        . The post is of 14 August 2021.
      </p>
    </div>
  );
}

/** `offersExample`: the carrier is served beside, at an address of this machine, to whoever sits at it. */
function First({ offersExample }: { readonly offersExample: boolean }) {
  return (
    <Empty title="Somebody claims to have your data?">
      <p>
        A case keeps everything about it in one record that nobody can change in silence: what was claimed, what you
        found, what you decided, said and sent.
      </p>
      <ol>
        <li>Begin a case below and paste the post, the mail or the article into it.</li>
        <li>Give it the sample. It is tested against your own systems, on this machine.</li>
        <li>See who is hit, whom you must tell by when, and what you may say.</li>
      </ol>
      {offersExample ? <OpenExample name="carrier" label="Open the example carrier" /> : null}
    </Empty>
  );
}

function Begin() {
  const [name, setName] = useState('');
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: () => ask(api.cases.$post({ json: { name } })),
    onSuccess: async ({ case: id }) => {
      await queries.invalidateQueries({ queryKey: casesQuery.queryKey });
      await navigate({ to: '/cases/$case', params: { case: id } });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') begin.mutate();
  };
  return (
    <form className="panel" onSubmit={submit}>
      <h2>Begin a case</h2>
      <Field label="What it is called" help="For example: forum post of 14 August.">
        {(given) => (
          <input {...given} value={name} maxLength={300} required onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Problem error={begin.error} />
      <button type="submit" disabled={begin.isPending}>
        Begin
      </button>
    </form>
  );
}
